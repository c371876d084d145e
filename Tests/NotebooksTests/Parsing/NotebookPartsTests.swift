import SurveyData
import Testing

@testable import Notebooks

@Suite("A notebook cut into its parts")
struct NotebookPartsTests {
    static let text = "---\ntitle: T\n---\n\n# Head\n\n```lbc flow\nid: f\n```\n\n```\n```lbc flow\n```\nend\n"

    /// The parts in short: what they are and the line they begin on.
    static func shown(_ text: String) throws -> [String] {
        let log = IssueLog()
        let parts = try NotebookParts(text, path: "s.md", log: log)
        return [parts.frontMatter]
            + parts.pieces.map { piece in
                switch piece {
                case .prose(let text, let line): "\(line) \(text.split(separator: "\n").joined(separator: "/"))"
                case .block(let kind, let body, let line): "\(line) [\(kind)] \(body)"
                }
            } + log.issues.map(\.description)
    }

    @Test("Front matter, prose and blocks, with their lines")
    func parts() throws {
        #expect(
            try Self.shown(Self.text) == [
                "title: T", "4 # Head", "7 [flow] id: f\n", "10 ```/```lbc flow/```/end",
            ])
    }

    @Test("Line ends of any system and a byte-order mark make no difference", arguments: ["\r\n", "\r"])
    func lineEnds(end: String) throws {
        let other = "\u{FEFF}" + Self.text.replacing("\n", with: end)
        #expect(try Self.shown(other) == Self.shown(Self.text))
    }

    @Test(
        "Without front matter there is no notebook",
        arguments: [
            ("", "begins with front matter"), ("# Head\n", "begins with front matter"),
            ("---\ntitle: T\n", "never closed with '---'"), ("----\na: 1\n----\n", "begins with front matter"),
        ])
    func noFrontMatter(text: String, problem: String) throws {
        let error = #expect(throws: ConfigurationIssues.self) {
            try NotebookParts(text, path: "s.md", log: IssueLog())
        }
        #expect(error?.description.hasPrefix("s.md:1: ") == true)
        #expect(error?.description.contains(problem) == true)
    }

    @Test("A block left open is reported where it opens", arguments: ["id: f\n", "id: f\n\nprose\n", "", "id: f"])
    func open(rest: String) throws {
        #expect(
            try Self.shown("---\ntitle: T\n---\nprose\n\n```lbc flow\n" + rest).last
                == "s.md:6: the block 'lbc flow' opened here is never closed with '```'.")
    }

    @Test("A fence of tildes, and one within a list, are not cut by the marks of the other kind")
    func otherFences() throws {
        let shown = try Self.shown("---\na: 1\n---\n~~~lbc flow\nid: f\n~~~\n- ```lbc flow\n  ```\n")
        #expect(shown == ["a: 1", "4 [flow] id: f\n", "7 - ```lbc flow/  ```"])
    }
}
