import Estimation
public import Frame
import Results

extension SurveyDesign {
    /// The strata with a single unit, of stages that contribute to the variance.
    ///
    /// - Parameters:
    ///   - frame: holds the variables, every row of the sample.
    ///   - language: of the levels' labels.
    public func singleUnitStrata(in frame: DataFrame, language: String) -> [SingleUnitStratum] {
        guard facts.variance.tellsUnits else { return [] }
        let total = weights.values.reduce(0, +)
        return stageDescriptions.indices.filter { $0 < stages.count && stageDescriptions[$0].contributes }
            .flatMap { number -> [SingleUnitStratum] in
                let stage = stages[number]
                let single = stage.singleUnitStrata
                guard !single.isEmpty else { return [] }
                var place = [Int](repeating: -1, count: stage.stratumCount)
                for (index, stratum) in single.enumerated() { place[stratum] = index }
                var counts = [Int](repeating: 0, count: single.count)
                var sums = [Double](repeating: 0, count: single.count)
                var rows = [Int](repeating: -1, count: single.count)
                for (row, unit) in stage.units.codes.enumerated() {
                    let index = place[Int(stage.stratumOfUnit[Int(unit)])]
                    guard index >= 0 else { continue }
                    if rows[index] < 0 { rows[index] = row }
                    counts[index] += 1
                    sums[index] += weights.values[row]
                }
                let columns = (declaration.stratumVariables + declaration.clusters.prefix(number)).compactMap {
                    frame[$0]?.categories
                }
                return single.indices.map { index in
                    SingleUnitStratum(
                        stage: number,
                        levels: columns.map { column in
                            let code = Int(column.codes[rows[index]])
                            return code < 0 ? "?" : column.levels[code].label.text(in: language)
                        }, rowCount: counts[index], weightShare: sums[index] / total)
                }
            }
    }

    /// How many identifiers of first-stage units occur in several strata.
    public func unitsAcrossStrata(in frame: DataFrame) -> Int {
        guard let cluster = declaration.clusters.first.flatMap({ frame[$0] }), stages[0].stratumCount > 1 else {
            return 0
        }
        let identifiers = CrossedCodes(cluster)
        var stratum = [Int32](repeating: -1, count: identifiers.count)
        var isShared = [Bool](repeating: false, count: identifiers.count)
        for (row, unit) in stages[0].units.codes.enumerated() {
            let own = stages[0].stratumOfUnit[Int(unit)]
            let identifier = Int(identifiers.codes[row])
            if stratum[identifier] < 0 { stratum[identifier] = own }
            if stratum[identifier] != own { isShared[identifier] = true }
        }
        return isShared.count { $0 }
    }
}
