import Frame
import RowBlocks
import Testing

@testable import FileFormats

@Suite("Types judged over the whole file")
struct CSVReaderTests {
    /// A file of one column; each run of equal cells is written as often as it says.
    static func column(_ runs: [(cell: String, count: Int)]) throws -> CSVTable {
        try CSVTable.read("x\n" + runs.map { String(repeating: $0.cell + "\n", count: $0.count) }.joined())
    }

    @Test("One text at row 200,001 makes every number before it a text")
    func lateText() throws {
        let table = try Self.column([("12", 200_000), ("unknown", 1), ("7", 3)])
        let texts = try #require(table.frame["x"]?.texts)
        #expect(texts.count == 200_004)
        #expect(texts[..<200_000].allSatisfy { $0 == "12" })
        #expect(texts[200_000...] == ["unknown", "7", "7", "7"])
        let evidence = try #require(table.evidence["x"])
        #expect(evidence.firstText?.row == 200_000 && evidence.firstText?.text == "unknown")
        #expect(evidence.numbersAmongTexts == 200_003)
    }

    @Test("One real number in a late chunk makes whole numbers real, and missing cells stay missing")
    func lateReal() throws {
        let column = try #require(try Self.column([("5", 100_000), ("NA", 2), ("5", 100_000), ("2.5", 1)]).frame["x"])
        let numbers = try #require(column.numbers)
        #expect(numbers.count == 200_003)
        #expect(
            numbers.indices.allSatisfy {
                numbers[$0] == ($0 == 200_002 ? 2.5 : (100_000...100_001).contains($0) ? nil : 5)
            })
        #expect(column.missing.count == 2)
        guard case .numeric(let values) = column.values else { return }
        #expect(values[100_000].isNaN && values[100_001].isNaN)
    }

    @Test("A whole number beyond 32 bits, late in the file, makes the column real")
    func lateLargeWhole() throws {
        let numbers = try Self.column([("5", 150_000), ("3000000000", 1)]).frame["x"]?.numbers
        #expect(numbers?.last == 3e9)
        #expect(numbers?.first == 5)
    }

    @Test("An identity number, late in the file, makes the column text")
    func lateIdentity() throws {
        let table = try Self.column([("5", 150_000), ("110101199003074258", 1)])
        #expect(table.frame["x"]?.texts?.last == "110101199003074258")
        #expect(table.evidence["x"]?.firstText?.row == 150_000)
    }

    @Test("Missing marks in a chunk of numbers become texts again when another chunk holds a text")
    func marksReread() throws {
        let table = try Self.column([(".", 1), ("NULL", 1), ("NA", 1), ("12", 150_000), ("none", 1)])
        let texts = try #require(table.frame["x"]?.texts)
        #expect(texts[..<4] == [".", "NULL", nil, "12"])
        #expect(table.frame["x"]?.missing.count == 1)
        #expect(table.evidence["x"]?.numbersAmongTexts == 150_000)
    }

    @Test("Only the columns that need it are read again")
    func severalColumns() throws {
        let rows = (0..<60_000).map { "\($0),\($0 % 7),\($0).5,x\($0 % 3)\n" }.joined()
        let table = try CSVTable.read("a,b,c,d\n" + rows + "oops,1,2,3\n")
        #expect(table.frame.columns.map(\.typeName) == ["text", "integer", "numeric", "text"])
        #expect(table.frame["a"]?.texts?[59_999] == "59999")
        #expect(table.frame["b"]?.integers?[13] == 6)
        #expect(table.frame["c"]?.numbers?[59_999] == 59_999.5)
        #expect(table.frame["d"]?.texts?[60_000] == "3")
    }

    @Test(
        "The type of a column, from its cells",
        arguments: [
            ("1,2,-3", "integer"), ("1,2.0", "numeric"), ("1,1e3", "numeric"), ("2147483647", "integer"),
            ("2147483648", "numeric"),
            ("9007199254740992", "numeric"), ("9007199254740993", "text"), ("1,x", "text"), ("NA,,.", "integer"),
            ("inf", "text"), ("1,0x10", "text"), ("1,1_000", "text"), ("1E400", "text"), ("TRUE,FALSE", "text"),
            ("2016-05-01", "text"),
            ("007", "integer"), ("5%", "text"), ("1,NULL", "integer"), ("1,null,x", "text"), ("１", "integer"),
            ("十", "text"),
            ("+5", "integer"),
        ])
    func types(cells: String, typeName: String) throws {
        let text = "x\n" + cells.split(separator: ",", omittingEmptySubsequences: false).joined(separator: "\n") + "\n"
        #expect(try CSVTable.read(text).frame["x"]?.typeName == typeName)
    }

    @Test("Leading zeros are evidence of a code, though the column is read as numbers")
    func leadingZeros() throws {
        let table = try Self.column([("5", 150_000), ("007", 1)])
        #expect(table.frame["x"]?.integers?.last == 7)
        #expect(table.evidence["x"] == ColumnEvidence(firstText: nil, numbersAmongTexts: 0, hasLeadingZeros: true))
        #expect(try Self.column([("0", 2), ("0.5", 1)]).evidence["x"]?.hasLeadingZeros == false)
    }

    @Test("Every missing cell is blank, in every type of column")
    func reasons() throws {
        let frame = try CSVTable.read("i,n,t\n1,1.5,a\n,NA,\nNA,.,NA\n").frame
        for column in frame.columns {
            #expect(column.missing[0] == nil)
            #expect(column.missing[1] == .blank && column.missing[2] == .blank)
            #expect(column.missing.countsByReason == [.blank: 2])
        }
    }

    @Test("Ragged rows are all counted, the first five listed with their lines")
    func ragged() {
        let text = "a,b\n1,2\n3\n\"x\ny\",4\n5,6,7\n8\n\n9\n10\n11,12,13,14\n"
        #expect(
            throws: FileFormatError.raggedRows(
                path: testPath, expected: 2,
                examples: [
                    .init(line: 3, fields: 1), .init(line: 6, fields: 3), .init(line: 7, fields: 1),
                    .init(line: 9, fields: 1), .init(line: 10, fields: 1),
                ],
                total: 6)
        ) { try CSVTable.read(text) }
    }

    @Test("Ragged rows of every chunk are counted")
    func raggedChunks() {
        let rows = String(repeating: "1,2\n", count: 150_000)
        #expect(
            throws: FileFormatError.raggedRows(
                path: testPath, expected: 2,
                examples: [.init(line: 150_002, fields: 1), .init(line: 300_003, fields: 3)], total: 2)
        ) { try CSVTable.read("a,b\n" + rows + "3\n" + rows + "4,5,6") }
    }

    @Test("Text that is not UTF-8 is refused at its cell, in whatever chunk")
    func notUTF8() {
        let bytes = Array(("id,note\n" + String(repeating: "1,留守\n", count: 40_000)).utf8)
        // 男 in GB18030.
        let broken = bytes + Array("2,x\n3, \"".utf8) + [0xC4, 0xD0] + Array("\"\n".utf8)
        #expect(throws: FileFormatError.undecodable(position: place(40_003, 3), encoding: .utf8)) {
            try CSVTable.read(bytes: broken)
        }
        #expect(throws: FileFormatError.undecodable(position: place(2, 3), encoding: .utf8)) {
            try CSVTable.read(bytes: Array("id,note\n1,".utf8) + [0xFF] + Array("\n".utf8))
        }
    }

    @Test("Columns asked for are read, in the order of the file; others are not looked at")
    func selection() throws {
        let file = try CSVFile(
            FileBytes(path: testPath, bytes: Array("a,b,c\n1,".utf8) + [0xFF] + Array(",x\n2,y,\n".utf8)))
        let table = try file.read(columns: ["c", "a", "absent"])
        #expect(table.frame.names == ["a", "c"])
        #expect(table.frame["a"]?.integers == [1, 2])
        #expect(table.frame["c"]?.texts == ["x", nil])
        #expect(Set(table.evidence.keys) == ["a", "c"])
        #expect(table.position(row: 1, column: "c") == place(3, 5))
        #expect(throws: FileFormatError.undecodable(position: place(2, 3), encoding: .utf8)) { try file.read() }
    }

    @Test("No columns asked for: the rows are counted, and ragged ones refused")
    func noColumns() throws {
        let table = try CSVFile(text: "a,b\n1,2\n3,4\n").read(columns: [])
        #expect(table.frame.rowCount == 2 && table.frame.columns.isEmpty)
        #expect(throws: FileFormatError.self) { try CSVFile(text: "a,b\n1,2\n3\n").read(columns: []) }
    }

    @Test("A selected column that is text elsewhere is read again among the selected ones")
    func selectionReread() throws {
        let rows = String(repeating: "1,2,3\n", count: 100_000)
        let table = try CSVFile(text: "a,b,c\n" + rows + "x,y,z\n").read(columns: ["c", "b"])
        #expect(table.frame["b"]?.texts?[0] == "2" && table.frame["c"]?.texts?[0] == "3")
        #expect(table.frame["b"]?.texts?.last == "y" && table.frame["c"]?.texts?.last == "z")
    }

    @Test("The same frame on one core and on all, errors too")
    func cores() throws {
        let rows = (0..<50_000).map { "\($0),\($0 % 11 == 0 ? "NA" : "\(Double($0) / 7)"),name \($0 % 1_000)\n" }
            .joined()
        let text = "id,x,name\n" + rows
        let all = try CSVTable.read(text)
        let one = try Workers.$limit.withValue(1) { try CSVTable.read(text) }
        #expect(one.differences(from: all.frame.columns) == [])
        #expect(one.evidence == all.evidence)
        #expect(one.frame["name"]?.values == all.frame["name"]?.values)
        for limit in [1, nil] {
            #expect(throws: FileFormatError.undecodable(position: place(50_002, 1), encoding: .utf8)) {
                try Workers.$limit.withValue(limit) {
                    try CSVTable.read(bytes: Array(text.utf8) + [0xFF, 0x2C, 0xFF, 0x2C, 0xFF])
                }
            }
        }
    }
}
