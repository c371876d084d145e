import Frame
import TestSupport
import Testing

@testable import SurveyData

@Suite("Combinations against base R's rbind, merge and reshape")
struct CombinationFixtureTests {
    let sample: SampleCombination
    let expected: FixtureNumbers

    init() throws {
        sample = try SampleCombination()
        expected = try FixtureNumbers("combining")
    }

    private func file(_ name: String) -> String { Places.fixture("combining/\(name).csv") }

    private var panel: String {
        "- append: {files: {1: \(file("wave1")), 2: \(file("wave2")), 3: \(file("wave3"))}, wave: wave}"
    }

    /// Compares columns of a combination with those of a case, in every row.
    private func compare(_ name: String, _ columns: [String], _ steps: String) throws -> CombinedRows {
        let rows = try sample.rows(steps)
        for column in columns {
            let differences = disagreements(
                rows.column(column).doubles ?? [], expected["\(name).\(column)"], relative: 0)
            #expect(differences.isEmpty, "\(name).\(column): \(differences.prefix(3))")
        }
        return rows
    }

    @Test("rbind: waves below each other, columns of some waves only")
    func append() throws {
        _ = try compare(
            "append", ["wave", "pid", "county", "sex", "weight", "stratum", "hhid", "score", "height"], panel)
    }

    @Test("merge, m:1: rows keep their order; keys that are missing match nothing")
    func join() throws {
        let step = "\n- join: {file: \(file("household")), by: {hhid: hh}, cardinality: m:1, unmatched: "
        let rows = try compare("join", ["pid", "wave", "hhid", "income"], panel + step + "keep}")
        #expect(rows.reports.last?.matched == Int(expected["join.matched"][0]))
        #expect(rows.reports.last?.unmatchedRight == Int(expected["join.unmatchedRight"][0]))
        _ = try compare("inner", ["pid", "wave", "income"], panel + step + "drop}")
    }

    @Test("merge, 1:m: rows are repeated in the file's order")
    func roster() throws {
        _ = try compare(
            "roster", ["hh", "income", "member", "age"],
            "- file: \(file("household"))\n- join: {file: \(file("roster")), by: hh, cardinality: 1:m}")
    }

    @Test("merge, 1:1 by two keys")
    func twoKeys() throws {
        _ = try compare(
            "two", ["pid", "county", "score", "score2"],
            """
            - file: {path: \(file("wave1")), columns: [pid, county, score]}
            - join: {file: \(file("wave2")), by: [pid, county], cardinality: 1:1, columns: [score], rename: {score: score2}}
            """)
    }

    private var wide: String {
        panel + "\n- reshape: {to: wide, id: pid, wave: wave, variables: [score, height], constant: sex}"
    }

    @Test("reshape to wide, and back to long")
    func reshape() throws {
        let columns = (1...3).flatMap { ["score_\($0)", "height_\($0)"] }
        _ = try compare("wide", ["pid", "sex"] + columns, wide)
        let long = try sample.rows(
            wide
                + "\n- reshape: {to: long, id: pid, wave: wave, variables: {score: [score_1, score_2, score_3], height: "
                + "[height_1...height_3]}}")
        // base R makes a row of every person in every wave; here only those there are.
        let names = ["pid", "wave", "sex", "score", "height"]
        let all = names.map { expected["long.\($0)"] }
        let waves = try sample.rows(panel)
        let there = Set(
            zip(waves.column("pid").doubles ?? [], waves.column("wave").doubles ?? []).map { "\($0) \($1)" })
        let kept = all[0].indices.filter { there.contains("\(all[0][$0]) \(all[1][$0])") }
        for (place, name) in names.enumerated() {
            let differences = disagreements(
                long.column(name).doubles ?? [], kept.map { all[place][$0] }, relative: 0)
            #expect(differences.isEmpty, "\(name): \(differences.prefix(3))")
        }
    }
}
