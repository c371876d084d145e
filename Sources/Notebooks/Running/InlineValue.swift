import Frame
import Reporting
import Results
import SurveyData

/// Finds and writes the values that prose refers to.
struct InlineValue {
    private let statistics: [String: [Statistic]]
    private let style: HouseStyle
    private let phrasebook: Phrasebook

    init(_ results: [AnalysisResult], style: HouseStyle, language: Phrasebook.Language) {
        statistics = Dictionary(results.map { ($0.id, $0.statistics) }, uniquingKeysWith: { first, _ in first })
        self.style = style.written(in: language)
        phrasebook = Phrasebook(language)
    }

    /// The text of a reference.
    ///
    /// - Throws: ``ConfigurationIssue`` when no statistic is there.
    func text(_ reference: InlineReference) throws(ConfigurationIssue) -> String {
        let statistic = try statistic(reference)
        if reference.filter == .withP || ReferenceStatistic(reference.statistic) == .p {
            guard let p = statistic.p else { throw missing("p-value", of: reference) }
            return style.pSentence(p)
        }
        let kind = kind(of: statistic)
        let value =
            if kind == .ratio, let interval = statistic.interval {
                style.text(statistic.value, within: interval, kind)
            } else {
                style.text(cell(of: statistic, kind))
            }
        let withUnit = statistic.name == .proportion ? value + "%" : value
        guard let filter = reference.filter else { return withUnit }
        guard let interval = statistic.interval else { throw missing("confidence interval", of: reference) }
        let brackets = style.intervalBrackets
        let bounds = "\(phrasebook.confidence(interval.level))\(style.bounds(interval, kind))"
        return filter == .commaCI
            ? "\(withUnit)\(phrasebook.comma)\(bounds)" : "\(withUnit) \(brackets.open)\(bounds)\(brackets.close)"
    }

    private func missing(_ part: String, of reference: InlineReference) -> ConfigurationIssue {
        ConfigurationIssue(
            position: reference.position,
            message: "\(reference.source): this statistic has no \(part). Leave the filter out, or name another.")
    }

    /// The statistic a reference names.
    func statistic(_ reference: InlineReference) throws(ConfigurationIssue) -> Statistic {
        let candidates = statistics[reference.analysis] ?? []
        let matching = candidates.filter { Self.path($0) == reference.middle }
        let found: Statistic? =
            switch ReferenceStatistic(reference.statistic) {
            case .p: matching.first { $0.p != nil } ?? Self.onlyP(below: reference.middle, in: candidates)
            case .named(let name): matching.first { $0.name == name }
            case nil: nil
            }
        guard let found else {
            let hint = hint(for: reference, matching: matching, among: candidates)
            throw ConfigurationIssue(
                position: reference.position, message: "\(reference.source) leads to no statistic.\(hint)")
        }
        return found
    }

    /// The statistics at the place a reference names, or the nearest place there is.
    private func hint(
        for reference: InlineReference, matching: [Statistic], among candidates: [Statistic]
    ) -> String {
        guard matching.isEmpty else {
            return " It has: \(matching.map(\.name.rawValue).joined(separator: ", "))."
        }
        let paths = candidates.map { (Self.path($0) + [$0.name.rawValue]).joined(separator: ".") }
        let wanted = (reference.middle + [reference.statistic]).joined(separator: ".")
        return nearestName(to: wanted, among: paths).map { " Did you mean '\(reference.analysis).\($0)'?" } ?? ""
    }

    /// The p-value of a term with one coefficient is that of its coefficient.
    private static func onlyP(below path: [String], in candidates: [Statistic]) -> Statistic? {
        let below = candidates.filter {
            $0.p != nil && Self.path($0).dropLast() == path[...] && $0.level != nil && $0.group == nil
        }
        return Set(below.map { Self.path($0) }).count == 1 ? below.first : nil
    }

    private static func path(_ statistic: Statistic) -> [String] {
        [statistic.model, statistic.variable, statistic.level, statistic.group].compactMap { $0 }
    }

    private func kind(of statistic: Statistic) -> Cell.IntervalKind {
        switch statistic.name {
        case .proportion: .share
        case .oddsRatio, .rateRatio, .riskRatio, .meanRatio: .ratio
        default: .difference(scale: statistic.standardError ?? abs(statistic.value) / 10)
        }
    }

    private func cell(of statistic: Statistic, _ kind: Cell.IntervalKind) -> Cell {
        if statistic.name.isCount { return .count(Int(statistic.value)) }
        switch kind {
        case .share: return .share(statistic.value)
        case .ratio: return .decimal(statistic.value, 2)
        case .difference:
            // A description is shown with the decimals of its spread, an effect with those of its error.
            if statistic.name == .weightedCount { return .decimal(statistic.value, 0) }
            let isMean = statistic.name == .mean
            return .number(statistic.value, scale: isMean ? (statistic.standardError ?? 1) * 10 : scale(of: statistic))
        }
    }

    private func scale(of statistic: Statistic) -> Double {
        statistic.standardError ?? max(abs(statistic.value) / 10, 0.1)
    }
}
