import Results

/// Notes of every kind.
enum SampleNote {
    static func design(
        weights: String? = "weight", strata: [String] = ["province"], clusters: [String] = ["county"],
        stratumCount: Int = 12,
        unitCount: Int = 48, df: Double = 36, hasPopulationSizes: Bool = false, singleUnitStrata: Int = 0
    ) -> Note {
        .design(
            .init(
                weights: weights, strata: strata, clusters: clusters, stratumCount: stratumCount, unitCount: unitCount,
                degreesOfFreedom: df, hasPopulationSizes: hasPopulationSizes, singleUnitStrata: singleUnitStrata,
                singlePSU: "centre"))
    }

    static func exclusions(_ count: Int, model: String? = nil) -> Note {
        .exclusions(model: model, [.init(variable: "age", label: "Age", reason: "refused", count: count)])
    }

    static func model(_ df: ClosedRange<Double>) -> Note {
        .model(.init(family: "binomial", link: "logit", degreesOfFreedom: df))
    }

    static let all: [Note] =
        [
            .synthetic, design(), design(weights: nil, strata: [], clusters: []), design(hasPopulationSizes: true),
            design(singleUnitStrata: 2), .population(condition: "age < 16", inside: 10, outside: 5, undecided: 0),
            .population(condition: "age < 16", inside: 10, outside: 5, undecided: 3),
            .exposure(name: "away", definition: "A parent is away."), .unknownGroup(variable: "Parent", count: 207),
            .cells(.characteristics(hasMeans: true, hasMedians: true)),
            .cells(.characteristics(hasMeans: false, hasMedians: false)), .cells(.estimates(level: 0.95)),
            .biasReducedErrors, .quantileIntervals, .lostReplicates(count: 3, of: 80),
            .cells(.estimates(level: 0.95, inference: Inference(standardErrors: .bellMcCaffrey))),
            .cells(.estimates(level: 0.95, inference: Inference(intervals: .normal))),
            .cells(.models(level: 0.9, intervals: .normal)),
            .model(
                .init(
                    family: "binomial", link: "logit", degreesOfFreedom: 3.2...5,
                    inference: Inference(standardErrors: .bellMcCaffrey))),
            .cells(.models(level: 0.9)), .test(.waldF), .standardizedMeanDifference(groups: 2),
            .standardizedMeanDifference(groups: 3), exclusions(12), exclusions(12, model: "Crude"),
            .commonSample(n: 1000),
            .event(variable: "Depressed", level: "yes"), model(36...36), model(30...36),
            .takenAsCategorical(["a", "b"]),
            .noTest(variable: "x", reason: .noValues), .noTest(variable: "x", reason: .oneGroup),
            .noTest(variable: "x", reason: .oneLevel), .noTest(variable: "x", reason: .tooFewDegreesOfFreedom),
            .aliased(model: nil, ["a", "b"]), .aliased(model: "Crude", ["a"]), .invalidCells(variable: "x", count: 3),
            .suspiciousCodes(variable: "x", codes: [.init(code: "99", count: 5), .init(code: "98", count: 2)]),
            .textAmongNumbers(variable: "x", place: "a.csv:3", text: "n/a"), .leadingZeros(variable: "id"),
            .violation("a.csv:3: age is 200."), .independentWaves, .zeroWeights(count: 2), .takenAsNumbers(["code"]),
            .noTest(variable: "x", reason: .singleUnitGroup), .handwrittenNumbers(variable: "x", place: "a.csv:3:1"),
            .scale(SampleScale.facts), .growth(SampleScale.growth),
            .exposureSource(name: "D", source: "a register", unconfirmed: ["the age", "the months"]),
            .exposureSource(name: "D", source: nil, unconfirmed: ["the age"]),
            .exposureLacks(name: "D", roles: ["age", "fatherAway"]), .exposureCounts(level: 0.95), .exposureOverlap,
            .attrition(.init(population: "age < 16", persons: 90, outside: 10, rowsWithoutKey: 3)),
            .attrition(.init(population: nil, persons: 90, outside: 2, rowsWithoutKey: 1)),
            .baseline(wave: "1", last: "3"),
            .suspicion(["a", "b"], .constant), .suspicion(["a"], .withoutValues),
            .suspicion(["a"], .unlabelled([.init(code: "7", count: 2)])),
            .suspicion(["a"], .labelledMissing([.init(code: "-8", count: 2)])),
            .suspicion(["id"], .repeatedIdentifiers(distinct: 7, rows: 9)),
            .suspicion(["w"], .doubtfulWeight(negative: 1, zero: 2, missing: 3)), .suspicion(["w"], .constantWeight),
            .suspicion(["psu"], .unitsAcrossStrata(stratum: "stratum", count: 2)),
            .anaemia(SampleAnaemia.facts), .anaemia(SampleAnaemia.plain), .singleUnits(policy: "centre", count: 0),
            .singleUnits(policy: "centre", count: 2), .stageColumns(contributing: 1, of: 2, hasFractions: false),
            .stageColumns(contributing: 2, of: 3, hasFractions: true), .weightRows,
            .stageColumns(contributing: 1, of: 1, hasFractions: true), .designRemark(.zeroWeights(2)),
            .designRemark(.largeWeights(count: 2, ratio: 5, largestToMedian: 9.25)),
            .designRemark(.oneRowUnits(variable: "county", count: 2, of: 9)),
            .designRemark(.twoUnitStrata(count: 2, of: 9)), .designRemark(.fewDegreesOfFreedom(3)),
            .designRemark(.producersScale(0.5, implied: 0.25)), .designRemark(.producersScale(0.5, implied: nil)),
            .intervals(level: 0.95, Inference()), .completeCases([]),
            .completeCases([.init(variable: "x", label: "X", reason: "blank", count: 2)]),
            .adjustment(.holm, count: 3), .chosenTest(.trendT, variables: ["Age", "Sex"]),
            .comparison(
                .init(
                    contrast: .difference, reference: "A", level: 0.95, multiplicity: .holm, familySize: 2,
                    effects: [.cramersV], hasMeans: true, hasShares: true)), .reliability(title: "T", source: "S"),
            .smallCells(below: 10),
            .imputation(.init(setCount: 5, variance: "all", degreesOfFreedom: "design", largestShare: 0.05)),
            .imputation(.init(setCount: 10, variance: "first", degreesOfFreedom: "rubin", largestShare: 0.4)),
            .imputation(.init(setCount: 10, variance: "all", degreesOfFreedom: "barnardRubin", largestShare: 0.4)),
        ] + SampleDesign.all.flatMap { [.design($0.facts), .methods($0)] } + SamplePlans.notes

