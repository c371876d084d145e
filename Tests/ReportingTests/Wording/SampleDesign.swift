import Results

/// Designs of every kind.
enum SampleDesign {
    static func facts(
        weights: String? = "weight", strata: [String] = ["province"], clusters: [String] = ["county", "school"],
        stratumCount: Int = 12, unitCount: Int = 48, df: Double = 36, hasPopulationSizes: Bool = false,
        singleUnitStrata: Int = 0, change: (inout Note.DesignFacts) -> Void = { _ in }
    ) -> Note.DesignFacts {
        var facts = Note.DesignFacts(
            weights: weights, strata: strata, clusters: clusters, stratumCount: stratumCount, unitCount: unitCount,
            degreesOfFreedom: df, hasPopulationSizes: hasPopulationSizes, singleUnitStrata: singleUnitStrata,
            singlePSU: "centre")
        change(&facts)
        return facts
    }

    static func stage(
        _ variable: String?, units: Int, strata: Int, population: Double? = nil, contributes: Bool = true,
        isSecondPhase: Bool = false, singles: Int = 0
    ) -> DesignStage {
        let spread = DesignStage.Spread(minimum: 2, median: 4, maximum: 6, coefficientOfVariation: 0.25)
        return DesignStage(
            variable: variable, isSecondPhase: isSecondPhase, unitCount: units, stratumCount: strata,
            populationCount: population, fractions: population.map { _ in 0.1...0.2 }, contributes: contributes,
            unitsPerStratum: spread, rowsPerUnit: spread, oneRowUnits: 0, twoUnitStrata: 3, singleUnitStrata: singles)
    }

    static func description(
        _ facts: Note.DesignFacts, _ stages: [DesignStage], zero: Int = 0, population: String? = nil
    ) -> DesignDescription {
        DesignDescription(
            facts: facts, rowCount: 900, zeroWeightCount: zero, stages: stages, software: "LBCStats 1.2.3",
            population: population)
    }

    static let twoStages = [
        stage("county", units: 48, strata: 12), stage("school", units: 96, strata: 48, contributes: false),
    ]

    static let plain = description(facts(), twoStages, population: "age < 16")
    static let simple = description(
        facts(weights: nil, strata: [], clusters: [], stratumCount: 1, unitCount: 900, df: 899),
        [stage(nil, units: 900, strata: 1)])
    static let finite = description(
        facts(weights: nil, hasPopulationSizes: true) { $0.populationSizes = ["N1", "N2"] },
        [
            stage("county", units: 48, strata: 12, population: 480),
            stage("school", units: 96, strata: 48, population: 900),
        ])
    static let lonely = description(
        facts(singleUnitStrata: 2) { $0.singlePSUInDomains = true },
        [stage("county", units: 48, strata: 12, singles: 2)], zero: 3)
    static let calibrated = description(
        facts {
            $0.adjustments = [
                .nonResponse(classes: ["region", "sex"]),
                .calibrated(
                    margins: [["sex"], ["region", "age"], []], numbers: ["income"], distance: "logit",
                    bounds: 0.5...2, clusters: []), .raked([["sex"], ["region"]]), .postStratified(["sex"]),
                .trimmed(
                    .init(lower: -.infinity, upper: 250, below: 0, above: 12, shareTaken: 0.034, isRedistributed: true)),
                .scaled(isMeanOne: true, within: []), .propensity("p", classCount: 5),
                .pooled("cycle", cycles: [.init(cycle: "2011", share: 0.5), .init(cycle: "2013", share: 0.5)]),
            ]
        }, twoStages)

    static func replicated(
        _ replicates: ReplicateFacts, df: Double, strata: [String] = [], clusters: [String] = []
    ) -> Note.DesignFacts {
        facts(strata: strata, clusters: clusters, df: df) { $0.variance = .replicates(replicates) }
    }

    static let given = description(
        replicated(
            ReplicateFacts(
                kind: "fay", typeInR: "Fay", count: 80, isMade: false, fay: 0.5, scale: 0.05, isScaleStated: true,
                impliedScale: 0.05, isCentredAtEstimate: false, areFreedomStated: true), df: 40), [])
    static let unusual = description(
        replicated(
            ReplicateFacts(
                kind: "other", typeInR: "other", count: 52, isMade: false, scale: 0.1, isScaleStated: true,
                hasScales: true), df: 51), [])
    static let made = description(
        replicated(
            ReplicateFacts(
                kind: "bootstrap", typeInR: "subbootstrap", count: 500, isMade: true, seed: 7, scale: 1.0 / 499),
            df: 36, strata: ["province"], clusters: ["county"]),
        [stage("county", units: 48, strata: 12)])
    static let unequal = description(
        facts(weights: nil, clusters: ["county"]) {
            $0.variance = .unequalProbabilities(pairs: "overton", isYatesGrundy: true)
            $0.populationSizes = ["p"]
        }, [stage("county", units: 48, strata: 12)])
    static let brewer = description(
        facts(clusters: ["county"]) {
            $0.variance = .unequalProbabilities(pairs: "brewer", isYatesGrundy: false)
            $0.populationSizes = ["p"]
        }, [stage("county", units: 48, strata: 12)])
    static let phases = description(
        facts(df: 197) {
            $0.variance = .twoPhase(
                SecondPhaseFacts(
                    selected: "drawn", strata: ["case"], clusters: [], unitCount: 200, availableCount: 900,
                    stratumCount: 3))
        }, [stage("county", units: 48, strata: 12), stage(nil, units: 200, strata: 3, isSecondPhase: true)], zero: 700)
    static let frames = description(
        facts(strata: ["frame"]) {
            $0.frames = "frame"
            $0.frameShare = 0.4
        }, twoStages)

    static let all = [
        plain, simple, finite, lonely, calibrated, given, unusual, made, unequal, brewer, phases, frames,
    ]
}
