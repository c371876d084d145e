public import Reporting
import Results
import Sampling

/// The table of plans of a survey.
public struct PowerDescription: Sendable {
    private let flags: PowerFlags
    private let plans: [PlannedSurvey]
    private let language: Phrasebook.Language

    /// - Throws: ``Sampling/SamplingError``.
    public init(_ flags: PowerFlags, language: Phrasebook.Language) throws {
        self.flags = flags
        self.language = language
        plans = try flags.plans()
    }

    public func document(style: HouseStyle) -> Document {
        let result = result
        return Document(
            title: nil, language: language,
            blocks: [.table(Arrangement(language: language, style: style).table(result))],
            statistics: result.statistics)
    }

    var result: AnalysisResult {
        let facts = facts
        var kinds: [PowerFacts.Sentence] = [.comparison]
        if facts.isClustered || facts.weightingEffect > 1 { kinds.append(.clusters) }
        let isSkewed = !facts.isPrecision && facts.ratio != 1
        if isSkewed || facts.response < 1 || facts.population != nil || facts.populationClusters != nil {
            kinds.append(.numbers)
        }
        return AnalysisResult(
            id: "power", kind: .power, title: title,
            labels: ResultLabels(variables: [
                .init(
                    name: "plan", label: "plan",
                    levels: plans.indices.map { .init(name: "\($0 + 1)", label: "\($0 + 1)") })
            ]),
            statistics: plans.indices.flatMap(statistics), notes: kinds.map { .power(facts, $0) })
    }

    private var title: String {
        let isChinese = language == .zh
        switch flags.sought {
        case .size: return isChinese ? "所需样本量" : "Sample size needed"
        case .clusterSize: return isChinese ? "所需每群人数" : "Cluster size needed"
        case .power: return isChinese ? "检验效能" : "Power"
        case .difference: return isChinese ? "可检出的差值" : "Detectable difference"
        case .halfWidth: return isChinese ? "估计的精度" : "Precision"
        }
    }

    private func statistics(of place: Int) -> [Statistic] {
        let (plan, level) = (plans[place].result, "\(place + 1)")
        func number(_ name: StatisticName, _ value: Double?) -> [Statistic] {
            value.map {
                [Statistic(analysis: "power", variable: "plan", level: level, name: name, value: $0)]
            } ?? []
        }
        func counts(_ first: PlanCount, _ second: PlanCount, _ values: [Int]?) -> [Statistic] {
            zip([first, second], values ?? []).map { count, value in
                Statistic(
                    analysis: "power", variable: "plan", level: level, group: count.rawValue, name: .n,
                    value: Double(value))
            }
        }
        var statistics: [Statistic] = []
        if facts.isClustered {
            statistics += number(.intraclassCorrelation, plans[place].correlation)
            statistics += number(.clusterSize, plan.clusterSize)
        }
        if facts.isClustered || facts.weightingEffect > 1 { statistics += number(.designEffect, plan.designEffect) }
        statistics += counts(.clusters1, .clusters2, plan.clusters)
        statistics += counts(.respondents1, .respondents2, plan.respondents)
        if facts.response < 1 { statistics += counts(.invited1, .invited2, plan.invited) }
        statistics += number(.exactSize, plan.exact)
        if !facts.isNormal { statistics += number(.designDF, plan.degreesOfFreedom) }
        if let second = plan.second { statistics += number(.difference, second - facts.first) }
        return statistics + number(.halfWidth, plan.halfWidth) + number(.power, plan.power)
    }

    private var facts: PowerFacts {
        var facts = PowerFacts()
        facts.sought = flags.sought
        switch flags.question {
        case .share(let share): (facts.first, facts.isPrecision) = (share, true)
        case .mean(let deviation):
            (facts.isPrecision, facts.isProportion, facts.deviations) = (true, false, [deviation])
        case .comparison(let outcome, let first, let second):
            (facts.first, facts.second) = (first, second)
            if case .means(let one, let other) = outcome {
                (facts.isProportion, facts.deviations) = (false, one == other ? [one] : [one, other])
            }
        }
        let setting = flags.setting
        (facts.alpha, facts.isTwoSided) = (flags.alpha, flags.isTwoSided)
        (facts.isNormal, facts.isPooled) = (flags.isNormal, flags.isPooled)
        facts.isClustered = plans.contains { $0.result.clusters != nil }
        facts.isWithinClusters = setting.layout == .within
        (facts.crossCorrelation, facts.ratio) = (setting.crossCorrelation, setting.ratio)
        (facts.sizeVariation, facts.weightingEffect) = (setting.sizeVariation, setting.weightingEffect)
        (facts.response, facts.strata) = (setting.response, setting.strata)
        (facts.population, facts.populationClusters) = (setting.population, setting.populationClusters)
        return facts
    }
}
