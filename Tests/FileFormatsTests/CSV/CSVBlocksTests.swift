import Frame
import Probability
import Testing

@testable import FileFormats

@Suite("A file read in blocks")
struct CSVBlocksTests {
    /// Blocks put together again.
    static func joined(_ blocks: CSVBlocks) throws -> [String: [String]] {
        var cells: [String: [String]] = [:]
        for number in blocks.blocks.indices {
            let frame = try blocks.frame(ofBlock: number)
            #expect(frame.rowCount == blocks.blocks[number].count)
            for column in frame.columns { cells[column.name, default: []] += Self.cells(column) }
        }
        return cells
    }

    static func cells(_ column: Column) -> [String] {
        (0..<column.count).map { row in
            if let reason = column.missing[row] { return reason.name }
            switch column.values {
            case .integer(let values): return "\(values[row])"
            case .numeric(let values): return "\(values[row].bitPattern)"
            case .text(let codes, let texts): return "'\(texts[Int(codes[row])])'"
            case .categorical(let codes, _): return "\(codes[row])"
            }
        }
    }

    /// A file of several chunks, whose types show only in single cells.
    static func text(rows: Int) -> String {
        var generator = SeededGenerator(seed: 2)
        var text = "id,small,real,name,mixed,blank\n"
        for row in 0..<rows {
            let small = row == rows / 2 ? 40_000 : Int.random(in: 0..<5, using: &generator)
            let real = row % 7 == 0 ? "" : "\(generator.uniform())"
            let name = ["甲", "乙", "\"a \"\"b\"\"\"", "NA", "x"].randomElement(using: &generator)!
            let mixed = row == rows - 3 ? "stray" : "\(row % 300)"
            text += "\(row),\(small),\(real),\(name),\(mixed),\n"
            if row % 1_000 == 0 { text += "\n" }
        }
        return text
    }

    @Test("Blocks of any size hold what the whole file holds, of the same types", arguments: [1, 100_000, 1 << 30])
    func sameCells(bytesPerBlock: Int) throws {
        let file = try CSVFile(text: Self.text(rows: 40_000))
        let table = try file.read()
        let blocks = try file.blocks(bytesPerBlock: bytesPerBlock)
        #expect(blocks.rowCount == 40_000)
        #expect(blocks.blocks.count > (bytesPerBlock < 1 << 30 ? 2 : 0))
        #expect(blocks.evidence == table.evidence)
        let first = try blocks.frame(ofBlock: 0)
        #expect(first.columns.map(\.typeName) == table.frame.columns.map(\.typeName))
        let cells = try Self.joined(blocks)
        for column in table.frame.columns { #expect(cells[column.name] == Self.cells(column), "\(column.name)") }
        #expect(blocks.position(row: 39_997, column: "mixed") == table.position(row: 39_997, column: "mixed"))
        // One dictionary for the whole file.
        guard case .text(_, let texts)? = first["mixed"]?.values, case .text(_, let all)? = table.frame["mixed"]?.values
        else { return #expect(Bool(false), "a column of texts") }
        #expect(texts == all)
    }

    @Test("Only the columns wanted, and what is wrong with the file")
    func wantedAndWrong() throws {
        let blocks = try CSVFile(text: "a,b\n1,x\n2,y\n").blocks(columns: ["b"], bytesPerBlock: 1)
        #expect(try blocks.frame(ofBlock: 0).names == ["b"])
        #expect(throws: FileFormatError.headerOnly(path: testPath, columns: 2)) {
            try CSVFile(text: "a,b\n").blocks(bytesPerBlock: 1)
        }
        #expect(throws: FileFormatError.self) { try CSVFile(text: "a,b\n1\n").blocks(bytesPerBlock: 1) }
    }

    @Test("The encoding is settled by the texts read, as for a whole file")
    func encoding() throws {
        let (text, encoding, bytes) = EncodedText.samples[0]
        let file = try CSVFile(FileBytes(path: testPath, bytes: bytes))
        let blocks = try file.blocks(bytesPerBlock: 1)
        #expect(blocks.file.encoding == encoding)
        let expected = try CSVTable.read(text).frame
        let cells = try Self.joined(blocks)
        for column in expected.columns { #expect(cells[column.name] == Self.cells(column)) }
    }
}
