import Foundation
import Frame
import Reporting
import Results
import SurveyData
import TestSupport
import Testing

@testable import Notebooks

@Suite("Attrition")
struct AttritionStepTests {
    let expected: FixtureNumbers
    let folder: TemporaryFolder
    /// A combination of the three waves of the fixture.
    let panel: String

    init() throws {
        expected = try FixtureNumbers("combining")
        folder = try TemporaryFolder()
        let files = (1...3).map { "\($0): \(Places.fixture("combining/wave\($0).csv"))" }
        panel = try folder.write(
            "combine:\n  - append: {files: {\(files.joined(separator: ", "))}, wave: wave}\n", to: "panel.yaml")
    }

    private func run(
        _ block: String, design: String = "{weights: weight, strata: stratum, clusters: county, nested: true}",
        more: String = ""
    ) throws -> StudyRun {
        let path = try folder.write(
            "---\ndata: panel.yaml\ndesign: \(design)\n\(more)\n---\n```lbc attrition\nid: a\nperson: pid\nwave: wave\n"
                + block + "\n```\n", to: "study.md")
        return try StudyRun(try StudyPlan(try Notebook(path: path)))
    }

    private func values(
        _ run: StudyRun, _ name: StatisticName, group: String? = nil, _ isWanted: (Statistic) -> Bool = { _ in true }
    ) -> [Double] {
        run.results[0].statistics.filter { $0.name == name && $0.group == group && isWanted($0) }.map(\.value)
    }

