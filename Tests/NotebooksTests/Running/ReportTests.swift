import Foundation
import Results
import Survey
import TestSupport
import Testing

@testable import Notebooks

@Suite("A report, from notebook and data to its files")
struct ReportTests {
    static let body = """
        # Methods

        Of {{flow.read.n}} pupils, {{t.y.yes.percent}} were sad (`{{not.a.value}}`).

        ```lbc table1
        id: t
        title: Characteristics
        by: g
        rows: [age, y, kids]
        ```

        ```lbc model
        id: m
        outcome: y
        family: binomial
        models: {Adjusted: g + kids}
        ```

        ```lbc estimate
        id: e
        mean: age
        ```

        ```lbc flow
        id: f
        ```

        ```lbc describe
        id: d
        variables: [age, g]
        ```
        """

    @Test("Every kind of block gives a table, its CSV and its statistics")
    func everyKind() throws {
        let files = try SampleStudy().report(Self.body)
        #expect(
            files.keys.sorted() == [
                "manifest.json", "report.html", "report.md", "statistics.json", "tables/d.csv", "tables/e.csv",
                "tables/f.csv", "tables/m.csv", "tables/t.csv",
            ])
        let page = try #require(files["report.md"])
        for number in 1...5 { #expect(page.contains("Table \(number)")) }
        #expect(page.contains("Of 60 pupils"))
        #expect(page.contains("`{{not.a.value}}`"))
        #expect(!page.contains("{{flow"))
        let statistics = try #require(StatisticsReader.read(files["statistics.json"] ?? ""))
        for id in ["t", "m", "e", "f", "d", "flow"] {
            #expect(statistics.contains { $0.key.hasPrefix(id + ".") }, "\(id)")
        }
    }

    @Test("The numbers in prose are those of the table")
    func sameNumbers() throws {
        let files = try SampleStudy().report(
            "{{t.y.yes.percent}} {{t.age.mean}}\n\n```lbc table1\nid: t\nrows: [age, y]\n```\n")
        let statistics = try #require(StatisticsReader.read(files["statistics.json"] ?? ""))
        let share = try #require(statistics.first { $0.key == "t.y.yes.proportion" }?.numbers.first?.value)
        let prose = try #require(files["report.md"]).split(separator: "\n").first { $0.contains("%") }
        let tenths = Int((share * 1000).rounded())
        #expect(prose?.hasPrefix("\(tenths / 10).\(tenths % 10)% ") == true, "\(prose ?? "") \(share)")
    }

    @Test("The flow adds up, with a population that some cannot be placed in")
    func flow() throws {
        let (_, run) = try SampleStudy().run(
            "```lbc flow\n```\n", frontMatter: SampleStudy.frontMatter + "\npopulation: age < 13 and g == away")
        let flow = run.context.flow
        #expect(flow.read == 60)
        #expect(flow.zeroWeight + flow.outside + flow.undecided + flow.analysed == 60)
        // Six ages are missing; of these pupils, those at home are outside whatever their age.
        #expect(flow.undecided > 0 && flow.undecided < 6)
        #expect(run.context.rows.whole?.domain.count { $0 } == flow.analysed)
    }

