import Results
import Testing

@testable import Reporting

@Suite("Markdown")
struct MarkdownFormatTests {
    static func markdown(_ document: Document) -> String { MarkdownFormat().render(document, style: .standard) }

    @Test("A whole report")
    func report() {
        let document = SampleTable.document(
            [SampleTable.characteristics], title: "A *study*", prose: ["Prose with **marks**."],
            warnings: ["Made <up>."],
            provenance: ["data: wave_1.csv"])
        #expect(
            Self.markdown(document) == """
                # A \\*study\\*

                > **Made &lt;up&gt;.**

                Prose with **marks**.

                **Characteristics**

                | Characteristic | *Parent away*<br>No<br>n = 12,345 (60.0%) | *Parent away*<br>Yes<br>n = 8,000 (40.0%) | p |
                |:--|--:|--:|--:|
                | Score, mean (SD) | −0.20 (0.88) | −0.42 (0.86) | &lt;0.001 |
                | Sex, n (%) |  |  | 0.0497 |
                | &emsp;Boy | 6,000 (48.6) | 4,100 (51.2) |  |
                | &emsp;Nobody | — | 0 (0.0) |  |

                <sub>n are unweighted.</sub>\("  ")

                ---

                - data: wave\\_1.csv

                """)
    }

    @Test("Every text stays in its cell", arguments: SampleTable.awkwardTexts)
    func cells(text: String) throws {
        let column = Table.Column(text, size: .text(text), spanner: text, isText: true)
        let table = SampleTable.table(
            [text], cells: [.text(text), .count(5)], columns: [column, .init("n")], title: text, stub: text,
            notes: [text])
        let markdown = Self.markdown(SampleTable.document([table]))
        let lines = markdown.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.count == 8 && lines[3] == "|:--|:--|--:|")
        // The library reads a table of one row and three columns, and the last cell is the number.
        let html = MarkdownText.html(markdown)
        #expect(html.split(separator: "<th", omittingEmptySubsequences: false).count == 1 + 1 + 3)
        #expect(html.split(separator: "<td", omittingEmptySubsequences: false).count == 1 + 3)
        #expect(html.contains("<td align=\"right\">5</td>"))
    }

    @Test("Intervals in the document's language")
    func language() {
        let table = SampleTable.table(["x"], cells: [.interval(.init(lower: -1, upper: 2, level: 0.95), .ratio)])
        #expect(Self.markdown(SampleTable.document([table], language: .zh)).contains("| (−1.00\\~2.00) |"))
        #expect(Self.markdown(SampleTable.document([table])).contains("| (−1.00 to 2.00) |"))
    }

    @Test("An empty document is an empty line")
    func empty() {
        #expect(Self.markdown(SampleTable.document([])) == "\n")
    }
}
