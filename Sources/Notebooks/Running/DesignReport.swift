import Frame
import Results
import Survey

/// Tells what a design is, as statistics and notes.
struct DesignReport {
    let description: DesignDescription
    private let design: SurveyDesign
    private let frame: DataFrame
    private let history: (given: SamplingWeights, steps: [AdjustedWeights])
    private let language: String

    init(
        design: SurveyDesign, frame: DataFrame, history: (given: SamplingWeights, steps: [AdjustedWeights]),
        population: String?, language: String
    ) {
        var facts = design.facts
        facts.adjustments = zip(history.steps, design.declaration.adjustments).map { $0.facts(of: $1) }
        description = DesignDescription(
            facts: facts, rowCount: design.rowCount, zeroWeightCount: design.weights.values.count { $0 == 0 },
            stages: design.stageDescriptions, software: "\(Software.name) \(Software.version)", population: population)
        self.design = design
        self.frame = frame
        self.history = history
        self.language = language
    }

    // MARK: Summary

    /// Fewer degrees of freedom are remarked on: NCHS looks at such estimates one by one (Vital Health Stat 2(175), 2017).
    private static let fewestDegreesOfFreedom = 8.0

    func summary(id: String) -> AnalysisResult {
        let facts = description.facts
        var statistics = [
            Statistic(analysis: id, name: .n, value: Double(description.rowCount)),
            Statistic(analysis: id, variable: "zeroWeight", name: .n, value: Double(description.zeroWeightCount)),
            Statistic(analysis: id, name: .degreesOfFreedom, value: facts.degreesOfFreedom),
        ]
        if let first = description.stages.first {
            statistics += [
                Statistic(analysis: id, variable: "units", name: .n, value: Double(first.unitCount)),
                Statistic(analysis: id, variable: "strata", name: .n, value: Double(first.stratumCount)),
            ]
        }
        if case .replicates(let replicates) = facts.variance {
            statistics += [
                Statistic(analysis: id, variable: "replicates", name: .n, value: Double(replicates.count)),
                Statistic(analysis: id, variable: "replicates", name: .scale, value: replicates.scale),
            ]
        }
        return AnalysisResult(
            id: id, kind: .design(.summary), labels: ResultLabels(), statistics: statistics,
            notes: [.methods(description)] + remarks)
    }

    private var remarks: [Note] {
        let facts = description.facts
        var remarks: [DesignRemark] = []
        if let first = description.stages.first {
            if first.twoUnitStrata > 0, first.twoUnitStrata < first.stratumCount, !facts.strata.isEmpty {
                remarks.append(.twoUnitStrata(count: first.twoUnitStrata, of: first.stratumCount))
            }
        }
        for stage in description.stages where stage.oneRowUnits > 0 {
            guard let variable = stage.variable else { continue }
            remarks.append(.oneRowUnits(variable: variable, count: stage.oneRowUnits, of: stage.unitCount))
        }
        if facts.degreesOfFreedom < Self.fewestDegreesOfFreedom {
            remarks.append(.fewDegreesOfFreedom(facts.degreesOfFreedom))
        }
        if case .replicates(let replicates) = facts.variance, replicates.isScaleUnusual {
            remarks.append(.producersScale(replicates.scale, implied: replicates.impliedScale))
        }
        let shared = design.declaration.nested ? design.unitsAcrossStrata(in: frame) : 0
        let suspicion: [Note] =
            shared > 0
            ? [
                .suspicion(
                    Array(facts.clusters.prefix(1)),
                    .unitsAcrossStrata(stratum: facts.strata.joined(separator: " × "), count: shared))
            ] : []
        return remarks.map { .designRemark($0) } + suspicion
    }

    // MARK: Stages

    func stages(id: String) -> AnalysisResult {
        let stages = description.stages
        let names = stages.indices.map { stages[$0].isSecondPhase ? "secondPhase" : "stage\($0 + 1)" }
        return AnalysisResult(
            id: id, kind: .design(.stages),
            labels: ResultLabels(
                variables: zip(names, stages).map { .init(name: $0, label: label(of: $1)) }),
            statistics: zip(names, stages).flatMap { statistics(of: $1, named: $0, id) },
            notes: stages.isEmpty
                ? [.methods(description)]
                : [
                    .stageColumns(
                        contributing: stages.count { $0.contributes }, of: stages.count,
                        hasFractions: stages.contains { $0.fractions != nil })
                ])
    }