    @Test("A population of nobody is refused, with those that could not be placed")
    func emptyPopulation() throws {
        let sample = try SampleStudy()
        let error = #expect(throws: StudyError.self) {
            try sample.run("```lbc flow\n```\n", frontMatter: SampleStudy.frontMatter + "\npopulation: age > 99")
        }
        #expect(
            error?.description
                == "no respondent is in the population 'age > 99' (6 could not be placed because of missing "
                + "values). Check the condition and the missing codes.")
    }

    @Test("Respondents of weight zero are counted under every table but that of the file")
    func zeroWeights() throws {
        let sample = try SampleStudy()
        let csv = SampleStudy.csv() + "1,1,0,1,11.5,0,1\n2,4,0,2,12.5,1,0\n"
        _ = try sample.folder.write(csv, to: "data.csv")
        let (_, run) = try sample.run(Self.body)
        #expect(run.context.flow.zeroWeight == 2)
        let noted = run.results.filter { $0.notes.contains(.zeroWeights(count: 2)) }.map(\.id)
        #expect(noted == ["t", "m", "e"])
    }

    @Test("A description is of the file: it has no population and no design")
    func description() throws {
        let (_, run) = try SampleStudy().run(
            Self.body, frontMatter: SampleStudy.frontMatter + "\npopulation: g == away")
        let notes = try #require(run.results.first { $0.id == "d" }).notes
        #expect(
            !notes.contains { note in
                switch note {
                case .population, .design: true
                default: false
                }
            })
    }

    @Test("Without weights nothing is called weighted")
    func unweighted() throws {
        let plain =
            "title: Pupils\ndata: data.csv\ncodebook: codebook.yaml\ndesign: {strata: s, clusters: p, nested: true}"
        for (front, isWeighted) in [(plain, false), (SampleStudy.frontMatter, true)] {
            let page = try SampleStudy().report(Self.body, frontMatter: front)["report.md"] ?? ""
            #expect(page.contains("are weighted") == isWeighted)
            #expect(page.contains("Survey-weighted") == isWeighted)
            #expect(page.contains("difference, weighted") == isWeighted)
        }
    }

    @Test("A group, or a part of a ratio, that nobody has a value of is reported")
    func emptyVariables() throws {
        let sample = try SampleStudy()
        let csv = SampleStudy.csv().split(separator: "\n").enumerated().map { $1 + ($0 == 0 ? ",none" : ",") }
        _ = try sample.folder.write(csv.joined(separator: "\n"), to: "data.csv")
        let (_, run) = try sample.run(
            "```lbc estimate\nid: e\nmean: age\nby: none\n```\n```lbc estimate\nid: r\nratio: age / none\n```\n")
        #expect(run.problems.map { $0.prefix(24) } == ["e: 'none' has no value a", "r: 'none' has no value a"])
    }

    @Test("Row order changes no printed digit")
    func rowOrder() throws {
        let sample = try SampleStudy()
        let before = try sample.report(Self.body)
        var order = Array(0..<60)
        for index in order.indices { order.swapAt(index, (index * 37 + 11) % 60) }
        _ = try sample.folder.write(SampleStudy.csv(rows: order), to: "data.csv")
        let after = try sample.report(Self.body)
        func table(_ files: [String: String]) -> String? {
            files["report.md"]?.split(separator: "\n").filter { !$0.contains("SHA-256") }.joined(separator: "\n")
        }
        #expect(table(before) == table(after))
        let old = try #require(StatisticsReader.read(before["statistics.json"] ?? ""))
        let new = try #require(StatisticsReader.read(after["statistics.json"] ?? ""))
        #expect(StatisticsComparison.changes(from: old, to: new).isEmpty)
    }

    @Test("Texts of the user are shown, never obeyed, in every format")
    func escaping() throws {
        let evil = "<script>alert(1)</script> | *x* & \\\"q\\\""
        let codebook = SampleStudy.codebook.replacing("Sad", with: "\"\(evil)\"").replacing("Away", with: "\"\(evil)\"")
        let sample = try SampleStudy(codebook: codebook)
        let files = try sample.report(
            "{{t.y.yes.percent}}\n\n```lbc table1\nid: t\ntitle: \"\(evil)\"\nby: g\nrows: [y]\n```\n",
            frontMatter: SampleStudy.frontMatter.replacing("title: Pupils", with: "title: \"\(evil)\""))
        let page = try #require(files["report.html"])
        #expect(!page.contains("<script>alert"))
        #expect(page.contains("&lt;script&gt;alert"))
        #expect(files["report.md"]?.contains("<script") == false)
        #expect(isJSON(files["statistics.json"]))
        #expect(isJSON(files["manifest.json"]))
    }

    private func isJSON(_ text: String?) -> Bool {
        text.flatMap { try? JSONSerialization.jsonObject(with: Data($0.utf8)) } != nil
    }

    @Test("No file of a report holds a record: no identifier, no rare text of a row")
    func privacy() throws {
        let sample = try SampleStudy()
        let csv = SampleStudy.csv().split(separator: "\n").enumerated().map { row, line in
            row == 0 ? "id,note,\(line)" : "PUPIL-\(row),note-\(row),\(line)"
        }.joined(separator: "\n")
        _ = try sample.folder.write(csv, to: "data.csv")
        for (path, text) in try sample.report(Self.body) {
            #expect(!text.contains("PUPIL-") && !text.contains("note-"), "\(path)")
        }
    }

    @Test("Only synthetic data are called synthetic")
    func synthetic() throws {
        let real = try SampleStudy().report(Self.body)
        let synthetic = try SampleStudy(codebook: "synthetic: true\n" + SampleStudy.codebook).report(Self.body)
        for page in ["report.md", "report.html"] {
            #expect(real[page]?.contains("SYNTHETIC") == false)
            #expect(synthetic[page]?.contains("SYNTHETIC") == true)
        }
    }

    @Test("In Chinese, every heading, label and note of the tables is")
    func chinese() throws {
        let page = try #require(
            try SampleStudy().report(Self.body, frontMatter: SampleStudy.frontMatter + "\nlanguage: zh")["report.html"])
        #expect(page.contains("表 1") || page.contains("表1"))
        for word in ["在家", "外出", "年龄", "难过", "兄弟姐妹"] { #expect(page.contains(word), "\(word)") }
        for word in ["At home", "Siblings", "missing", "Weighted", "design-based"] {
            #expect(!page.contains(word), "\(word)")
        }
    }
}
