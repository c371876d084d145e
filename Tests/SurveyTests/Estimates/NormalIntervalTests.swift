import Estimation
import Formula
import Probability
import Results
import Survey
import TestSupport
import Testing

import func Glibc.log

@Suite("Intervals by the normal distribution")
struct NormalIntervalTests {
    let sample = SyntheticSample()
    let z = StandardNormal().upperQuantile(0.025)

    @Test("Means and shares take z, and have no degrees of freedom that end")
    func estimates() throws {
        let design = try sample.design()
        func table(_ intervals: Inference.Intervals) -> AnalysisResult {
            design.estimateTable(
                EstimateRequest(
                    quantities: [.mean("y"), .proportion("event"), .total("x")], by: nil,
                    inference: Inference(intervals: intervals)),
                in: sample.frame, where: sample.frame.domainOfAll, id: "e", language: "en")
        }
        let (normal, t) = (table(.normal), table(.t))
        for name in [StatisticName.mean, .proportion, .total] {
            let statistic = try #require(normal.statistics.last { $0.name == name })
            let other = try #require(t.statistics.last { $0.name == name })
            let error = try #require(statistic.standardError)
            let interval = try #require(statistic.interval)
            #expect(statistic.degreesOfFreedom == .infinity && other.degreesOfFreedom == 15)
            #expect(statistic.value == other.value && error == other.standardError)
            if name == .proportion {
                let p = statistic.value
                let half = log(interval.upper / (1 - interval.upper)) - log(p / (1 - p))
                #expect(isClose(half, z * error / (p * (1 - p)), relative: 1e-10))
            } else {
                #expect(isClose(interval.upper - statistic.value, z * error, relative: 1e-12))
            }
        }
    }

    @Test("Coefficients take z, terms Wald's χ²")
    func models() throws {
        let design = try sample.design()
        func table(_ intervals: Inference.Intervals) throws -> AnalysisResult {
            let model = ModelTableRequest.Model(name: "M", formulas: [try ModelFormula("y ~ x + group")])
            return design.modelTable(
                ModelTableRequest(
                    models: [model], specification: RegressionSpecification(family: .gaussian), intervals: intervals),
                in: sample.frame, where: sample.frame.domainOfAll, id: "m", language: "en")
        }
        let (normal, t) = (try table(.normal), try table(.t))
        let x = try #require(normal.statistics.first { $0.variable == "x" && $0.name == .coefficient })
        let error = try #require(x.standardError)
        #expect(isClose(x.p ?? .nan, StandardNormal().twoSidedTail(x.value / error), relative: 1e-12))
        #expect(isClose((x.interval?.upper ?? .nan) - x.value, z * error, relative: 1e-12))
        let chi = try #require(normal.statistics.first { $0.name == .waldTest })
        let f = try #require(t.statistics.first { $0.name == .waldTest })
        #expect(chi.test == .waldChiSquared && f.test == .waldF)
        #expect(isClose(chi.value, 2 * f.value, relative: 1e-12))
        #expect(isClose(chi.p ?? .nan, ChiSquared(degreesOfFreedom: 2).upperTail(chi.value), relative: 1e-12))
    }

    @Test("Tests of a table of characteristics take z and χ²; Rao and Scott's keeps its F")
    func tableOne() throws {
        let design = try sample.design()
        func kinds(_ by: String) throws -> [TestKind?] {
            let table = design.tableOne(
                TableOneRequest(
                    rows: [
                        .init(variable: "y", summary: .mean), .init(variable: "x", summary: .median),
                        .init(variable: "count", summary: .levels),
                    ], by: by, inference: Inference(intervals: .normal)),
                in: sample.frame, where: sample.frame.domainOfAll, id: "t", language: "en")
            let tests = table.statistics.filter { $0.name == .test }
            for test in tests where test.test == .designZ {
                #expect(isClose(test.p ?? .nan, StandardNormal().twoSidedTail(test.value), relative: 1e-12))
            }
            return tests.map(\.test)
        }
        #expect(try kinds("event") == [.designZ, .rankZ, .raoScottF])
        #expect(try kinds("group") == [.waldChiSquared, .rankChiSquared, .raoScottF])
    }
}
