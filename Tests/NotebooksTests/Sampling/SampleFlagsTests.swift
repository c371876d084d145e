import Reporting
import Results
import Sampling
import TestSupport
import Testing

@testable import Notebooks

@Suite("Samples and plans as flags ask for them")
struct SampleFlagsTests {
    @Test("Every method and every rule of allocation has its word in a report")
    func words() {
        for method in SelectionMethod.allCases { #expect(SampleFacts.Method(rawValue: method.rawValue) != nil) }
        for rule in AllocationRule.allCases { #expect(SampleFacts.Allocation(rawValue: rule.rawValue) != nil) }
        #expect(SampleFacts.Method.allCases.count == SelectionMethod.allCases.count)
        // The sizes of strata may also be given.
        #expect(SampleFacts.Allocation.allCases.count == AllocationRule.allCases.count + 1)
    }

    @Test("Counts and weights by stratum and in all")
    func statistics() throws {
        var plan = SamplingPlan(size: .each(2), seed: 3)
        (plan.strata, plan.clusters, plan.take, plan.identifiers) = (["stratum"], ["county", "school"], 5, ["pupil"])
        var study = StudyFlags(data: Places.dataset("left-behind-synthetic/wave3.csv"))
        study.population = "stratum <= 3"
        let sample = try SampleFlags(study: study, plan: plan).draw()
        let result = sample.result
        func value(_ name: StatisticName, _ group: SampleCount, _ level: String?) -> Double? {
            result.statistics.first { $0.name == name && $0.group == group.rawValue && $0.level == level }?.value
        }
        #expect(result.labels.variables[0].levels.map(\.name) == ["1", "2", "3"])
        #expect(value(.n, .frameClusters, nil) == 36)
        #expect(value(.n, .clusters, "2") == 2)
        #expect(value(.n, .units, nil) == 30)
        #expect(value(.n, .certainties, nil) == nil)
        let sums = ["1", "2", "3"].compactMap { value(.total, .weights, $0) }
        #expect(isClose(sums.reduce(0, +), value(.total, .weights, nil) ?? .nan, relative: 1e-12))
        guard case .sample(let facts, .methods) = result.notes[0] else {
            Issue.record("the first note is that of the methods section")
            return
        }
        #expect(facts.eligible == "stratum <= 3" && facts.ineligible == 8179 - facts.frameUnits)
        #expect(facts.allocation == .given && facts.singleStrata == 0)
    }

    @Test("What is sought is what is left out")
    func sought() {
        var flags = PowerFlags(.comparison(.shares, first: 0.3, second: 0.4))
        #expect(flags.sought == .size)
        flags.amounts = [.clusters(40)]
        #expect(flags.sought == .power)
        flags.powers = [0.8]
        #expect(flags.sought == .clusterSize)
        flags.question = .comparison(.shares, first: 0.3, second: nil)
        #expect(flags.sought == .difference)
        flags.question = .share(0.3)
        #expect(flags.sought == .halfWidth)
        flags.amounts = []
        #expect(flags.sought == .size)
    }
}
