public import Results

extension AnalysisResult {
    /// The same result without counts of fewer than `threshold` respondents (0 may be shown), and without all from which
    /// they could be worked out: the statistics of the same cells, further counts, and the comparisons of the row.
    ///
    /// Sums that a reader can take are: levels make a variable's n; n and missing make a group; groups make all together;
    /// panels do. How many give no answer is no secret, unless it gives one away.
    public func withoutSmallCells(below threshold: Int) -> AnalysisResult {
        let cells = PublishedCounts(self)
        var constraints = CountConstraints(
            cells.counts, ranks: cells.ranks, sums: cells.sums, hidden: cells.small(below: threshold))
        constraints.protect()
        let hidden = Set(cells.keys.indices.filter { constraints.isHidden[$0] }.map { cells.keys[$0] })
        let numeric = Set(labels.variables.filter(\.isNumeric).map(\.name))
        let rows = Set(hidden.filter { $0.variable != nil }.map { RowKey(model: $0.model, variable: $0.variable) })
        return mapping { statistic in
            let isSecret =
                switch statistic.name {
                case .test, .adjustedP, .standardizedMeanDifference:
                    rows.contains(RowKey(model: statistic.model, variable: statistic.variable))
                case .missing: hidden.contains(statistic.key)
                default:
                    hidden.contains(Self.count(of: statistic, isNumeric: numeric.contains(statistic.variable ?? "")))
                }
            return isSecret ? [.confidential] : []
        }.withoutSecrets.noting(.smallCells(below: threshold))
    }

    private struct RowKey: Hashable {
        let model: String?
        let variable: String?
    }

    /// The count that a statistic stands with: of its level; of a number, of its values.
    private static func count(of statistic: Statistic, isNumeric: Bool) -> StatisticKey {
        var key = statistic.key
        key.name = .n
        return key
    }

    /// The same result, with no number where one is confidential.
    private var withoutSecrets: AnalysisResult {
        AnalysisResult(
            id: id, kind: kind, title: title, labels: labels,
            statistics: statistics.map { statistic in
                guard statistic.marks.contains(.confidential) else { return statistic }
                var bare = Statistic(
                    analysis: statistic.analysis, model: statistic.model, variable: statistic.variable,
                    level: statistic.level, group: statistic.group, name: statistic.name, value: .nan)
                bare.marks = [.confidential]
                return bare
            }, notes: notes, problems: problems)
    }
}
