import Estimation
import Frame
import Results
import Survey
import TestSupport
import Testing

@Suite("Table 1")
struct TableOneTests {
    let sample = SyntheticSample()

    private func table(_ rows: [TableOneRequest.Row], by: String?, frame: DataFrame? = nil) throws -> AnalysisResult {
        let frame = frame ?? sample.frame
        let design = try SurveyDesign(SyntheticSample.declaration, in: frame) { row, _ in
            SourcePosition(file: "t", line: row)
        }
        return design.tableOne(
            TableOneRequest(rows: rows, by: by), in: frame, where: [Bool](repeating: true, count: frame.rowCount),
            id: "t", language: "en")
    }

    private func value(
        _ result: AnalysisResult, _ name: StatisticName, _ variable: String?, level: String? = nil, group: String? = nil
    ) -> Double? {
        result.statistics.first {
            $0.key == StatisticKey(variable: variable, level: level, group: group, name: name)
        }?.value
    }

    @Test("Groups add up to the total, levels to the respondents with a value")
    func counts() throws {
        let result = try table(
            [.init(variable: "y", summary: .mean), .init(variable: "event", summary: .levels)], by: "group")
        let n = Double(sample.rowCount)
        let groups = ["0", "1", "2"]
        #expect(groups.reduce(0) { $0 + (value(result, .n, "group", level: $1) ?? 0) } == n)
        #expect(abs(groups.reduce(0) { $0 + (value(result, .proportion, "group", level: $1) ?? 0) } - 1) < 1e-14)
        for group in groups {
            let levels = ["0", "1"].map { value(result, .n, "event", level: $0, group: group) ?? 0 }
            #expect(levels.reduce(0, +) == value(result, .n, "event", group: group))
        }
    }

    @Test("The total's mean is the weighted mean of the groups'")
    func means() throws {
        let result = try table([.init(variable: "y", summary: .mean)], by: "group")
        let mixed = ["0", "1", "2"].reduce(0) { sum, group in
            sum + value(result, .proportion, "group", level: group)! * value(result, .mean, "y", group: group)!
        }
        #expect(isClose(mixed, value(result, .mean, "y")!, relative: 1e-13))
    }

    @Test("A variable without any value gives an empty row and a reason, and leaves the others alone")
    func allMissing() throws {
        var frame = sample.frame
        let reasons = [UInt8](repeating: MissingReason.refused.rawValue, count: frame.rowCount)
        frame.set(
            Column(
                name: "nothing", values: .numeric([Double](repeating: .nan, count: frame.rowCount)),
                missing: MissingCells(reasons: reasons)))
        let alone = try table([.init(variable: "y", summary: .mean)], by: "group")
        let result = try table(
            [.init(variable: "nothing", summary: .mean), .init(variable: "y", summary: .mean)], by: "group",
            frame: frame)
        #expect(value(result, .n, "nothing") == 0)
        #expect(value(result, .missing, "nothing") == Double(frame.rowCount))
        #expect(result.notes.contains(.noTest(variable: "nothing", reason: .noValues)))
        #expect(result.statistics.filter { $0.variable == "y" } == alone.statistics.filter { $0.variable == "y" })
    }

    @Test("Missing values of one row do not change another")
    func missingStaysInItsRow() throws {
        var frame = sample.frame
        var reasons = [UInt8](repeating: 0, count: frame.rowCount)
        var values = sample.values("x")
        for row in stride(from: 0, to: frame.rowCount, by: 3) {
            reasons[row] = MissingReason.blank.rawValue
            values[row] = .nan
        }
        frame.set(Column(name: "x", values: .numeric(values), missing: MissingCells(reasons: reasons)))
        let rows = [TableOneRequest.Row(variable: "x", summary: .mean), .init(variable: "y", summary: .mean)]
        let with = try table(rows, by: "group", frame: frame)
        let without = try table(rows, by: "group")
        #expect(with.statistics.filter { $0.variable == "y" } == without.statistics.filter { $0.variable == "y" })
        #expect(value(with, .missing, "x") == Double((frame.rowCount + 2) / 3))
    }

    @Test("An empty level and an empty group survive")
    func emptyLevels() throws {
        var frame = sample.frame
        let levels = CategoricalLevels(["a", "b", "never"].map { CategoricalLevel($0) })
        frame.set(Column(name: "e", values: .categorical(sample.values("event").map(Int32.init), levels)))
        let groups = CategoricalLevels(["0", "1", "2", "nobody"].map { CategoricalLevel($0) })
        frame.set(Column(name: "by", values: .categorical(sample.values("g").map(Int32.init), groups)))
        let result = try table(
            [.init(variable: "e", summary: .levels), .init(variable: "y", summary: .median)], by: "by", frame: frame)
        #expect(value(result, .n, "e", level: "never", group: "1") == 0)
        #expect(value(result, .proportion, "e", level: "never") == 0)
        #expect(value(result, .n, "e", level: "a", group: "nobody") == 0)
        #expect(value(result, .proportion, "e", level: "a", group: "nobody")?.isNaN == true)
        let test = try #require(result.statistics.first { $0.variable == "e" && $0.name == .test })
        #expect(test.p.map { $0 > 0 && $0 < 1 } == true)
    }

    @Test("Two groups are compared by t, more by F, medians by ranks")
    func testsAreNamed() throws {
        let rows = [TableOneRequest.Row(variable: "y", summary: .mean), .init(variable: "x", summary: .median)]
        func kinds(_ by: String) throws -> [TestKind?] {
            try table(rows, by: by).statistics.filter { $0.name == .test }.map(\.test)
        }
        #expect(try kinds("event") == [.designT, .rankT])
        #expect(try kinds("group") == [.waldF, .rankF])
    }

    @Test("The standardized difference of two groups is |Δ|/√((s₁² + s₂²)/2)")
    func standardizedDifference() throws {
        let result = try table(
            [.init(variable: "y", summary: .mean), .init(variable: "group", summary: .levels)], by: "event")
        let means = ["0", "1"].map { value(result, .mean, "y", group: $0)! }
        let deviations = ["0", "1"].map { value(result, .standardDeviation, "y", group: $0)! }
        let spread = ((deviations[0] * deviations[0] + deviations[1] * deviations[1]) / 2).squareRoot()
        #expect(
            isClose(
                value(result, .standardizedMeanDifference, "y")!, abs(means[0] - means[1]) / spread, relative: 1e-12))
        // Three levels: Mahalanobis distance of two shares, written out.
        let p = (1...2).map { value(result, .proportion, "group", level: "\($0)", group: "0")! }
        let q = (1...2).map { value(result, .proportion, "group", level: "\($0)", group: "1")! }
        let a = (p[0] * (1 - p[0]) + q[0] * (1 - q[0])) / 2
        let b = -(p[0] * p[1] + q[0] * q[1]) / 2
        let c = (p[1] * (1 - p[1]) + q[1] * (1 - q[1])) / 2
        let d = [p[0] - q[0], p[1] - q[1]]
        let quadratic = (c * d[0] * d[0] - 2 * b * d[0] * d[1] + a * d[1] * d[1]) / (a * c - b * b)
        #expect(isClose(value(result, .standardizedMeanDifference, "group")!, quadratic.squareRoot(), relative: 1e-10))
    }

    @Test("Without groups there is one column and no test")
    func ungrouped() throws {
        let result = try table([.init(variable: "y", summary: .mean)], by: nil)
        #expect(!result.statistics.contains { $0.name == .test || $0.group != nil })
        #expect(value(result, .n, nil) == Double(sample.rowCount))
    }
}
