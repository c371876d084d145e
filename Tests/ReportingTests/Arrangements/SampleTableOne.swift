import Results

/// A small Table 1 of made-up numbers: a categorical, a yes/no, a mean and a median row, two groups.
struct SampleTableOne {
    var hasGroups = true
    var notes: [Note] = [
        .cells(.characteristics(hasMeans: true, hasMedians: true)),
        .unknownGroup(variable: "Away", count: 207), .test(.raoScottF), .test(.designT),
        .standardizedMeanDifference(groups: 2), .noTest(variable: "Siblings", reason: .oneLevel),
    ]
    var problems: [String] = []

    private static let levels = [
        ResultLabels.Item(name: "boy", label: "Boy"), .init(name: "girl", label: "Girl"),
        .init(name: "unused", label: "Nobody"),
    ]

    var result: AnalysisResult {
        let yesNo = [ResultLabels.Item(name: "no", label: "No"), .init(name: "yes", label: "Yes")]
        return AnalysisResult(
            id: "t1", kind: .tableOne,
            labels: ResultLabels(
                variables: [
                    .init(name: "sex", label: "Sex", levels: Self.levels),
                    .init(name: "sad", label: "Depressed", levels: yesNo),
                    .init(name: "age", label: "Age", unit: "years"), .init(name: "siblings", label: "Siblings"),
                ], group: hasGroups ? .init(name: "away", label: "Away", levels: yesNo) : nil),
            statistics: statistics, notes: notes, problems: problems)
    }

    private var statistics: [Statistic] {
        let groups: [String?] = hasGroups ? [nil, "no", "yes"] : [nil]
        var statistics = [make(.n, 1500)]
        if hasGroups {
            statistics += [
                make(.n, 1200, "away", level: "no"), make(.proportion, 0.75, "away", level: "no"),
                make(.n, 300, "away", level: "yes"), make(.proportion, 0.25, "away", level: "yes"),
            ]
        }
        for group in groups {
            let size: Double = group == nil ? 1500 : group == "no" ? 1200 : 300
            for (level, share) in [("boy", 0.6), ("girl", 0.4), ("unused", 0.0)] {
                statistics += [
                    make(.n, size * share, "sex", level: level, group: group),
                    make(.proportion, share, "sex", level: level, group: group),
                ]
            }
            statistics += [
                make(.n, size / 4, "sad", level: "yes", group: group),
                make(.proportion, 0.255, "sad", level: "yes", group: group),
                make(.n, size, "age", group: group), make(.mean, -0.2, "age", group: group),
                make(.standardDeviation, 0.88, "age", group: group),
                // Nobody of the second group says how many siblings there are.
                make(.n, group == "yes" ? 0 : size, "siblings", group: group),
                make(.median, group == "yes" ? .nan : 1, "siblings", group: group),
                make(.lowerQuartile, group == "yes" ? .nan : 0, "siblings", group: group),
                make(.upperQuartile, group == "yes" ? .nan : 2.5, "siblings", group: group),
            ]
        }
        return statistics + (hasGroups ? comparisons : []) + [make(.missing, 12, "sex"), make(.missing, 0, "age")]
    }

    private var comparisons: [Statistic] {
        [
            Statistic(
                analysis: "t1", variable: "sex", name: .test, value: 3.15, degreesOfFreedom: 36, numeratorDF: 1.9,
                p: 0.046, test: .raoScottF),
            Statistic(
                analysis: "t1", variable: "age", name: .test, value: -7.05, degreesOfFreedom: 35, p: 0.0001,
                test: .designT),
            make(.standardizedMeanDifference, 0.254, "age"),
        ]
    }

    private func make(
        _ name: StatisticName, _ value: Double, _ variable: String? = nil, level: String? = nil, group: String? = nil
    ) -> Statistic {
        Statistic(analysis: "t1", variable: variable, level: level, group: group, name: name, value: value)
    }
}
