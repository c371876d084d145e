import Reporting
import Results
import Survey

/// One row of a comparison of waves: an estimate that has a standard error.
struct WaveRow {
    let key: StatisticKey
    /// How a cell is written: a percentage, a ratio, or a number.
    let unit: String?

    /// The row's name in statistics: where the estimate stands.
    var name: String {
        [key.model, key.variable, key.level, key.group, key.name.rawValue].compactMap { $0 }.joined(separator: ".")
    }

    /// The estimates that waves are compared by: shares, means, totals and ratios, and of models the ratios (or the
    /// coefficients, where there are none). How many say no follows from how many say yes.
    static func rows(of results: [AnalysisResult]) -> [WaveRow] {
        var seen: Set<StatisticKey> = []
        let hasRatios = results.contains { $0.statistics.contains { ratios.contains($0.name) } }
        let yesNo = Set(results.flatMap(\.labels.variables).filter(\.isYesNo).map(\.name))
        return results.flatMap(\.statistics).compactMap { statistic in
            if statistic.level == "no", let name = statistic.variable, yesNo.contains(name) { return nil }
            guard statistic.p == nil || ratios.contains(statistic.name) || !hasRatios,
                let unit = unit(statistic, hasRatios: hasRatios), statistic.variable != "(Intercept)",
                seen.insert(statistic.key).inserted
            else { return nil }
            return WaveRow(key: statistic.key, unit: unit)
        }
    }

    private static let ratios: Set<StatisticName> = [.oddsRatio, .rateRatio, .riskRatio, .meanRatio]

    private static func unit(_ statistic: Statistic, hasRatios: Bool) -> String? {
        switch statistic.name {
        case .proportion: return "%"
        case .mean, .total, .ratio: return "number"
        case .oddsRatio, .rateRatio, .riskRatio, .meanRatio: return "ratio"
        case .coefficient: return hasRatios ? nil : "number"
        default: return nil
        }
    }

    /// The row's label, from those of its analysis.
    func label(_ labels: ResultLabels, _ language: Phrasebook.Language) -> String {
        let variables = labels.variables + [labels.group].compactMap { $0 }
        let variable = variables.first { $0.name == key.variable }
        let level = variable?.levels.first { $0.name == key.level }?.label ?? key.level
        let group = labels.group?.levels.first { $0.name == key.group }?.label ?? key.group
        let parts = [key.model, variable?.label ?? key.variable, level, group].compactMap { $0 }
        let phrasebook = Phrasebook(language)
        let quantity = unit == "ratio" || key.model != nil ? "" : phrasebook.comma + phrasebook.quantity(key.name)
        return parts.joined(separator: language == .zh ? "：" : ": ") + quantity
    }

    /// The statistic of one wave, with an interval.
    func cell(_ statistic: Statistic, analysis: String, wave: String, level: Double) -> Statistic {
        var cell = Statistic(
            analysis: analysis, model: wave, variable: name, name: .mean, value: statistic.value,
            standardError: statistic.standardError, interval: statistic.interval,
            degreesOfFreedom: statistic.degreesOfFreedom, n: statistic.n)
        if cell.interval == nil, let error = statistic.standardError, let df = statistic.degreesOfFreedom, df > 0 {
            cell.interval = WaveComparison.interval(
                statistic.value, standardError: error, degreesOfFreedom: df, level: level, isShare: unit == "%")
        }
        return cell
    }

    /// The test that the estimate is the same in all waves that have it: on the log scale for ratios. There is none when
    /// the estimate of some wave has no standard error, as a share of 0 or 1: leaving that wave out would hide a change.
    func change(_ statistics: [Statistic?], in results: [AnalysisResult]) -> TestResult? {
        var values: [Double] = []
        var errors: [Double] = []
        for (statistic, result) in zip(statistics, results) {
            guard let statistic else { continue }
            var source = statistic
            if unit == "ratio" {
                var coefficientKey = key
                coefficientKey.name = .coefficient
                guard let coefficient = result.statistics.first(where: { $0.key == coefficientKey }) else { return nil }
                source = coefficient
            }
            guard let error = source.standardError, error > 0, source.value.isFinite else { return nil }
            values.append(source.value)
            errors.append(error)
        }
        return WaveComparison.homogeneity(values, standardErrors: errors)
    }
}
