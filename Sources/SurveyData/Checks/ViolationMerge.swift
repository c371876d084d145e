/// Puts together the violations of the blocks of a file, as if it had been decoded whole.
struct ViolationMerge: Sendable {
    /// By variable, and within it by kind in the order of first appearance.
    private var entries: [String: [Violation]] = [:]

    /// Adds the violations of the next block, whose rows begin at `firstRow` of the file.
    mutating func add(_ violations: [Violation], firstRow: Int) {
        for violation in violations {
            let examples = violation.examples.map {
                Violation.Example(row: $0.row + firstRow, found: $0.found)
            }
            var known = entries[violation.variable] ?? []
            let place = known.firstIndex { $0.kind == violation.kind } ?? known.count
            let before = place < known.count ? known.remove(at: place) : nil
            known.insert(
                Violation(
                    variable: violation.variable, kind: violation.kind,
                    count: (before?.count ?? 0) + violation.count,
                    examples: Array(((before?.examples ?? []) + examples).prefix(Violation.exampleLimit))),
                at: place)
            entries[violation.variable] = known
        }
    }

    /// All of them, in the order of the columns; what cannot be read for want of a wave comes before what is wrong in it.
    func violations(columns: [String]) -> [Violation] {
        // Items of scales may be derived variables.
        let others = entries.keys.filter { !columns.contains($0) }.sorted()
        return (columns + others).flatMap { column -> [Violation] in
            let own = entries[column] ?? []
            return own.filter(\.isOfWave) + own.filter { !$0.isOfWave }
        }
    }
}

extension Violation {
    fileprivate var isOfWave: Bool {
        if case .unknownWave = kind { return true }
        return false
    }
}
