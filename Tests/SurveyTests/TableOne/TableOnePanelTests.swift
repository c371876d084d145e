import Estimation
import Frame
import Results
import Survey
import TestSupport
import Testing

/// Panels, details and cases of a table of characteristics.
@Suite("Panels of Table 1")
struct TableOnePanelTests {
    let sample = SyntheticSample()
    static let rows = [
        TableOneRequest.Row(variable: "y", summary: .mean), .init(variable: "event", summary: .levels),
    ]

    /// The sample with a second grouping, and with values missing for two reasons.
    private var frame: DataFrame {
        var frame = sample.frame
        let x = sample.values("x")
        let area = CategoricalLevels([CategoricalLevel("north"), CategoricalLevel("south")])
        frame.set(Column(name: "area", values: .categorical(x.map { $0 < 0 ? 0 : 1 }, area)))
        var y = sample.values("y")
        let reasons = y.indices.map { row -> UInt8 in
            row % 17 == 0 ? MissingReason.refused.rawValue : row % 13 == 0 ? MissingReason.doesNotKnow.rawValue : 0
        }
        for row in y.indices where reasons[row] != 0 { y[row] = .nan }
        frame.set(Column(name: "y", values: .numeric(y), missing: MissingCells(reasons: reasons)))
        return frame
    }

    private func table(_ request: TableOneRequest, where domain: ((Int) -> Bool)? = nil) throws -> AnalysisResult {
        let frame = frame
        let design = try SurveyDesign(SyntheticSample.declaration, in: frame) { row, _ in
            SourcePosition(file: "t", line: row)
        }
        return design.tableOne(
            request, in: frame, where: (0..<frame.rowCount).map { domain?($0) ?? true }, id: "t", language: "en")
    }

    private func numbers(_ result: AnalysisResult, model: String?) -> [StatisticKey: Double] {
        Dictionary(
            uniqueKeysWithValues: result.statistics.filter { $0.model == model && !$0.value.isNaN }.map { statistic in
                var key = statistic.key
                key.model = nil
                return (key, statistic.value)
            })
    }

    @Test("A panel within a level is the table of that domain")
    func within() throws {
        let result = try table(TableOneRequest(rows: Self.rows, by: ["group"], within: "area"))
        #expect(result.labels.panels.map(\.name) == ["north", "south"])
        #expect(result.labels.panels[0].label == "area: north. group")
        let x = sample.values("x")
        let north = try table(TableOneRequest(rows: Self.rows, by: "group")) { x[$0] < 0 }
        #expect(numbers(result, model: "north") == numbers(north, model: nil))
        let all = try table(TableOneRequest(rows: Self.rows, by: nil))
        #expect(numbers(result, model: nil) == numbers(all, model: nil))
    }

    @Test("Groups side by side are the tables of each")
    func beside() throws {
        let result = try table(TableOneRequest(rows: Self.rows, by: ["group", "area"]))
        for name in ["group", "area"] {
            let own = try table(TableOneRequest(rows: Self.rows, by: name))
            #expect(numbers(result, model: name) == numbers(own, model: nil))
        }
    }

    @Test("Complete cases are a domain, and who is left out is counted by reason")
    func complete() throws {
        let result = try table(TableOneRequest(rows: Self.rows, by: ["group"], cases: .complete))
        let missing = frame["y"]!.missing
        let own = try table(TableOneRequest(rows: Self.rows, by: "group")) { missing[$0] == nil }
        #expect(numbers(result, model: nil) == numbers(own, model: nil))
        let excluded = result.notes.lazy.compactMap { note -> [Note.Exclusion]? in
            if case .completeCases(let exclusions) = note { return exclusions }
            return nil
        }.first
        #expect(excluded?.map(\.count).reduce(0, +) == missing.count)
        #expect(excluded?.map(\.reason) == ["refused", "doesNotKnow"])
    }

    @Test("Reasons add up to what is missing, in all and by group")
    func reasons() throws {
        let result = try table(TableOneRequest(rows: Self.rows, by: ["group"], details: [.reasons]))
        for group in [nil, "0", "1", "2"] {
            let own = result.statistics.filter { $0.name == .missing && $0.variable == "y" && $0.group == group }
            let all = own.first { $0.level == nil }?.value
            #expect(own.filter { $0.level != nil }.reduce(0) { $0 + $1.value } == all)
            #expect(all != 0)
        }
    }

    @Test("Intervals and design effects are those of the estimates")
    func details() throws {
        let result = try table(
            TableOneRequest(rows: Self.rows, by: ["group"], details: [.intervals, .designEffects], level: 0.9))
        let frame = frame
        let design = try SurveyDesign(SyntheticSample.declaration, in: frame) { row, _ in
            SourcePosition(file: "t", line: row)
        }
        let estimates = design.estimateTable(
            EstimateRequest(quantities: [.mean("y"), .proportion("event")], by: "group", level: 0.9), in: frame,
            where: [Bool](repeating: true, count: frame.rowCount), id: "t", language: "en")
        var compared = 0
        for statistic in estimates.statistics where [.mean, .proportion, .designEffect].contains(statistic.name) {
            guard let own = result.statistics.first(where: { $0.key == statistic.key }) else { continue }
            #expect(isClose(own.value, statistic.value, relative: 1e-12))
            guard let interval = statistic.interval else { continue }
            #expect(isClose(own.interval?.lower ?? .nan, interval.lower, relative: 1e-12))
            #expect(isClose(own.interval?.upper ?? .nan, interval.upper, relative: 1e-12))
            compared += 1
        }
        #expect(compared == 4 * 3)
    }

    @Test("Small counts leave no number behind, nor what would give one away")
    func smallCells() throws {
        let plain = try table(TableOneRequest(rows: Self.rows, by: ["group"], within: "area", details: [.reasons]))
        let result = plain.withoutSmallCells(below: 12)
        let hidden = result.statistics.filter(\.isHidden)
        #expect(!hidden.isEmpty && hidden.count < result.statistics.count)
        #expect(hidden.allSatisfy { $0.value.isNaN && $0.standardError == nil && $0.interval == nil && $0.p == nil })
        let shown = result.statistics.filter { $0.name == .n && !$0.isHidden }
        #expect(shown.allSatisfy { $0.value == 0 || $0.value >= 12 })
        // A row with a hidden count is not compared.
        for statistic in hidden where statistic.name == .n && statistic.group != nil {
            let tests = result.statistics.filter {
                $0.model == statistic.model && $0.variable == statistic.variable && $0.name == .test
            }
            #expect(tests.allSatisfy { $0.isHidden })
        }
        #expect(plain.withoutSmallCells(below: 2).statistics.count { $0.isHidden } < hidden.count)
    }
}