    /// The place of a note's kind; a new kind does not compile until it has one.
    static func position(_ note: Note) -> Int {
        switch note {
        case .synthetic: 0
        case .design: 1
        case .population: 2
        case .exposure: 3
        case .unknownGroup: 4
        case .cells(.characteristics): 5
        case .cells(.estimates): 6
        case .cells(.models): 7
        case .test: 8
        case .standardizedMeanDifference: 9
        case .exclusions: 10
        case .commonSample: 11
        case .event: 12
        case .model: 13
        case .takenAsCategorical: 14
        case .noTest: 15
        case .aliased: 16
        case .invalidCells: 17
        case .suspiciousCodes: 18
        case .textAmongNumbers: 19
        case .leadingZeros: 20
        case .violation: 21
        case .independentWaves: 22
        case .zeroWeights: 23
        case .takenAsNumbers: 24
        case .handwrittenNumbers: 25
        case .scale: 26
        case .growth: 27
        case .exposureSource: 28
        case .exposureLacks: 29
        case .exposureCounts: 30
        case .exposureOverlap: 31
        case .attrition: 32
        case .baseline: 33
        case .suspicion: 34
        case .anaemia: 35
        case .sample: 36
        case .power: 37
        case .methods: 38
        case .singleUnits: 39
        case .stageColumns: 40
        case .weightRows: 41
        case .designRemark: 42
        case .biasReducedErrors: 43
        case .imputation: 44
        case .lostReplicates: 45
        case .quantileIntervals: 46
        case .intervals: 47
        case .completeCases: 48
        case .adjustment: 49
        case .reliability: 50
        case .smallCells: 51
        case .comparison: 52
        case .chosenTest: 53
        }
    }

    static let kinds = 54

    /// Notes that bring their sentence with them.
    static func isOwnSentence(_ note: Note) -> Bool {
        switch note {
        case .exposure, .violation: true
        default: false
        }
    }
}
