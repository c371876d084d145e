import Results

/// The signs of what is not shown, or not without a caution: a letter for each rule, in the order of the table.
struct MarkSigns {
    private let rules: [StatisticMark]
    private let phrasebook: Phrasebook

    init(_ statistics: [Statistic], in phrasebook: Phrasebook) {
        var rules: [StatisticMark] = []
        for mark in statistics.flatMap(\.marks) where mark != .confidential && !rules.contains(mark) {
            rules.append(mark)
        }
        self.rules = rules
        self.phrasebook = phrasebook
    }

    /// What stands in place of a number that must not be shown.
    func hidden(_ statistic: Statistic) -> Cell? {
        guard let mark = statistic.marks.first(where: \.hides) else { return nil }
        return .phrase(mark == .confidential ? Self.confidential : Self.unreliable + letter(mark))
    }

    /// A cell with the signs of its number's cautions, or what stands in its place.
    func marked(_ cell: Cell, _ statistic: Statistic) -> Cell {
        if let hidden = hidden(statistic) { return hidden }
        let signs = statistic.marks.map(letter).joined()
        return signs.isEmpty ? cell : .signed(cell, signs)
    }

    /// What the letters say, a sentence each.
    var notes: [String] {
        rules.map { mark in "\(mark.hides ? Self.unreliable : "")\(letter(mark)) \(phrasebook.sentence(mark))" }
    }

    private func letter(_ mark: StatisticMark) -> String {
        rules.firstIndex(of: mark).map { Self.letters[min($0, Self.letters.count - 1)] } ?? ""
    }

    static let confidential = "‡"
    private static let unreliable = "*"
    private static let letters = ["ᵃ", "ᵇ", "ᶜ", "ᵈ", "ᵉ", "ᶠ", "ᵍ", "ʰ", "ⁱ", "ʲ", "ᵏ", "ˡ"]
}
