public import Results

extension AnalysisResult {
    /// The same result with every share, mean and total judged by a published standard: what its rules hide is marked, and
    /// so is what they caution of. Numbers stay; what shows them looks at the marks.
    public func assessed(by standard: ReliabilityStandard) -> AnalysisResult {
        let counts = Dictionary(
            statistics.filter { $0.name == .n }.compactMap { statistic in
                Int(exactly: statistic.value).map { (statistic.key, $0) }
            },
            uniquingKeysWith: { first, _ in first }
        )
        var marks: [StatisticKey: [StatisticMark]] = [:]
        for statistic in statistics {
            var place = statistic.key
            place.name = .n
            marks[statistic.key] = standard.marks(for: statistic, events: statistic.level == nil ? nil : counts[place])
        }
        return mapping { statistic in
            var place = statistic.key
            // A design effect belongs to its estimate.
            if statistic.name == .designEffect { place.name = statistic.level == nil ? .mean : .proportion }
            return marks[place] ?? []
        }.noting(.reliability(title: standard.title, source: standard.source))
    }

    /// The same result with further marks.
    func mapping(_ marks: (Statistic) -> [StatisticMark]) -> AnalysisResult {
        AnalysisResult(
            id: id, kind: kind, title: title, labels: labels,
            statistics: statistics.map { statistic in
                var statistic = statistic
                statistic.marks += marks(statistic)
                return statistic
            }, notes: notes, problems: problems)
    }

    func noting(_ note: Note) -> AnalysisResult {
        AnalysisResult(
            id: id, kind: kind, title: title, labels: labels, statistics: statistics, notes: notes + [note],
            problems: problems)
    }
}

extension ReliabilityStandard {
    /// What the rules say of an estimate: they are asked in their order; the first that hides or shows decides, those that
    /// caution or ask for review add to what is shown.
    ///
    /// - Parameter events: respondents the estimate counts.
    public func marks(for statistic: Statistic, events: Int? = nil) -> [StatisticMark] {
        guard let scope = Scope(statistic.name), let rules = rules[scope], let n = statistic.n,
            statistic.value.isFinite
        else { return [] }
        let measures = ReliabilityMeasures(
            value: statistic.value, standardError: statistic.standardError ?? .nan, n: n, events: events,
            degreesOfFreedom: statistic.degreesOfFreedom ?? .infinity)
        var marks: [StatisticMark] = []
        var isShown = false
        for rule in rules {
            guard let value = measures.value(rule.measure), rule.comparison.holds(value, rule.threshold) else {
                continue
            }
            switch rule.action {
            case .hide: if !isShown { return [.unreliable(rule)] }
            case .show: isShown = true
            case .caution: marks.append(.caution(rule))
            case .review: marks.append(.review(rule))
            }
        }
        return marks
    }
}

extension ReliabilityStandard.Scope {
    /// What kind of estimate a statistic is.
    fileprivate init?(_ name: StatisticName) {
        switch name {
        case .proportion: self = .proportions
        case .mean: self = .means
        case .total: self = .totals
        default: return nil
        }
    }
}
