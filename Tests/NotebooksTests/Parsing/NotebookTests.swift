import Frame
import Reporting
import Survey
import SurveyData
import Testing

@testable import Notebooks

@Suite("Reading a notebook")
struct NotebookTests {
    @Test("Everything the front matter can say")
    func frontMatter() throws {
        let text = """
            title: T
            data: sub/data.csv
            codebook: /abs/codebook.yaml
            language: zh
            style: lancet
            seed: 42
            level: 90
            design: {weights: w, strata: [s], clusters: [p, q], fpc: [N], nested: false, singlePSU: average}
            population: age < 16
            derive: {old: {condition: age > 12}}
            """
        let notebook = try Notebook(text: "---\n\(text)\n---\n", path: "a/b/study.md")
        let study = notebook.study
        #expect(notebook.name == "study")
        #expect(
            study.title == "T" && study.dataPath == "a/b/sub/data.csv" && study.codebookPath == "/abs/codebook.yaml")
        #expect(study.language == .zh && study.style.name == "lancet" && study.seed == 42 && study.level == 0.9)
        #expect(study.design.weights == "w" && study.design.strata == ["s"] && study.design.clusters == ["p", "q"])
        #expect(study.design.populationSizes == ["N"] && !study.design.nested && study.design.singlePSU == .average)
        #expect(study.population?.source == "age < 16" && study.derivations.map(\.name) == ["old"])
        #expect(notebook.steps.isEmpty && notebook.segments.isEmpty)
    }

    @Test("An empty front matter means the defaults")
    func defaults() throws {
        let study = try Notebook(text: "---\n---\n", path: "s.md").study
        #expect(study.dataPath == nil && study.language == .en && study.seed == 1 && study.level == 0.95)
        #expect(study.design.weights == nil && !study.design.nested && study.design.singlePSU == .refuse)
    }

    @Test("Blocks without an id are numbered among all blocks")
    func ids() throws {
        let notebook = try Notebook(
            text: "---\n---\n```lbc flow\n```\n```lbc table1\nrows: x\n```\n```lbc flow\nid: last\n```\n", path: "s.md")
        #expect(notebook.steps.map(\.identity.id) == ["flow1", "table12", "last"])
        #expect(notebook.steps.map(\.identity.position.line) == [3, 5, 8])
    }

    @Test(
        "An id that cannot be a word of a reference or the name of a file",
        arguments: ["a.b", "a b", "a/b", "..", "a|b", "{a", "a\\b", "a:b", "", "a\u{7}b", "a\u{3000}b"])
    func badIDs(id: String) throws {
        let yaml = id.replacing("\\", with: "\\\\").replacing("\u{7}", with: "\\a")
        let error = #expect(throws: ConfigurationIssues.self) {
            try Notebook(text: "---\n---\n```lbc flow\nid: \"\(yaml)\"\n```\n", path: "s.md")
        }
        #expect(error?.description.hasPrefix("s.md:4:5: the id '\(id)' must be a word") == true)
    }

    @Test("Chinese ids are words", arguments: ["基本特征", "表1-甲_b"])
    func chineseIDs(id: String) throws {
        let notebook = try Notebook(text: "---\n---\n```lbc flow\nid: \(id)\n```\n{{\(id).read.n}}\n", path: "s.md")
        #expect(notebook.references.map(\.analysis) == [id])
    }
}
