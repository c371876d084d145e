import Estimation
import Formula
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

    /// A table of columns of codes, by the column `g`, under a plain design.
    private func plain(
        _ columns: [(String, [Int])], _ summary: TableOneRequest.Summary,
        _ declaration: DesignDeclaration = DesignDeclaration()
    ) throws -> AnalysisResult {
        let frame = DataFrame(
            rowCount: columns[0].1.count,
            columns: columns.map { Column(name: $0.0, values: .integer(IntegerValues($0.1.map(Int32.init)))) })
        let design = try SurveyDesign(declaration, in: frame) { row, _ in SourcePosition(file: "t", line: row) }
        return design.tableOne(
            TableOneRequest(rows: [.init(variable: "y", summary: summary)], by: "g"), in: frame,
            where: [Bool](repeating: true, count: frame.rowCount), id: "t", language: "en")
    }

    @Test("Groups that a level tells apart without fail are infinitely far apart; equal groups are not apart")
    func disjointGroups() throws {
        let g = (0..<40).map { $0 % 2 }
        func smd(_ y: (Int) -> Int) throws -> Double? {
            value(try plain([("g", g), ("y", (0..<40).map(y))], .levels), .standardizedMeanDifference, "y")
        }
        #expect(try smd { $0 % 2 } == .infinity)
        #expect(try smd { ($0 % 4) } == .infinity, "no level in common")
        #expect(try smd { ($0 / 2) % 2 } == 0)
        #expect(try smd { _ in 1 } == 0)
        let some = try #require(try smd { $0 % 5 == 0 ? 2 : $0 % 2 })
        #expect(some > 1 && some.isFinite)
    }

    @Test("Where empty cells leave contrasts without respondents, the others are tested")
    func emptyRectangle() throws {
        // Three groups and three levels; levels 1 and 2 do not occur in groups 1 and 2.
        let g = [Int](repeating: 0, count: 60) + [Int](repeating: 1, count: 30) + [Int](repeating: 2, count: 30)
        let y = (0..<60).map { $0 % 3 } + [Int](repeating: 0, count: 60)
        let result = try plain([("g", g), ("y", y)], .levels)
        let test = try #require(result.statistics.first { $0.name == .test })
        // Under simple random sampling generalized design effects are about n/(n − 1): one contrast of the four is lost.
        #expect((2.9...3).contains(test.numeratorDF ?? 0))
        #expect(test.p ?? 1 < 0.001)
    }

    @Test("The mean of one respondent is no group to test against")
    func groupOfOne() throws {
        let g = (0..<40).map { $0 == 7 ? 2 : $0 % 2 }
        let result = try plain([("g", g), ("y", (0..<40).map { ($0 * 7) % 11 })], .mean)
        #expect(!result.statistics.contains { $0.name == .test })
        #expect(result.notes.contains(.noTest(variable: "y", reason: .singleUnitGroup)))
        #expect(value(result, .standardDeviation, "y", group: "2")?.isNaN == true)
    }

    @Test("Under every policy for single-unit strata, the t of two groups is that of the regression on them")
    func policies() throws {
        // Group 1 is absent from stratum 2, whose single unit takes part through group 0.
        let s = (0..<40).map { $0 < 20 ? 0 : $0 < 30 ? 1 : 2 }
        let p = (0..<40).map { $0 < 20 ? $0 / 5 : $0 < 30 ? 10 : 20 + $0 / 4 }
        let g = (0..<40).map { (20..<30).contains($0) ? 0 : $0 % 2 }
        let y = (0..<40).map { ($0 * 13) % 17 + $0 % 2 }
        for policy in SinglePSUPolicy.allCases where policy != .refuse {
            let declaration = DesignDeclaration(strata: ["s"], clusters: ["p"], nested: true, singlePSU: policy)
            let result = try plain([("g", g), ("y", y), ("s", s), ("p", p)], .mean, declaration)
            let test = try #require(result.statistics.first { $0.name == .test })
            let frame = DataFrame(
                rowCount: 40,
                columns: [("g", g), ("y", y), ("s", s), ("p", p)].map {
                    Column(name: $0.0, values: .integer(IntegerValues($0.1.map(Int32.init))))
                })
            let design = try SurveyDesign(declaration, in: frame) { row, _ in SourcePosition(file: "t", line: row) }
            let fit = try design.regress(
                try ModelFormula("y ~ g"), RegressionSpecification(family: .gaussian), in: frame
            ) { _ in true }
            let t = fit.coefficients.values[1] / fit.coefficients.standardErrors[1]
            #expect(isClose(abs(test.value), abs(t), relative: 1e-10), "\(policy)")
        }
    }
}