    private func label(of stage: DesignStage) -> String {
        let isChinese = language == "zh"
        let units = stage.variable ?? (isChinese ? "（行）" : "(rows)")
        guard stage.isSecondPhase else { return units }
        return (isChinese ? "第二相：" : "second phase: ") + units
    }

    private func statistics(of stage: DesignStage, named name: String, _ id: String) -> [Statistic] {
        func one(_ group: String, _ statistic: StatisticName, _ value: Double) -> Statistic {
            Statistic(analysis: id, variable: name, group: group, name: statistic, value: value)
        }
        func spread(_ group: String, _ spread: DesignStage.Spread) -> [Statistic] {
            [
                one(group, .minimum, spread.minimum), one(group, .median, spread.median),
                one(group, .maximum, spread.maximum),
                one(group, .coefficientOfVariation, spread.coefficientOfVariation),
            ]
        }
        let fractions = stage.fractions.map { range in
            [one("fraction", .minimum, range.lowerBound), one("fraction", .maximum, range.upperBound)]
        }
        return [
            one("units", .n, Double(stage.unitCount)), one("strata", .n, Double(stage.stratumCount)),
            one("singleUnitStrata", .n, Double(stage.singleUnitStrata)),
            one("twoUnitStrata", .n, Double(stage.twoUnitStrata)), one("oneRowUnits", .n, Double(stage.oneRowUnits)),
        ] + (stage.populationCount.map { [one("population", .total, $0)] } ?? []) + (fractions ?? [])
            + spread("unitsPerStratum", stage.unitsPerStratum) + spread("rowsPerUnit", stage.rowsPerUnit)
    }

    // MARK: Strata with a single unit

    func strata(id: String) -> AnalysisResult {
        let strata = design.singleUnitStrata(in: frame, language: language)
        let names = strata.map { stratum in
            stratum.levels.isEmpty
                ? (language == "zh" ? "全部样本" : "the whole sample") : stratum.levels.joined(separator: " × ")
        }
        let keys = strata.indices.map { "\($0 + 1)" }
        func one(_ key: String, _ group: String, _ name: StatisticName, _ value: Double) -> Statistic {
            Statistic(analysis: id, variable: "stratum", level: key, group: group, name: name, value: value)
        }
        return AnalysisResult(
            id: id, kind: .design(.strata),
            labels: ResultLabels(
                variables: [
                    .init(name: "stratum", label: "", levels: zip(keys, names).map { .init(name: $0, label: $1) })
                ]),
            statistics: [Statistic(analysis: id, variable: "stratum", name: .n, value: Double(strata.count))]
                + zip(keys, strata).flatMap { key, stratum in
                    [
                        one(key, "stage", .n, Double(stratum.stage + 1)),
                        one(key, "rows", .n, Double(stratum.rowCount)),
                        one(key, "weight", .proportion, stratum.weightShare),
                    ]
                },
            notes: description.facts.usesPolicy
                ? [.singleUnits(policy: description.facts.singlePSU, count: strata.count)] : [.methods(description)])
    }

    // MARK: Weights

    /// Weights above so many times the median are remarked on.
    private static let largeRatio = 5.0

    func weights(id: String) -> AnalysisResult {
        let vectors = [history.given.values] + history.steps.map(\.weights)
        let names = vectors.indices.map { $0 == 0 ? "given" : "step\($0)" }
        let summaries = vectors.map { WeightDescription($0, large: Self.largeRatio) }
        var remarks: [DesignRemark] = []
        if let last = summaries.last {
            if last.zeroCount > 0 { remarks.append(.zeroWeights(last.zeroCount)) }
            if last.countOfLarge > 0 {
                remarks.append(
                    .largeWeights(
                        count: last.countOfLarge, ratio: Self.largeRatio, largestToMedian: last.largestToMedian))
            }
        }
        return AnalysisResult(
            id: id, kind: .design(.weights),
            labels: ResultLabels(variables: names.map { .init(name: $0, label: $0) }),
            statistics: zip(names, summaries).flatMap { name, summary in
                summary.statistics.map { statistic, group, value in
                    Statistic(analysis: id, variable: name, group: group, name: statistic, value: value)
                }
            },
            notes: [.weightRows] + remarks.map { .designRemark($0) } + [.design(description.facts)])
    }
}
