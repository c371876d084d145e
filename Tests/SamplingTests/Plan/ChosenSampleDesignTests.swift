import Estimation
import Frame
import LinearAlgebra
import Survey
import Testing

@testable import Sampling

/// The variables of a sample's design, taken by an analysis.
@Suite("Samples as designs")
struct ChosenSampleDesignTests {
    /// The sample's frame of variables, and the design that its declaration asks for.
    private func design(_ plan: SamplingPlan) throws -> (DataFrame, SurveyDesign, ChosenSample) {
        let sample = try SampleFrame.draw(plan)
        let rows = sample.units.map { Int32($0.row) }
        let frame = DataFrame(
            rowCount: rows.count,
            columns: SampleFrame.frame.columns.map { $0.taking(rows, absent: .blank) } + sample.columns)
        let words = sample.declaration.split(separator: " ").map(String.init)
        func names(_ flag: String) -> [String] {
            words.firstIndex(of: flag).map { words[$0 + 1].split(separator: ",").map(String.init) } ?? []
        }
        let declaration = DesignDeclaration(
            weights: names("--weights").first, strata: names("--strata"), clusters: names("--clusters"),
            populationSizes: names("--fpc"), nested: words.contains("--nested"), singlePSU: .certainty)
        return (frame, try SurveyDesign(declaration, in: frame, locate: SampleFrame.locate), sample)
    }

    @Test("Every declaration is accepted as it is", arguments: SampleFrame.plans)
    func accepted(_ plan: SamplingPlan) throws {
        let (frame, design, sample) = try design(plan)
        #expect(design.rowCount == frame.rowCount)
        let strata = Set((frame["sample_stratum"]?.categories.codes ?? []))
        #expect(design.stages[0].stratumCount == strata.count)
        #expect(sample.columns.allSatisfy { $0.missing.isEmpty })
    }

    @Test("Two stages with equal probabilities: population sizes give back the weights")
    func fractions() throws {
        let (frame, design, _) = try design(SampleFrame.plans[6])
        #expect(design.stages.count == 2)
        var weights = [Double](repeating: 1, count: frame.rowCount)
        for stage in design.stages {
            for row in weights.indices {
                weights[row] /= stage.samplingFraction(Int(stage.stratumOfUnit[Int(stage.units.codes[row])]))
            }
        }
        let given = frame["sample_weight"]?.doubles ?? []
        let deviation = zip(weights, given).map { abs($0 - $1) }.max()
        #expect(try #require(deviation) < 1e-9)
    }

    /// The variance of the total of y over many samples, and the mean of its estimates.
    private func variances(_ plan: SamplingPlan, draws: Int) throws -> (true: Double, estimated: Double) {
        var plan = plan
        var totals: [Double] = []
        var estimated = 0.0
        for seed in 0..<draws {
            plan.seed = UInt64(seed)
            let (frame, design, _) = try design(plan)
            let total = design.totals(
                of: [NumericVariable("y", frame["y"]?.doubles ?? [])], by: GroupIndex(allRows: frame.rowCount))
            totals.append(total.values[0])
            estimated += total.covariance[0, 0] / Double(draws)
        }
        let mean = totals.reduce(0, +) / Double(draws)
        return (totals.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(draws - 1), estimated)
    }

    @Test("Variances of samples with equal probabilities are estimated without bias", arguments: [0, 3, 6])
    func variance(_ place: Int) throws {
        let (truth, estimated) = try variances(SampleFrame.plans[place], draws: 600)
        // Four standard errors of a variance from 600 samples.
        #expect(abs(estimated / truth - 1) < 4 * (2.0 / 600).squareRoot(), "\(truth) \(estimated)")
    }

    @Test("Variances of samples proportional to size are not understated, with a certain cluster either")
    func proportionalVariance() throws {
        var certain = SamplingPlan(size: .total(8), seed: 2)
        (certain.clusters, certain.method, certain.take) = (["school"], .brewer, 3)
        for plan in [SampleFrame.plans[4], certain] {
            let (truth, estimated) = try variances(plan, draws: 600)
            #expect(
                estimated / truth > 1 - 4 * (2.0 / 600).squareRoot() && estimated / truth < 2, "\(truth) \(estimated)")
        }
    }

    @Test("A certain cluster is a stratum of its own, whose rows are the sampling units")
    func certainCluster() throws {
        var plan = SamplingPlan(size: .total(8), seed: 2)
        (plan.clusters, plan.method, plan.take) = (["school"], .brewer, 3)
        let (frame, design, sample) = try design(plan)
        #expect(sample.declaration.contains("--fpc sample_fraction1,sample_fraction2"))
        #expect(design.stages[0].stratumCount == 2)
        #expect(design.stages[0].sampledUnits.sorted() == [3, 7])
        let certain = frame["sample_stratum"]?.categories
        #expect(certain?.levels.map(\.name).contains("all: 9 (certain)") == true)
        let fractions = Set((0..<2).map { design.stages[0].samplingFraction($0) })
        let size = Double((SampleFrame.frame["school"]?.doubles ?? []).count { $0 == 9 })
        #expect(fractions == [0, 3 / size])
    }

    @Test("Certain rows are a stratum all of which is in the sample")
    func certainRows() throws {
        var plan = SamplingPlan(size: .total(5), seed: 2)
        (plan.method, plan.sizeVariable) = (.brewer, "x")
        var frame = DataFrame(rowCount: 8)
        frame.set(Column(name: "x", values: .numeric([100, 1, 2, 3, 4, 5, 6, 7])))
        let sample = try plan.draw(from: frame, locate: SampleFrame.locate)
        #expect(sample.certainNames(in: frame).contains("row 1"))
        #expect(sample.columns.last?.doubles?.first == 1)
        #expect(sample.columns.first { $0.name == "sample_fraction1" }?.doubles?.first == 1)
        #expect(sample.declaration == "--weights sample_weight --strata sample_stratum --fpc sample_fraction1")
    }

    @Test("One unit of a cluster tells no variance within it: the first stage is taken as with replacement")
    func oneOfACluster() throws {
        var plan = SampleFrame.plans[6]
        plan.take = 1
        #expect(
            try SampleFrame.draw(plan).declaration
                == "--weights sample_weight --strata sample_stratum --clusters sample_psu --nested")
    }
}
