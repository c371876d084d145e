import Frame
import RowBlocks
import Testing

@testable import Sampling

@Suite("Samples drawn by a plan")
struct SamplingPlanTests {
    @Test(
        "Weights add up to the population, and weighted values to its total, in expectation",
        arguments: SampleFrame.plans)
    func unbiased(_ plan: SamplingPlan) throws {
        let values = SampleFrame.frame["y"]?.doubles ?? []
        let truth = [Double(values.count), values.reduce(0, +)]
        let draws = 600
        var sums = [0.0, 0.0]
        var squares = [0.0, 0.0]
        for seed in 0..<draws {
            var plan = plan
            plan.seed = UInt64(seed)
            let sample = try SampleFrame.draw(plan)
            let estimates = [
                sample.units.reduce(0) { $0 + $1.weight },
                sample.units.reduce(0) { $0 + $1.weight * values[$1.row] },
            ]
            for place in 0..<2 {
                sums[place] += estimates[place] / Double(draws)
                squares[place] += estimates[place] * estimates[place] / Double(draws)
            }
        }
        for place in 0..<2 {
            let error = (max(0, squares[place] - sums[place] * sums[place]) / Double(draws)).squareRoot()
            #expect(abs(sums[place] - truth[place]) <= 4 * error + 1e-6 * truth[place], "\(plan.method) \(place)")
        }
    }

    @Test("Rows are chosen as often as the product of their stages' probabilities says")
    func stages() throws {
        var plan = SampleFrame.plans[4]
        let draws = 3000
        var seen = [Double](repeating: 0, count: SampleFrame.frame.rowCount)
        var probability = seen
        for seed in 0..<draws {
            plan.seed = UInt64(seed)
            for unit in try SampleFrame.draw(plan).units {
                seen[unit.row] += 1 / Double(draws)
                probability[unit.row] = unit.probability
            }
        }
        let deviation = seen.indices.map { row -> Double in
            let p = probability[row]
            return abs(seen[row] - p) / (p * (1 - p) / Double(draws)).squareRoot()
        }.max()
        #expect(probability.allSatisfy { $0 > 0 })
        #expect(try #require(deviation) < 4.5)
    }

    @Test("The order of rows does not matter where identifiers tell them apart", arguments: SampleFrame.plans)
    func rowOrder(_ plan: SamplingPlan) throws {
        var plan = plan
        plan.identifiers = ["id"]
        let other = SampleFrame.shuffled()
        let first = try SampleFrame.draw(plan)
        let second = try SampleFrame.draw(plan, from: other)
        #expect(
            SampleFrame.values("id", of: first).sorted() == SampleFrame.values("id", of: second, in: other).sorted())
    }

    @Test("Clusters taken whole need no identifier")
    func clusterOrder() throws {
        let plan = SampleFrame.plans[3]
        let other = SampleFrame.shuffled()
        let first = SampleFrame.values("id", of: try SampleFrame.draw(plan)).sorted()
        #expect(first == SampleFrame.values("id", of: try SampleFrame.draw(plan, from: other), in: other).sorted())
    }

    @Test("A stratum's sample is the same whatever the other strata are")
    func otherStrata() throws {
        var plan = SampleFrame.plans[6]
        (plan.size, plan.minimum, plan.identifiers) = (.each(3), 0, ["id"])
        let strata = SampleFrame.frame["stratum"]?.doubles ?? []
        let part = SampleFrame.shuffled { strata[$0] > 1 }
        let whole = try SampleFrame.draw(plan)
        let kept = zip(SampleFrame.values("id", of: whole), SampleFrame.values("stratum", of: whole))
            .filter { $0.1 > 1 }.map(\.0)
        #expect(
            kept.sorted() == SampleFrame.values("id", of: try SampleFrame.draw(plan, from: part), in: part).sorted())
    }

    @Test("The seed decides, and nothing else: neither cores nor repetition", arguments: SampleFrame.plans)
    func reproducible(_ plan: SamplingPlan) throws {
        let first = try SampleFrame.draw(plan).units
        #expect(try Workers.$limit.withValue(1) { try SampleFrame.draw(plan).units } == first)
        #expect(try SampleFrame.draw(plan).units == first)
        var other = plan
        other.seed += 1
        #expect(try SampleFrame.draw(other).units.map(\.row) != first.map(\.row))
    }

    @Test("Rows that are not eligible are never chosen, and count nowhere")
    func eligible() throws {
        var plan = SamplingPlan(size: .total(20), seed: 4)
        plan.strata = ["stratum"]
        let strata = SampleFrame.frame["stratum"]?.doubles ?? []
        let rows = strata.indices.filter { strata[$0] != 2 }.map(Int32.init)
        let sample = try plan.draw(from: SampleFrame.frame, eligible: rows, locate: SampleFrame.locate)
        #expect(Set(SampleFrame.values("stratum", of: sample)) == [1, 3, 4])
        #expect(sample.strata.map(\.name) == ["1", "3", "4"])
        #expect(sample.strata.reduce(0) { $0 + $1.frameRows } == rows.count)
        #expect(throws: SamplingError.self) {
            try plan.draw(from: SampleFrame.frame, eligible: [], condition: "age < 1", locate: SampleFrame.locate)
        }
    }

    @Test("A large cluster is certain and named; fixed takes of the others weigh the same")
    func certainty() throws {
        var plan = SamplingPlan(size: .total(8), seed: 2)
        (plan.clusters, plan.method, plan.take) = (["school"], .brewer, 3)
        let sample = try SampleFrame.draw(plan)
        #expect(sample.certainNames(in: SampleFrame.frame) == ["9"])
        #expect(sample.strata[0].certainties == 1)
        let others = zip(sample.units, SampleFrame.values("school", of: sample)).filter { $0.1 != 9 }.map(\.0.weight)
        #expect((others.max() ?? 0) - (others.min() ?? 1) < 1e-9)
    }
}
