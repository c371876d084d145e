import Frame
import Results
import SurveyData

/// Turns counts by criterion and shares of other outputs of an exposure definition into the statistics of a table of
/// definitions: the definition as the variable; verdicts, criteria and all children as levels.
struct ExposureCounts {
    /// The level of all children of the population.
    static let all = "all"
    /// The level of children of whom it is decided.
    static let decided = "decided"

    private let shares: [StatisticKey: Statistic]
    private let analysis: String

    init(_ statistics: [Statistic], analysis: String) {
        shares = Dictionary(statistics.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
        self.analysis = analysis
    }

    /// The statistics of one definition.
    ///
    /// - Parameter counts: of children, by criterion.
    func statistics(of definition: PlacedName, criteria counts: [String: Int]) -> [Statistic] {
        func count(_ criterion: ExposureCriterion) -> Int { counts[criterion.rawValue] ?? 0 }
        func n(_ level: String, _ value: Int) -> Statistic {
            Statistic(analysis: analysis, variable: definition.name, level: level, name: .n, value: Double(value))
        }
        let criteria = ExposureCriterion.allCases
        let all = criteria.reduce(0) { $0 + count($1) }
        let verdicts = ExposureCriterion.Verdict.allCases
        let totals = verdicts.map { verdict in
            criteria.filter { $0.verdict == verdict }.reduce(0) { $0 + count($1) }
        }
        let decided = zip(verdicts, totals).filter { $0.0 == .leftBehind || $0.0 == .notLeftBehind }.reduce(0) {
            $0 + $1.1
        }
        var statistics = [n(Self.all, all), n(Self.decided, decided)]
        for (verdict, total) in zip(verdicts, totals) {
            statistics.append(n(verdict.rawValue, total))
            statistics += share(definition, verdict)
            for criterion in criteria where criterion.verdict == verdict {
                statistics.append(n(criterion.rawValue, count(criterion)))
                statistics += share(definition, criterion)
            }
        }
        return statistics
    }

    private func share(_ definition: PlacedName, _ verdict: ExposureCriterion.Verdict) -> [Statistic] {
        switch verdict {
        case .leftBehind: share(definition, .leftBehind, "yes", as: verdict.rawValue)
        case .notLeftBehind: share(definition, .leftBehind, "no", as: verdict.rawValue)
        case .notEligible, .undecided: []
        }
    }

    private func share(_ definition: PlacedName, _ criterion: ExposureCriterion) -> [Statistic] {
        criterion.verdict == .leftBehind
            ? share(definition, .pattern, criterion.rawValue, as: criterion.rawValue) : []
    }

    /// The share of a level of an output among children of whom it is decided.
    private func share(
        _ definition: PlacedName, _ output: ExposureOutput, _ level: String, as name: String
    ) -> [Statistic] {
        let key = StatisticKey(variable: definition.variable(output), level: level, name: .proportion)
        guard var statistic = shares[key] else { return [] }
        statistic.variable = definition.name
        statistic.level = name
        return [statistic]
    }

    /// The definition as a table shows it: its verdicts and criteria in order.
    static func label(_ name: String, _ language: String) -> ResultLabels.Variable {
        let levels = ExposureCriterion.Verdict.allCases.flatMap { verdict -> [ResultLabels.Item] in
            [.init(name: verdict.rawValue, label: verdict.label.text(in: language))]
                + ExposureCriterion.allCases.filter { $0.verdict == verdict }.map {
                    .init(name: $0.rawValue, label: $0.label.text(in: language))
                }
        }
        return ResultLabels.Variable(name: name, label: name, levels: levels)
    }
}
