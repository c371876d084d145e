import Frame
import Testing

@testable import FileFormats

@Suite("Where a cell stands in its file")
struct CSVLocatorTests {
    @Test("Characters are counted, not bytes")
    func characters() throws {
        let table = try CSVTable.read("编号,姓名,年龄\n1,留守儿童,9\n2,é👧x,10\n")
        #expect(table.position(row: 0, column: "编号") == place(2, 1))
        #expect(table.position(row: 0, column: "姓名") == place(2, 3))
        #expect(table.position(row: 0, column: "年龄") == place(2, 8))
        #expect(table.position(row: 1, column: "年龄") == place(3, 7))
    }

    @Test("Line ends within quotes count as lines, as an editor shows them")
    func embeddedNewlines() throws {
        let table = try CSVTable.read("\"id\nnumber\",note,x\n1,\"a\nb\n\",7\n\n2,c,8\n")
        #expect(table.position(row: 0, column: "id\nnumber") == place(3, 1))
        #expect(table.position(row: 0, column: "note") == place(3, 3))
        #expect(table.position(row: 0, column: "x") == place(5, 3))
        #expect(table.position(row: 1, column: "x") == place(7, 5))
    }

    @Test("Lines that end with CR, or with CR and LF", arguments: ["\n", "\r\n", "\r"])
    func lineEnds(newline: String) throws {
        let table = try CSVTable.read(["id,x", "1,2", "", "3,4"].joined(separator: newline))
        #expect(table.position(row: 0, column: "x") == place(2, 3))
        #expect(table.position(row: 1, column: "x") == place(4, 3))
    }

    @Test("A byte order mark is no character")
    func byteOrderMark() throws {
        let table = try CSVTable.read("\u{FEFF}id,x\n1,2\n")
        #expect(table.position(row: 0, column: "x") == place(2, 3))
        #expect(throws: FileFormatError.unterminatedQuote(opened: place(1, 4))) { try CSVTable.read("\u{FEFF}id,\"x") }
    }

    @Test("Every cell of a file of several chunks")
    func manyChunks() throws {
        let row = { (number: Int) in "\(number),\"甲\n\(String(repeating: "x", count: 300))\",乙\n" }
        let table = try CSVTable.read("id,note,end\n" + (0..<3_000).map(row).joined())
        #expect(table.frame.rowCount == 3_000)
        for number in stride(from: 0, to: 3_000, by: 271) + [2_999] {
            #expect(table.position(row: number, column: "id") == place(2 + 2 * number, 1))
            #expect(table.position(row: number, column: "note") == place(2 + 2 * number, "\(number)".count + 2))
            #expect(table.position(row: number, column: "end") == place(3 + 2 * number, 303))
        }
    }

    @Test("A column that is not of the file stands at its row; a row that is not, at its line")
    func elsewhere() throws {
        let table = try CSVTable.read("id,x\n1,2\n3,4\n")
        #expect(table.position(row: 1, column: "derived") == place(3, 1))
        #expect(table.position(row: 9, column: "x") == place(11))
    }
}
