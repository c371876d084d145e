import Estimation
import Frame

extension DesignAssembly {
    /// The second phase of a two-phase sample, and the weights of both phases together: first-phase weights times the
    /// inverse sampling fraction of the row's second-phase stratum; 0 for rows not drawn again.
    func secondPhase(
        _ declared: SecondPhaseDeclaration, first: SamplingStage, weights: SamplingWeights
    ) throws(DesignError) -> (SecondPhase, SamplingWeights) {
        let selected = try truths(declared.selected, role: "secondPhase")
        var strata = CrossedCodes(single: frame.rowCount)
        for name in declared.strata {
            strata = CrossedCodes(strata, CrossedCodes(try complete(name, role: "strata")))
        }
        var identifiers = CrossedCodes(rows: frame.rowCount)
        if let first = declared.clusters.first {
            identifiers = CrossedCodes(try complete(first, role: "clusters"))
            for name in declared.clusters.dropFirst() {
                identifiers = CrossedCodes(identifiers, CrossedCodes(try complete(name, role: "clusters")))
            }
        }
        let units = CrossedCodes(strata, identifiers)
        let stratumOfUnit = units.parents(in: strata).parents
        var isDrawn = [Bool](repeating: false, count: units.count)
        for row in selected.indices where selected[row] { isDrawn[Int(units.codes[row])] = true }
        var sampled = [Int](repeating: 0, count: strata.count)
        var available = [Double](repeating: 0, count: strata.count)
        for unit in 0..<units.count {
            available[Int(stratumOfUnit[unit])] += 1
            if isDrawn[unit] { sampled[Int(stratumOfUnit[unit])] += 1 }
        }
        if let empty = sampled.firstIndex(of: 0) {
            let row = strata.codes.firstIndex(of: Int32(empty)) ?? 0
            throw .emptySecondPhaseStratum(
                stratum: declared.strata.map { text(row, $0) }.joined(separator: "×"), count: Int(available[empty]))
        }
        if let row = selected.indices.first(where: { !selected[$0] && isDrawn[Int(units.codes[$0])] }) {
            throw .partlyDrawn(
                unit: declared.clusters.map { text(row, $0) }.joined(separator: "×"),
                variable: declared.clusters.joined(separator: " × "), first: locate(row, declared.selected))
        }
        // Units that were not drawn take no part in the second phase.
        let drawn = (0..<units.count).filter { isDrawn[$0] }
        var number = [Int32](repeating: -1, count: units.count)
        for (index, unit) in drawn.enumerated() { number[unit] = Int32(index) }
        let stage = SamplingStage(
            units: SummationUnits(codes: units.codes.map { max(0, number[Int($0)]) }, count: drawn.count),
            stratumOfUnit: drawn.map { stratumOfUnit[$0] }, stratumCount: strata.count, sampledUnits: sampled,
            populationUnits: available, parentOfUnit: [])
        if declaration.singlePSU == .refuse, let single = stage.singleUnitStrata.first {
            let row = strata.codes.firstIndex(of: Int32(single)) ?? 0
            throw .singleSecondPhase(stratum: declared.strata.map { text(row, $0) }.joined(separator: "×"))
        }
        var both = weights.values
        for row in both.indices {
            let stratum = Int(strata.codes[row])
            both[row] *= selected[row] ? available[stratum] / Double(sampled[stratum]) : 0
        }
        return (SecondPhase(first: first, stage: stage, selected: selected), SamplingWeights(both))
    }

    /// A yes/no variable with a value in every row.
    func truths(_ name: String, role: String) throws(DesignError) -> [Bool] {
        let column = try complete(name, role: role)
        let categories = column.categories
        // Codes tell, or where they do not (1 and 2), names.
        for text in [\CategoricalLevel.code, \CategoricalLevel.name] {
            let meanings = categories.levels.map { Self.meaning($0[keyPath: text]) }
            if categories.codes.allSatisfy({ $0 >= 0 && meanings[Int($0)] != nil }) {
                return categories.codes.map { meanings[Int($0)] == true }
            }
        }
        throw .noTruths(role: role, variable: name, levels: categories.levels.map(\.code))
    }

    private static func meaning(_ text: String) -> Bool? {
        switch text.lowercased() {
        case "1", "yes", "true", "y", "是": true
        case "0", "no", "false", "n", "否": false
        default: nil
        }
    }

    /// Weights of two overlapping frames, so that every person counts once.
    func combined(
        _ declared: DualFrameDeclaration, weights: SamplingWeights
    ) throws(DesignError) -> SamplingWeights {
        let frames = try complete(declared.frame, role: "dualFrame").categories
        let occurring = frames.levels.indices.filter { frames.codes.contains(Int32($0)) }
        guard occurring.count == 2 else {
            throw .notTwoFrames(variable: declared.frame, levels: occurring.map { frames.levels[$0].code })
        }
        guard declared.share > 0, declared.share < 1 else { throw .noShare(declared.share) }
        let inBoth = try truths(declared.inBoth, role: "dualFrame")
        return SamplingWeights(
            weights.values.indices.map { row in
                let share = frames.codes[row] == Int32(occurring[0]) ? declared.share : 1 - declared.share
                return weights.values[row] * (inBoth[row] ? share : 1)
            })
    }
}
