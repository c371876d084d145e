import Estimation
public import Results

extension SurveyDesign {
    /// The stages in numbers, the second phase last; none where replicates that came with the data hide them.
    public var stageDescriptions: [DesignStage] {
        guard facts.variance.tellsUnits else { return [] }
        let described = stages.indices.map { number in
            describe(
                stages[number], variable: number < declaration.clusters.count ? declaration.clusters[number] : nil,
                contributes: contributes(number), rows: nil)
        }
        guard case .twoPhase(let second) = method else { return described }
        // Rows not drawn again have no weight.
        return described + [
            describe(
                second.stage, variable: declaration.secondPhase?.clusters.last, contributes: true,
                rows: weights.values.map { $0 > 0 })
        ]
    }

    private func contributes(_ number: Int) -> Bool {
        switch method {
        case .linearized: number < contributingStages
        case .pairwise, .twoPhase: number == 0
        case .replicated(let replication): number <= replication.stage
        }
    }

    /// - Parameter rows: those that are in the stage; all when `nil`.
    private func describe(
        _ stage: SamplingStage, variable: String?, contributes: Bool, rows: [Bool]?
    ) -> DesignStage {
        var sizes = [Int](repeating: 0, count: stage.units.count)
        for (row, unit) in stage.units.codes.enumerated() where rows?[row] ?? true { sizes[Int(unit)] += 1 }
        let fractions: [Double]? =
            stage.inclusionProbabilities
            ?? stage.populationUnits.map { _ in (0..<stage.stratumCount).map(stage.samplingFraction) }
        return DesignStage(
            variable: variable, isSecondPhase: rows != nil, unitCount: stage.units.count,
            stratumCount: stage.stratumCount, populationCount: stage.populationUnits?.reduce(0, +),
            fractions: fractions.flatMap { values in
                values.min().flatMap { lowest in values.max().map { lowest...$0 } }
            },
            contributes: contributes, unitsPerStratum: Self.spread(stage.sampledUnits), rowsPerUnit: Self.spread(sizes),
            oneRowUnits: sizes.count { $0 == 1 }, twoUnitStrata: stage.sampledUnits.count { $0 == 2 },
            singleUnitStrata: stage.singleUnitStrata.count)
    }

    private static func spread(_ sizes: [Int]) -> DesignStage.Spread {
        let summary = WeightSummary(sizes.map(Double.init))
        return DesignStage.Spread(
            minimum: summary.minimum, median: summary.median, maximum: summary.maximum,
            coefficientOfVariation: summary.coefficientOfVariation)
    }
}
