import Results

/// Finds the statistics of a result by their place.
struct StatisticIndex {
    private let positions: [StatisticKey: Int]
    private let statistics: [Statistic]

    init(_ result: AnalysisResult) {
        statistics = result.statistics
        positions = Dictionary(
            result.statistics.enumerated().map { ($0.element.key, $0.offset) }, uniquingKeysWith: { first, _ in first })
    }

    func statistic(
        _ name: StatisticName, model: String? = nil, variable: String? = nil, level: String? = nil,
        group: String? = nil
    ) -> Statistic? {
        positions[StatisticKey(model: model, variable: variable, level: level, group: group, name: name)]
            .map { statistics[$0] }
    }

    func value(
        _ name: StatisticName, model: String? = nil, variable: String? = nil, level: String? = nil,
        group: String? = nil
    ) -> Double? {
        statistic(name, model: model, variable: variable, level: level, group: group)?.value
    }

    func count(
        _ name: StatisticName, model: String? = nil, variable: String? = nil, level: String? = nil,
        group: String? = nil
    ) -> Int? {
        value(name, model: model, variable: variable, level: level, group: group).flatMap { Int(exactly: $0) }
    }

    /// The levels at which a variable has a statistic, in order; each once.
    func levels(of name: StatisticName, variable: String) -> [String] {
        var levels: [String] = []
        for statistic in statistics where statistic.name == name && statistic.variable == variable {
            if let level = statistic.level, !levels.contains(level) { levels.append(level) }
        }
        return levels
    }

    /// The first interval there is.
    var firstInterval: Interval? { statistics.lazy.compactMap(\.interval).first }
}
