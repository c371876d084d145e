import Results
import Testing

@testable import Reporting

@Suite("Formats of a document")
struct DocumentFormatTests {
    static func document(_ language: Phrasebook.Language, _ style: HouseStyle) -> Document {
        let arrangement = Arrangement(language: language, style: style)
        let results = [SampleResult.tableOne(), SampleResult.models()]
        return Document(
            title: "Study", language: language, warnings: ["Warning"],
            blocks: [.prose("Prose.")] + results.map { .table(arrangement.table($0)) },
            statistics: results.flatMap(\.statistics), provenance: ["data: x"])
    }

    @Test("Names and endings are unique and found")
    func names() {
        let formats = DocumentFormats.all
        #expect(formats.map(\.name) == ["terminal", "markdown", "html", "csv", "json"])
        #expect(Set(formats.map(\.fileExtension)).count == formats.count)
        #expect(formats.allSatisfy { DocumentFormats.named($0.name)?.fileExtension == $0.fileExtension })
        #expect(DocumentFormats.named("pdf") == nil)
    }

    @Test("The same input gives the same bytes, in every style and language", arguments: HouseStyle.all.map(\.name))
    func sameBytes(name: String) throws {
        let style = try #require(HouseStyle.named(name))
        for language in Phrasebook.Language.allCases {
            for format in DocumentFormats.all {
                let texts = (0..<3).map { _ in Array(format.render(Self.document(language, style), style: style).utf8) }
                #expect(texts[0] == texts[1] && texts[1] == texts[2])
                #expect(texts[0].last == UInt8(ascii: "\n"))
            }
        }
    }

    @Test("A style changes the digits of every format but JSON, whose numbers are whole")
    func styles() throws {
        let apa = try #require(HouseStyle.named("apa"))
        for format in DocumentFormats.all {
            let document = Self.document(.en, .standard)
            let isSame = format.render(document, style: .standard) == format.render(document, style: apa)
            #expect(isSame == (format.name == "json"), "\(format.name)")
        }
    }

    @Test("Tables of a document, in order")
    func tables() {
        #expect(Self.document(.en, .standard).tables.map(\.id) == ["t", "m"])
    }

    @Test("Every number of a cell is printed by every format that prints tables")
    func numbers() {
        let document = SampleTable.document([SampleTable.characteristics])
        for format in DocumentFormats.all where format.name != "json" {
            let text = format.render(document, style: .standard)
            for number in ["0.20 (0.88)", "0.42 (0.86)", "0.001", "0.0497", "(48.6)", "(51.2)", "0 (0.0)", "(60.0%)"] {
                #expect(text.contains(number), "\(format.name): \(number)")
            }
        }
    }
}