    @Test("Counts by wave and patterns are base R's")
    func counts() throws {
        let waves = try run("table: waves")
        for count in AttritionCount.allCases {
            #expect(values(waves, .n, group: count.rawValue) == expected["attrition.\(count.rawValue)"], "\(count)")
        }
        let interviewed = expected["attrition.interviewed"]
        #expect(
            values(waves, .proportion, group: "lost")
                == zip(expected["attrition.lost"], interviewed).map { $0 / $1 })
        #expect(
            values(waves, .proportion, group: "retained") == expected["attrition.retained"].map { $0 / interviewed[0] })
        let patterns = try run("table: patterns").results[0]
        for statistic in patterns.statistics where statistic.name == .n {
            #expect([statistic.value] == expected["pattern.\(statistic.level ?? "")"])
        }
        #expect(patterns.labels.variables[0].levels.count == 7)
    }

    @Test("Characteristics of the first wave by retention are those of R's survey package")
    func characteristics() throws {
        let run = try run("variables: [score, sex]\ncategorical: [sex]")
        let statistics = run.results[0].statistics
        func value(_ variable: String, _ name: StatisticName, _ group: String?, level: String? = nil) -> Statistic? {
            statistics.first {
                $0.variable == variable && $0.name == name && $0.group == group && $0.level == level
            }
        }
        let groups = ["retained", "lost"]
        #expect(
            groups.map { group in
                statistics.first { $0.variable == "(retention)" && $0.level == group && $0.name == .n }?.value ?? -1
            } == expected["baseline.n"])
        let means = groups.compactMap { value("score", .mean, $0) }
        #expect(disagreements(means.map(\.value), expected["baseline.mean"], relative: 1e-12).isEmpty)
        #expect(disagreements(means.compactMap(\.standardError), expected["baseline.se"], relative: 1e-12).isEmpty)
        let shares = groups.compactMap { value("sex", .proportion, $0, level: "1")?.value }
        #expect(disagreements(shares, expected["baseline.sex"], relative: 1e-12).isEmpty)
        let t = try #require(value("score", .test, nil))
        #expect(disagreements([abs(t.value), t.p ?? .nan], expected["baseline.t"].map(abs), relative: 1e-9).isEmpty)
        let f = try #require(value("sex", .test, nil))
        #expect(disagreements([f.value, f.p ?? .nan], expected["baseline.sexTest"], relative: 1e-9).isEmpty)
    }

    @Test("They are Table 1 of the first wave's file, digit for digit, in a population, too")
    func tableOne() throws {
        let panel = try run("variables: [score, county]\nmedian: [score]", more: "population: sex == 1")
        let retained = (try SurveyFile(path: Places.fixture("combining/wave3.csv"))).source
        let last = Set(try retained.read(columns: ["pid"]).frame["pid"]?.doubles ?? [])
        let lines = try Places.text(Places.fixture("combining/wave1.csv")).split(separator: "\n")
        let marked = lines.enumerated().map { place, line in
            place == 0
                ? "\(line),there"
                : "\(line),\(last.contains(Double(line.split(separator: ",")[0]) ?? 0) ? "retained" : "lost")"
        }
        _ = try folder.write(marked.joined(separator: "\n") + "\n", to: "marked.csv")
        let path = try folder.write(
            """
            ---
            data: marked.csv
            design: {weights: weight, strata: stratum, clusters: county, nested: true}
            population: sex == 1
            ---
            ```lbc table1
            id: a
            by: there
            rows: [score, county]
            median: [score]
            ```
            """, to: "one.md")
        let own = try StudyRun(try StudyPlan(try Notebook(path: path))).results[0]
        func numbers(_ result: AnalysisResult) -> [String] {
            result.statistics.filter { !["there", "(retention)"].contains($0.variable) }.map {
                "\($0.variable ?? "") \($0.level ?? "") \($0.group ?? "") \($0.name) \($0.value) \($0.standardError ?? .nan) \($0.p ?? .nan)"
            }.sorted()
        }
        // A difference of medians has the other sign where the groups stand the other way round.
        func unsigned(_ lines: [String]) -> [String] { lines.map { $0.replacing(" test -", with: " test ") } }
        #expect(unsigned(numbers(panel.results[0])).count > 20)
        #expect(unsigned(numbers(panel.results[0])) == unsigned(numbers(own)))
    }

    @Test("A population is decided by a person's first interview")
    func population() throws {
        let all = try run("table: waves")
        let boys = try run("table: waves", more: "population: sex == 1")
        let girls = try run("table: waves", more: "population: sex == 2")
        for count in AttritionCount.allCases {
            let parts = [boys, girls].map { values($0, .n, group: count.rawValue) }
            #expect(zip(parts[0], parts[1]).map { $0 + $1 } == values(all, .n, group: count.rawValue))
        }
        // Whoever is in wave 1 stays in a population that only wave 1 could meet.
        let first = try run("table: waves", more: "population: wave == 1")
        #expect(values(first, .n, group: "retained") == values(all, .n, group: "retained"))
        #expect(values(first, .n, group: "new") == [0, 0])
        let note = first.document.tables[0].notes.joined()
        #expect(note.contains("Population: persons for whom wave == 1 holds at their first interview"))
    }

    @Test("Values of it stand in prose")
    func prose() throws {
        let path = try folder.write(
            """
            ---
            data: panel.yaml
            ---
            {{follow.wave.3.retained.n}} ({{follow.wave.3.retained.percent}}) of {{follow.wave.1.interviewed.n}}.

            ```lbc attrition
            id: follow
            person: pid
            wave: wave
            ```
            """, to: "prose.md")
        let notebook = try Notebook(path: path)
        let files = try StudyRun(try StudyPlan(notebook)).files(of: notebook)
        let (retained, all) = (expected["attrition.retained"][1], expected["attrition.interviewed"][0])
        let percent = String(format: "%.1f", 100 * retained / all)
        let report = files.first { $0.path == "report.md" }?.text ?? ""
        #expect(report.contains("\(Int(retained)) (\(percent)%) of \(Int(all))."))
    }

    @Test(
        "What is wrong is said",
        arguments: [
            (
                "table: wave",
                "'table' is 'wave', but must be one of waves, patterns, characteristics. Did you mean 'waves'?"
            ),
            ("table: characteristics", "a table of characteristics needs the key 'variables'."),
            (
                "table: waves\nvariables: [sex]",
                "'variables' are the rows of 'table: characteristics'; this table has none."
            ),
            ("variables: [wave]", "'wave' tells the waves apart and is the same in all rows here."),
            ("variables: [scor]", "no variable is called 'scor' in panel.yaml. Did you mean 'score'?"),
        ])
    func mistakes(_ block: String, _ message: String) {
        #expect {
            try run(block)
        } throws: { "\($0)".replacing(folder.path + "/", with: "").contains(message) }
    }

    @Test("A person twice in a wave, one wave only, and a file too large")
    func refused() throws {
        let twice = try folder.write("pid,wave,x\n1,1,3\n2,1,4\n1,2,5\n1,1,6\n", to: "twice.csv")
        func message(_ data: String, memory: MemoryBudget = .ofMachine) throws -> String {
            let path = try folder.write(
                "---\ndata: \(data)\n---\n```lbc attrition\nid: a\nperson: pid\nwave: wave\n```\n", to: "refused.md")
            do {
                _ = try StudyRun(try StudyPlan(try Notebook(path: path)), memory: memory)
                return ""
            } catch {
                return "\(error)".replacing(folder.path + "/", with: "")
            }
        }
        #expect(
            try message(twice)
                == "a: 1 row of a person who has one in the same 'wave' already: twice.csv:2:1 and twice.csv:5:1. Remove what is there "
                + "twice, or name all variables that tell persons apart (person: [school, pupil]).")
        let one = try folder.write("pid,wave\n1,1\n2,1\n", to: "one.csv")
        #expect(try message(one).hasPrefix("a: 'wave' holds fewer than two waves."))
        #expect(
            try message(panel, memory: MemoryBudget(bytes: 1_000)).hasPrefix(
                "a: following persons from wave to wave needs all rows in memory."))
    }

    @Test("Rows without person or wave are left out, and counted; nobody lost is no error")
    func edges() throws {
        _ = try folder.write("pid,wave,x\n1,1,3\n2,1,4\n1,2,5\n,2,6\n2,2,5\n3,,1\n", to: "edges.csv")
        let path = try folder.write(
            "---\ndata: edges.csv\n---\n```lbc attrition\nid: a\nperson: pid\nwave: wave\n```\n"
                + "```lbc attrition\nid: b\nperson: pid\nwave: wave\nvariables: x\nnumeric: x\n```\n", to: "edges.md")
        let run = try StudyRun(try StudyPlan(try Notebook(path: path)))
        #expect(run.document.tables[0].notes.joined().contains("2 rows without person or wave left out."))
        let lost = run.results[1].statistics.first { $0.level == "lost" && $0.name == .n }
        #expect(lost?.value == 0)
        #expect(run.results[1].problems.isEmpty)
    }
}
