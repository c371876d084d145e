import Estimation
public import Frame

extension Weighting {
    /// Weights of several cycles put together, so that they stand for the population of the average moment: each cycle's
    /// weights times its share of the time covered, ℓ_c/Σℓ. With k cycles of one length they are divided by k.
    ///
    /// Cycles are independent samples: the design takes the cycle as a stratum variable.
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
        var factorOfCell = [Double](repeating: .nan, count: cells.count)
        for (level, cycle) in cycleOfLevel {
            if let cell = cells.number(of: [level]) { factorOfCell[cell] = shares[cycle] }
        }
        let present = WeightSummary.of(weights, groups: GroupIndex(codes: cells.codes, count: cells.count))
        let undeclared = (0..<cells.count).filter { factorOfCell[$0].isNaN && present[$0].positiveCount > 0 }
        guard undeclared.isEmpty else { throw .undeclaredCycles(undeclared.map { cells.name($0) }) }
        // What is left without a share has no weight to multiply.
        factorOfCell = factorOfCell.map { $0.isNaN ? 1 : $0 }
        return AdjustedWeights(
            before: weights, factors: cells.codes.map { $0 < 0 ? 1 : factorOfCell[Int($0)] },
            facts: .pooled(shares: shares))
    }

    private func check(_ cycles: [SurveyCycle]) throws(WeightingError) {
        for cycle in cycles where !(cycle.length > 0 && cycle.length.isFinite) { throw .cycleWithoutLength(cycle) }
        let ordered = cycles.sorted { $0.start < $1.start }
        for (earlier, later) in zip(ordered, ordered.dropFirst()) where later.start < earlier.end {
            throw .overlappingCycles(earlier, later)
        }
    }
}
