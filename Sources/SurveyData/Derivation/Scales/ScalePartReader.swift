import Frame

/// Decodes the scores of a scale: its own and its subscales'.
struct ScalePartReader {
    let mapping: ConfigurationMapping
    let meaning: String
    let numbers: ItemNumbers

    /// The scale's own score: of all items, or the total of subscales.
    func total(subscales: [String]) -> ScalePart {
        let total = mapping["total"]?.items.compactMap {
            $0.choice("a part of the total of \(meaning)", of: subscales)
        }
        let minimum = total == nil ? self.minimum(mapping, meaning, of: numbers.count) : nil
        return ScalePart(
            name: nil, label: mapping["label"]?.localizedText("the label of \(meaning)"),
            content: total.map { .sum($0) } ?? .items(Array(1...numbers.count)), score: score,
            minimumAnswered: minimum ?? numbers.count, roundsHalfUp: roundsHalfUp)
    }

    func subscales() -> [ScalePart] {
        guard let node = mapping["subscales"] else { return [] }
        let pairs = ConfigurationMapping(node, "'subscales' of \(meaning)").pairs
        let names = pairs.map(\.name)
        return pairs.compactMap { pair in
            let subscale = "subscale '\(pair.name)' of \(meaning)"
            let fields = ConfigurationMapping(
                pair.value, subscale, known: ["label", "items", "sum", "minimumAnswered"])
            let content: ScalePart.Content
            let count: Int
            if let sum = fields["sum"] {
                let parts = sum.items.compactMap {
                    $0.choice("a part of \(subscale)", of: names.filter { $0 != pair.name })
                }
                content = .sum(parts)
                count = numbers.count
            } else {
                guard let items = fields.required("items", in: subscale) else { return nil }
                let read = numbers.read(items, "of \(subscale)")
                guard !read.isEmpty, Set(read).count == read.count else {
                    items.report("\(subscale) needs items, each once.")
                    return nil
                }
                content = .items(read)
                count = read.count
            }
            return ScalePart(
                name: pair.name, label: fields["label"]?.localizedText("the label of \(subscale)"), content: content,
                score: score, minimumAnswered: minimum(fields, subscale, of: count) ?? inherited(count),
                roundsHalfUp: roundsHalfUp)
        }
    }

    /// A subscale without a number of its own takes that of a scale whose score is a total of subscales; otherwise all of
    /// its items must be answered.
    private func inherited(_ count: Int) -> Int {
        guard mapping["total"] != nil, let node = mapping["minimumAnswered"],
            let minimum = node.wholeNumber("'minimumAnswered' of \(meaning)")
        else { return count }
        return min(minimum, count)
    }

    private func minimum(_ fields: ConfigurationMapping, _ owner: String, of count: Int) -> Int? {
        guard let minimum = fields["minimumAnswered"]?.wholeNumber("'minimumAnswered' of \(owner)") else { return nil }
        if !(1...count).contains(minimum) {
            fields["minimumAnswered"]?.report("'minimumAnswered' of \(owner) must lie between 1 and \(count).")
        }
        return minimum
    }

    private var score: ScalePart.Score {
        let scores = ScalePart.Score.allCases.map(\.rawValue)
        return mapping["score"]?.choice("'score' of \(meaning)", of: scores).flatMap { ScalePart.Score(rawValue: $0) }
            ?? .sum
    }

    private var roundsHalfUp: Bool {
        mapping["round"]?.choice("'round' of \(meaning)", of: ["halfUp", "none"]) == "halfUp"
    }
}
