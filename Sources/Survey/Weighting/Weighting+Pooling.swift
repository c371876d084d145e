public import Frame

extension Weighting {
    /// Weights of several cycles put together, so that they stand for the population of the average moment: each cycle's
    /// weights times its share of the time covered, ℓ_c/Σℓ. With k cycles of one length they are divided by k.
    ///
    /// Cycles are independent samples, so that strata must differ between them: see ``cycleStrata(_:strata:)``.
    ///
    /// - Throws: ``WeightingError`` for cycles that overlap or have no length, and for rows of a cycle that is not declared.
    /// - Source: NCHS (2013), Vital Health Stat 2(161), "Analytic guidelines", combining survey cycles; (2020) on 2017 to
    ///   March 2020.
    public func pooled(_ variable: String, cycles: [SurveyCycle]) throws(WeightingError) -> AdjustedWeights {
        guard !cycles.isEmpty else { throw .nothingToDo(what: "pooling", needs: "at least one cycle") }
        try check(cycles)
        let cells = try CodedCells([variable], in: frame, role: "cycle", weights: weights)
        var cycleOfLevel: [Int: Int] = [:]
        for (number, cycle) in cycles.enumerated() {
            guard let level = cells.levels[0].index(named: cycle.level) else {
                throw .unknownLevel(
                    variable: variable, level: cycle.level, known: cells.levels[0].map(\.name), total: nil)
            }
            if let other = cycleOfLevel.updateValue(number, forKey: level) {
                throw .overlappingCycles(cycles[other], cycle)
            }
        }
        let sum = cycles.reduce(0) { $0 + $1.length }
        let shares = cycles.map { $0.length / sum }
        var factorOfCell = [Double](repeating: 0, count: cells.count)
        var unknown: [String] = []
        for cell in 0..<cells.count {
            let name = cells.name(cell)
            guard let cycle = cycleOfLevel.first(where: { cells.number(of: [$0.key]) == cell })?.value else {
                unknown.append(name)
                continue
            }
            factorOfCell[cell] = shares[cycle]
        }
        guard unknown.isEmpty else { throw .undeclaredCycles(unknown) }
        return AdjustedWeights(
            before: weights, factors: cells.codes.map { $0 < 0 ? 1 : factorOfCell[Int($0)] },
            facts: .pooled(shares: shares))
    }

    /// Strata that differ between cycles: the combinations of the cycle with the stratum variables, as a column of whole
    /// numbers from 1. A stratum numbered alike in two cycles is two strata; without stratum variables each cycle is one.
    public func cycleStrata(
        _ variable: String, strata: [String], named name: String
    ) throws(WeightingError) -> Column {
        let ones = [Double](repeating: 1, count: frame.rowCount)
        let cells = try CodedCells([variable] + strata, in: frame, role: "strata", weights: ones)
        return Column(name: name, values: .integer(IntegerValues(cells.codes.map { $0 + 1 })))
    }

    private func check(_ cycles: [SurveyCycle]) throws(WeightingError) {
        for cycle in cycles where !(cycle.length > 0 && cycle.length.isFinite) { throw .cycleWithoutLength(cycle) }
        let ordered = cycles.sorted { $0.start < $1.start }
        for (earlier, later) in zip(ordered, ordered.dropFirst()) where later.start < earlier.end {
            throw .overlappingCycles(earlier, later)
        }
    }
}
