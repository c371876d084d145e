import Results

/// Facts of samples and of plans, of many kinds.
enum SamplePlans {
    static let clusters: SampleFacts = {
        var facts = SampleFacts()
        facts.frame = "schools.csv"
        (facts.strata, facts.stratumCount) = (["province", "type"], 12)
        (facts.clusters, facts.frameClusters, facts.chosenClusters) = (["school"], 480, 48)
        (facts.frameUnits, facts.chosenUnits) = (96_000, 950)
        (facts.method, facts.size, facts.order) = (.brewer, nil, [])
        (facts.allocation, facts.minimum, facts.take) = (.proportional, 2, 20)
        (facts.smallClusters, facts.singleStrata, facts.certainties) = (1, 2, ["No. 1"])
        (facts.smallestWeight, facts.largestWeight) = (80, 120.5)
        (facts.weightSum, facts.weightingEffect, facts.seed) = (95_120.25, 1.04, 7)
        facts.identifiers = ["pupil"]
        facts.declaration = "--weights sample_weight"
        return facts
    }()

    static func units(_ method: SampleFacts.Method, _ allocation: SampleFacts.Allocation) -> SampleFacts {
        var facts = SampleFacts()
        (facts.frame, facts.eligible, facts.ineligible) = ("list.csv", "age < 16", 4)
        (facts.strata, facts.stratumCount, facts.frameUnits, facts.chosenUnits) = (["a"], 3, 1000, 10)
        (facts.method, facts.size, facts.order) = (method, "pupils", ["county"])
        (facts.allocation, facts.allocationVariable) = (allocation, "income")
        return facts
    }

    static let within: PowerFacts = {
        var facts = PowerFacts()
        (facts.first, facts.second, facts.isClustered, facts.isWithinClusters) = (0.3, 0.4, true, true)
        (facts.ratio, facts.response, facts.weightingEffect, facts.strata) = (0.5, 0.85, 1.2, 12)
        (facts.population, facts.populationClusters) = (96_000, 480)
        return facts
    }()

    static let mean: PowerFacts = {
        var facts = PowerFacts()
        (facts.sought, facts.isProportion, facts.isPrecision, facts.deviations) = (.halfWidth, false, true, [5])
        (facts.isNormal, facts.isClustered) = (true, true)
        return facts
    }()

    static let difference: PowerFacts = {
        var facts = PowerFacts()
        (facts.sought, facts.isProportion, facts.deviations) = (.difference, false, [5, 6])
        (facts.first, facts.isTwoSided, facts.isClustered) = (10, false, true)
        return facts
    }()

    static let notes: [Note] =
        SampleFacts.Sentence.allCases.map { .sample(clusters, $0) }
        + SampleFacts.Method.allCases.map { .sample(units($0, .neyman), .methods) }
        + [.systematic, .systematicPPS, .poisson].map { .sample(units($0, .given), .cautions) }
        + SampleFacts.Allocation.allCases.map { .sample(units(.simple, $0), .methods) }
        + PowerFacts.Sentence.allCases.map { .power(within, $0) }
        + [
            .power(mean, .comparison), .power(mean, .clusters), .power(difference, .comparison),
            .power(difference, .clusters),
        ]
}
