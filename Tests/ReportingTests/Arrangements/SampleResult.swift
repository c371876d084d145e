import Results

@testable import Reporting

/// Results as analyses hand them over, with numbers that can be checked by eye.
enum SampleResult {
    static let sex = ResultLabels.Variable(
        name: "sex", label: "Sex", levels: [.init(name: "m", label: "Boy"), .init(name: "f", label: "Girl")],
        reference: "m")
    static let age = ResultLabels.Variable(name: "age", label: "Age", unit: "years")
    static let siblings = ResultLabels.Variable(name: "siblings", label: "Siblings")
    static let depressed = ResultLabels.Variable(
        name: "depressed", label: "Depressed",
        levels: [.init(name: "no", label: "No"), .init(name: "yes", label: "Yes")])
    static let away = ResultLabels.Variable(
        name: "away", label: "Parent away",
        levels: [.init(name: "none", label: "Nobody"), .init(name: "both", label: "Both parents")])

    static let tableOneNotes: [Note] = [
        .cells(.characteristics(hasMeans: true, hasMedians: true)), .unknownGroup(variable: "Parent away", count: 207),
        .test(.raoScottF), .test(.designT), .noTest(variable: "Siblings", reason: .oneGroup),
        .standardizedMeanDifference(groups: 2),
    ]

    private static func counts(
        _ variable: String, _ level: String, _ group: String?, _ n: Int, _ share: Double
    ) -> [Statistic] {
        [
            Statistic(
                analysis: "t", variable: variable, level: level, group: group, name: .n, value: Double(n)),
            Statistic(
                analysis: "t", variable: variable, level: level, group: group, name: .proportion, value: share),
        ]
    }

    private static func number(
        _ variable: String, _ group: String?, _ n: Int, _ values: [(StatisticName, Double)]
    ) -> [Statistic] {
        ([(.n, Double(n))] + values).map {
            Statistic(analysis: "t", variable: variable, group: group, name: $0.0, value: $0.1)
        }
    }

    /// A Table 1 by a group of two, one of them empty if asked for; or of all together.
    static func tableOne(
        grouped: Bool = true, isSecondGroupEmpty: Bool = false, notes: [Note] = tableOneNotes, problems: [String] = []
    ) -> AnalysisResult {
        let groups: [(String?, Bool)] =
            [(nil, false)] + (grouped ? [("none", false), ("both", isSecondGroupEmpty)] : [])
        var statistics = [Statistic(analysis: "t", name: .n, value: 1500)]
        if grouped {
            statistics += counts("away", "none", nil, 1000, 0.7)
            statistics += counts("away", "both", nil, isSecondGroupEmpty ? 0 : 500, isSecondGroupEmpty ? 0 : 0.3)
        }
        for (group, isEmpty) in groups {
            statistics += counts("sex", "m", group, isEmpty ? 0 : 600, isEmpty ? .nan : 0.6)
            statistics += counts("sex", "f", group, 0, isEmpty ? .nan : 0)
            statistics += counts("depressed", "no", group, isEmpty ? 0 : 700, isEmpty ? .nan : 0.75)
            statistics += counts("depressed", "yes", group, isEmpty ? 0 : 250, isEmpty ? .nan : 0.25)
            statistics += number(
                "age", group, isEmpty ? 0 : 950,
                isEmpty
                    ? [(.mean, .nan), (.standardDeviation, .nan)] : [(.mean, 14.5), (.standardDeviation, 0.5)])
            statistics += number(
                "siblings", group, isEmpty ? 0 : 940,
                isEmpty
                    ? [(.median, .nan), (.lowerQuartile, .nan), (.upperQuartile, .nan)]
                    : [(.median, 1), (.lowerQuartile, 0), (.upperQuartile, 2)])
        }
        for (name, missing) in [("sex", 0), ("age", 50), ("depressed", 12), ("siblings", 60)] {
            statistics.append(Statistic(analysis: "t", variable: name, name: .missing, value: Double(missing)))
        }
        if grouped {
            statistics.append(
                Statistic(
                    analysis: "t", variable: "age", name: .test, value: 2.5, degreesOfFreedom: 35, p: 0.0172,
                    test: .designT))
            statistics.append(
                Statistic(
                    analysis: "t", variable: "sex", name: .test, value: 0.5, degreesOfFreedom: 36.4, numeratorDF: 1.9,
                    p: 0.6, test: .raoScottF))
            statistics.append(
                Statistic(analysis: "t", variable: "age", name: .standardizedMeanDifference, value: 0.123))
        }
        return AnalysisResult(
            id: "t", kind: .tableOne,
            labels: ResultLabels(variables: [sex, age, depressed, siblings], group: grouped ? away : nil),
            statistics: statistics, notes: notes, problems: problems)
    }

    /// A predictor's coefficient and odds ratio in one model.
    private static func effect(
        _ model: String, _ variable: String, level: String? = nil, _ ratio: Double, p: Double, isAliased: Bool = false
    ) -> [Statistic] {
        let interval = Interval(lower: ratio * 0.8, upper: ratio * 1.25, level: 0.95)
        return [StatisticName.coefficient, .oddsRatio].map { name in
            Statistic(
                analysis: "m", model: model, variable: variable, level: level, name: name,
                value: isAliased ? .nan : ratio, standardError: 0.2, interval: isAliased ? nil : interval, p: p)
        }
    }

    /// A crude and an adjusted model side by side; the crude one is without sex.
    static func models(coefficientsOnly: Bool = false) -> AnalysisResult {
        var statistics = effect("crude", "away", level: "both", 2, p: 0.0004)
        statistics += effect("adjusted", "away", level: "both", 1.5, p: 0.0497)
        statistics += effect("adjusted", "sex", level: "f", 1.25, p: 0.5)
        statistics += effect("adjusted", "age", 1.1, p: .nan, isAliased: true)
        statistics.append(
            Statistic(
                analysis: "m", model: "adjusted", variable: "away", name: .waldTest, value: 3, degreesOfFreedom: 30,
                numeratorDF: 1, p: 0.0499, test: .waldF))
        for (level, n, events) in [("none", 1000, 120), ("both", 500, 95)] {
            statistics.append(
                Statistic(analysis: "m", variable: "away", level: level, name: .n, value: Double(n)))
            statistics.append(
                Statistic(analysis: "m", variable: "away", level: level, name: .events, value: Double(events)))
        }
        for model in ["crude", "adjusted"] {
            statistics.append(Statistic(analysis: "m", model: model, name: .n, value: model == "crude" ? 1500 : 1450))
            statistics.append(Statistic(analysis: "m", model: model, name: .events, value: 215))
        }
        var predictor = away
        predictor = .init(name: "away", label: away.label, levels: away.levels, reference: "none")
        return AnalysisResult(
            id: "m", kind: .models,
            labels: ResultLabels(
                variables: [predictor, sex, age],
                models: [.init(name: "crude", label: "Crude"), .init(name: "adjusted", label: "Adjusted")]),
            statistics: coefficientsOnly ? statistics.filter { $0.name != .oddsRatio } : statistics,
            notes: [.cells(.models(level: 0.95)), .test(.waldF)])
    }
}
