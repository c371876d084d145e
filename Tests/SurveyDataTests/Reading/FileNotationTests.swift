import FileFormats
import Frame
import Testing

@testable import SurveyData

@Suite("How a file is said to be written")
struct FileNotationTests {
    static func notation(_ yaml: String) throws -> FileNotation {
        try Codebook(yaml: yaml, file: "codebook.yaml").file
    }

    @Test("All that can be said reaches the reader")
    func options() throws {
        let notation = try Self.notation(
            "file: {encoding: gbk, delimiter: tab, decimal: comma, thousands: point, comment: '#', skipLines: 2, ragged: fill}"
        )
        #expect(
            try notation.options()
                == CSVOptions(
                    delimiter: "\t", encoding: .gb18030, decimal: .comma, grouping: .point, comment: "#",
                    skippedLines: 2, raggedRows: .fill))
        #expect(try FileNotation().options() == CSVOptions())
    }

    @Test("What a study says comes before what its codebook says")
    func completed() throws {
        var study = FileNotation()
        study.set(.decimal, "point", at: SourcePosition(whole: "--decimal"))
        let both = study.completed(by: try Self.notation("file: {decimal: comma, skipLines: 1}"))
        #expect(both[.decimal] == "point" && both[.skipLines] == "1")
    }

    @Test(
        "What cannot be meant is answered at its place",
        arguments: [
            ("{delimiter: ab}", "codebook.yaml:1:19: 'delimiter' is 'ab', but must be one character, or 'tab'."),
            ("{skipLines: -1}", "codebook.yaml:1:19: 'skipLines' is '-1', but must be a number of lines, as 2."),
            ("{decimal: dot}", "codebook.yaml:1:17: 'decimal' is 'dot', but must be one of point, comma."),
            ("{ragged: drop}", "codebook.yaml:1:16: 'ragged' is 'drop', but must be one of refuse, fill, skip."),
            (
                "{thousand: comma}",
                "codebook.yaml:1:8: unknown key 'thousand' in 'file'. Did you mean 'thousands'?"
            ),
        ])
    func issues(file: String, message: String) {
        #expect {
            try Self.notation("file: " + file)
        } throws: { error in
            "\(error)" == message
        }
    }

    @Test("One mark cannot stand before decimals and between thousands")
    func sameMark() throws {
        let notation = try Self.notation("file: {decimal: comma, thousands: comma}")
        #expect {
            try notation.options()
        } throws: { error in
            "\(error)".hasPrefix("codebook.yaml:1:35: the mark between thousands is that before decimals, comma;")
        }
    }
}
