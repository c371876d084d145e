import Results
import Testing

@testable import Reporting

@Suite("Terminal")
struct TerminalFormatTests {
    static func lines(
        _ table: Table, width: Int = 100, color: Bool = false, language: Phrasebook.Language = .en
    ) -> [String] {
        TerminalFormat(width: width, usesColor: color)
            .render(SampleTable.document([table], language: language), style: .standard)
            .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    @Test("A table, line by line")
    func layout() {
        #expect(
            Self.lines(SampleTable.characteristics) == [
                "Characteristics",
                "━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━",
                "                               Parent away",
                "                  ─────────────────────────────────────",
                "Characteristic                    No                Yes       p",
                "                  n = 12,345 (60.0%)  n = 8,000 (40.0%)",
                "───────────────────────────────────────────────────────────────",
                "Score, mean (SD)        −0.20 (0.88)       −0.42 (0.86)  <0.001",
                "Sex, n (%)                                               0.0497",
                "  Boy                   6,000 (48.6)       4,100 (51.2)",
                "  Nobody                           —            0 (0.0)",
                "━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━",
                "n are unweighted.", "",
            ])
    }

    @Test("Columns end at the same place whatever their characters")
    func alignment() {
        let labels = ["age", "留守儿童", "孩子 ✅", "👨‍👩‍👧 family", "🇨🇳", "e\u{301}cole", "❤️❤️"]
        let lines = Self.lines(SampleTable.table(labels, cells: [.count(5), .count(123)], stub: "变量"))
        let rows = lines[4..<(4 + labels.count)]
        #expect(Set(rows.map(displayWidth)) == [displayWidth(lines[1])])
        #expect(rows.allSatisfy { $0.hasSuffix("  5  123") })
    }

    @Test("Texts begin at the left, numbers end at the right, nothing trails")
    func sides() {
        let table = Table(
            id: "t", title: "T", stub: "S", columns: [.init("Label", isText: true), .init("n")],
            rows: [.init("a", cells: [.text("x"), .count(1)]), .init("b", cells: [.text("longer"), .empty])], notes: [])
        #expect(Array(Self.lines(table)[2...5]) == ["S  Label   n", "────────────", "a  x       1", "b  longer"])
    }

    @Test("A heading wider than its columns widens them")
    func wideSpanner() {
        let spanner = "At least one parent away"
        let columns = [Table.Column("No", spanner: spanner), .init("Yes", spanner: spanner), .init("p")]
        let lines = Self.lines(SampleTable.table(["x"], cells: [.count(1), .count(2), .count(3)], columns: columns))
        #expect(lines[2] == "      At least one parent away" && lines[3] == "      ────────────────────────")
        #expect(Set([lines[1], lines[4], lines[6]].map(displayWidth)) == [33])
    }

    @Test("A table wider than the terminal keeps its columns")
    func wideTable() {
        let cells = (1...40).map { Cell.count($0 * 1000) }
        let lines = Self.lines(SampleTable.table(["x", "y"], cells: cells), width: 40)
        #expect(displayWidth(lines[1]) > 40)
        #expect(Set(lines[1...5].map(displayWidth)).count == 1)
    }

    @Test("Notes and warnings are wrapped to the width, Chinese between characters")
    func wrapping() {
        let note = "Means of two groups are compared by a design-based t test on the design's degrees of freedom."
        let chinese = "总体按子总体分析方差由全部样本估计百分比以有值者为分母"
        let lines = Self.lines(SampleTable.table(["x"], notes: [note, chinese]), width: 30)
        let notes = lines.dropFirst(6).dropLast()
        #expect(notes.allSatisfy { displayWidth($0) <= 30 })
        #expect(notes.prefix(4).joined(separator: " ") == note)
        #expect(notes.dropFirst(4).joined() == chinese && notes.count == 6)
        let warned = SampleTable.document([], warnings: [note])
        #expect(TerminalFormat(width: 30).render(warned, style: .standard).split(separator: "\n").count == 4)
    }

    @Test("A word that just fits stays on its line")
    func exactFit() {
        #expect(Self.lines(SampleTable.table(["x"], notes: ["abc defg hi"]), width: 8)[6...7] == ["abc defg", "hi"])
        #expect(
            Self.lines(SampleTable.table(["x"], notes: ["abcdefghijkl x"]), width: 8)[6...7] == ["abcdefghijkl", "x"])
    }

    @Test("Bold only where it is asked for")
    func color() {
        #expect(Self.lines(SampleTable.table(["x"]), color: true)[0] == "\u{1B}[1mTitle\u{1B}[0m")
        #expect(!Self.lines(SampleTable.table(["x"])).joined().contains("\u{1B}"))
    }

    @Test("Texts of the data take one line and give the terminal no orders", arguments: SampleTable.awkwardTexts)
    func control(text: String) {
        let column = Table.Column(text, size: .text(text), spanner: text)
        let table = SampleTable.table(
            [text], cells: [.text(text)], columns: [column], title: text, stub: text, notes: [text])
        let document = SampleTable.document([table], warnings: [text])
        let rendered = TerminalFormat().render(document, style: .standard)
        #expect(!rendered.unicodeScalars.contains { $0.properties.generalCategory == .control && $0 != "\n" })
        #expect(rendered.unicodeScalars.count { $0 == "\n" } == 12)
    }

    @Test("Negative bounds in Chinese")
    func chinese() {
        let cell = Cell.interval(.init(lower: -1, upper: 2, level: 0.95), .ratio)
        #expect(Self.lines(SampleTable.table(["x"], cells: [cell]), language: .zh)[4].hasSuffix("(−1.00~2.00)"))
        #expect(Self.lines(SampleTable.table(["x"], cells: [cell]))[4].hasSuffix("(−1.00 to 2.00)"))
    }
}
