import Frame
public import Reporting
import Results
import Sampling
public import SurveyData

/// A sample that has been drawn from a file, and what is to be said of it.
public struct FrameSample: Sendable {
    let sample: ChosenSample
    /// The plan's variables.
    let frame: DataFrame
    let path: String
    let eligible: String?
    let ineligible: Int
    /// What is to be said of how the frame was read.
    public let notices: [String]
    let language: Phrasebook.Language
    public let style: HouseStyle
    let isSynthetic: Bool

    /// The chosen rows of the frame's columns, with the variables of the design.
    ///
    /// - Parameter data: of the file the sample was drawn from.
    /// - Throws: ``Sampling/SamplingError/takenName(_:)``.
    public func rows(of data: ConvertedData) throws -> ConvertedData {
        if let taken = data.frame.names.first(where: ChosenSample.Name.all.contains) {
            throw SamplingError.takenName(taken)
        }
        return data.taking(sample.units.map { Int32($0.row) }, adding: sample.columns)
    }

    /// The table of strata.
    public var document: Document {
        let result = result
        return Document(
            title: nil, language: language,
            warnings: isSynthetic ? [Phrasebook(language).syntheticWarning] : [],
            blocks: [.table(Arrangement(language: language, style: style).table(result))],
            statistics: result.statistics)
    }

    var result: AnalysisResult {
        let facts = facts
        var kinds: [SampleFacts.Sentence] = [.methods, .weights]
        if !facts.certainties.isEmpty { kinds.append(.certainties) }
        if facts.smallClusters > 0 || facts.singleStrata > 0 || facts.emptyStrata > 0
            || ![.simple, .brewer].contains(facts.method)
        {
            kinds.append(.cautions)
        }
        kinds += [.reproduction, .declaration]
        let isStratified = !sample.plan.strata.isEmpty
        return AnalysisResult(
            id: "sample", kind: .sample,
            title: language == .zh ? "抽自 \(facts.frame) 的样本" : "A sample of \(facts.frame)",
            labels: ResultLabels(variables: [
                .init(
                    name: "stratum", label: sample.plan.strata.joined(separator: " × "),
                    levels: isStratified ? sample.strata.map { .init(name: $0.name, label: $0.name) } : [])
            ]),
            statistics: (isStratified
                ? zip(sample.strata.indices, sample.weightsByStratum).flatMap { statistics(ofStratum: $0, weights: $1) }
                : [])
                + statistics(ofStratum: nil, weights: sample.weights),
            notes: kinds.map { .sample(facts, $0) })
    }

    private func statistics(ofStratum place: Int?, weights: ChosenSample.Weights?) -> [Statistic] {
        let strata = place.map { [sample.strata[$0]] } ?? sample.strata
        let level = place.map { sample.strata[$0].name }
        func statistic(_ count: SampleCount, _ name: StatisticName, _ value: Double) -> Statistic {
            Statistic(
                analysis: "sample", variable: "stratum", level: level, group: count.rawValue, name: name, value: value)
        }
        func sum(_ count: SampleCount, _ part: (ChosenSample.Stratum) -> Int) -> Statistic {
            statistic(count, .n, Double(strata.reduce(0) { $0 + part($1) }))
        }
        let hasClusters = !sample.plan.clusters.isEmpty
        var statistics: [Statistic] = []
        if hasClusters { statistics += [sum(.frameClusters, \.frameUnits), sum(.clusters, \.chosenUnits)] }
        statistics += [
            sum(.frameUnits, \.frameRows),
            sum(.units) { stratum in
                hasClusters ? stratum.clusters.reduce(0) { $0 + $1.chosenRows } : stratum.chosenUnits
            },
        ]
        if sample.plan.method.isProportional { statistics.append(sum(.certainties, \.certainties)) }
        if let weights {
            statistics += [
                statistic(.weights, .minimum, weights.smallest), statistic(.weights, .maximum, weights.largest),
                statistic(.weights, .total, weights.sum),
            ]
        }
        return statistics
    }

    private var facts: SampleFacts {
        let plan = sample.plan
        let hasClusters = !plan.clusters.isEmpty
        var facts = SampleFacts()
        facts.frame = path.split(separator: "/").last.map(String.init) ?? path
        (facts.eligible, facts.ineligible) = (eligible, ineligible)
        (facts.strata, facts.stratumCount, facts.clusters) = (plan.strata, sample.strata.count, plan.clusters)
        facts.frameUnits = sample.strata.reduce(0) { $0 + $1.frameRows }
        facts.chosenUnits = sample.units.count
        if hasClusters {
            facts.frameClusters = sample.strata.reduce(0) { $0 + $1.frameUnits }
            facts.chosenClusters = sample.strata.reduce(0) { $0 + $1.chosenUnits }
        }
        facts.method = SampleFacts.Method(rawValue: plan.method.rawValue) ?? .simple
        facts.takeMethod = SampleFacts.Method(rawValue: plan.takeMethod.rawValue) ?? .simple
        (facts.size, facts.order, facts.identifiers) = (plan.sizeVariable, plan.order, plan.identifiers)
        switch plan.size {
        case .total: facts.allocation = SampleFacts.Allocation(rawValue: plan.allocation.rawValue)
        case .each, .given: facts.allocation = .given
        }
        (facts.allocationVariable, facts.minimum) = (plan.of ?? plan.deviation, plan.minimum)
        (facts.take, facts.smallClusters) = (plan.take, sample.smallClusters)
        facts.singleStrata = sample.strata.count { $0.chosenUnits == 1 && $0.frameUnits > 1 && $0.certainties == 0 }
        let empty = sample.strata.filter { $0.chosenUnits == 0 && $0.frameUnits > 0 }
        (facts.emptyStrata, facts.emptyStrataUnits) = (empty.count, empty.reduce(0) { $0 + $1.frameRows })
        facts.certainties = sample.certainNames(in: frame)
        let weights = sample.weights
        (facts.smallestWeight, facts.largestWeight, facts.weightSum) = (weights.smallest, weights.largest, weights.sum)
        (facts.weightingEffect, facts.seed) = (sample.weightingEffect, plan.seed)
        facts.declaration = sample.declaration
        return facts
    }
}
