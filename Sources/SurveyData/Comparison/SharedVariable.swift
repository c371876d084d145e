public import Frame

/// A variable that two data files have, ready to be compared.
public enum SharedVariable: Sendable {
    /// Numbers, NaN where there is none.
    case numbers([Double], [Double])
    /// Counts of categories that are the same in both by their labels, or else by their codes.
    case counts([Int], [Int], categories: [String])

    /// `nil` for identifiers, free texts, and columns that hold numbers in one file and categories in the other.
    public init?(_ name: String, _ a: CodebookSide, _ b: CodebookSide) {
        guard let first = a.frame?[name], let second = b.frame?[name] else { return nil }
        let kinds = [a, b].map { $0.codebook.variable(name)?.kind }
        guard !kinds.contains(.identifier), !kinds.contains(.text),
            ![a, b].contains(where: { $0.codebook.waveVariable == name }),
            ![a, b].contains(where: { $0.codebook.key.contains(name) })
        else { return nil }
        if let x = first.doubles, let y = second.doubles {
            guard !Self.isIdentifier(x), !Self.isIdentifier(y) else { return nil }
            self = .numbers(x, y)
            return
        }
        guard case .categorical(let x, let old) = first.values, case .categorical(let y, let new) = second.values
        else { return nil }
        let places = Self.places(of: new, among: old)
        let extra = places.filter { $0 >= old.count }.count
        var counts = (
            a: [Int](repeating: 0, count: old.count + extra), b: [Int](repeating: 0, count: old.count + extra)
        )
        for code in x where code >= 0 { counts.a[Int(code)] += 1 }
        for code in y where code >= 0 { counts.b[places[Int(code)]] += 1 }
        let added = zip(new, places).filter { $0.1 >= old.count }.map(\.0)
        self = .counts(counts.a, counts.b, categories: (old + added).map { $0.label.allTexts[0] })
    }

    /// Whole numbers that all differ tell rows apart.
    private static func isIdentifier(_ values: [Double]) -> Bool {
        var seen: Set<Double> = []
        for value in values where !value.isNaN {
            guard value == value.rounded(), seen.insert(value).inserted else { return false }
        }
        return seen.count >= 50
    }

    /// Where each level of a file stands among those of the other: by its label, or else by its code, or else behind them.
    static func places(of levels: CategoricalLevels, among others: CategoricalLevels) -> [Int] {
        var taken: Set<Int> = []
        var places = levels.map { level -> Int? in
            let same = others.indices.filter { hasSameMeaning(others[$0], level) && !taken.contains($0) }
            guard same.count == 1 else { return nil }
            taken.insert(same[0])
            return same[0]
        }
        var next = others.count
        for (index, level) in levels.enumerated() where places[index] == nil {
            if let same = others.indices.first(where: { isSameCode(others[$0].code, level.code) && !taken.contains($0) }
            ) {
                taken.insert(same)
                places[index] = same
            } else {
                places[index] = next
                next += 1
            }
        }
        return places.map { $0 ?? 0 }
    }
}
