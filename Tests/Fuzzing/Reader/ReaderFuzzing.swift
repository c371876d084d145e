// What libFuzzer runs: any bytes, read as what they look like, in one of many notations, must give a table or an error in
// words, the same in blocks as whole. `make fuzz` builds it with the address sanitizer and runs a million inputs.

import FileFormats
import Frame
import RowBlocks

/// The first two bytes choose how the rest is read.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzReader(_ start: UnsafePointer<UInt8>, _ count: Int) -> Int32 {
    guard count > 2 else { return 0 }
    let options = CSVOptions(choice: start[0], start[1])
    let bytes = Array(UnsafeBufferPointer(start: start + 2, count: count - 2))
    Workers.$limit.withValue(1) {
        do {
            let bytes = try FileBytes(path: "fuzz.csv", bytes: bytes)
            if let format = ReadStatFormat(bytes) {
                let file = try ReadStatFile(bytes, format, encoding: options.encoding)
                _ = try file.read(columns: Set(file.columnNames))
                return
            }
            let file = try CSVFile(bytes, options)
            let table = try file.read()
            let blocks = try file.blocks(bytesPerBlock: 1)
            check(table, blocks)
        } catch let error as FileFormatError {
            precondition(error.description.hasPrefix("fuzz.csv"), "a message without a place: \(error)")
        } catch {
            preconditionFailure("an error of another kind: \(error)")
        }
    }
    return 0
}

extension CSVOptions {
    fileprivate init(choice: UInt8, _ other: UInt8) {
        let delimiters: [Character?] = [nil, ",", ";", "\t", "|", " ", "x", "é"]
        let encodings: [TextEncoding?] = [
            nil, .utf8, .gb18030, .big5, .utf16LittleEndian, .utf16BigEndian, .windows1252, nil,
        ]
        self.init(
            delimiter: delimiters[Int(choice & 7)], encoding: encodings[Int(choice >> 3 & 7)],
            decimal: choice & 64 == 0 ? .point : .comma,
            grouping: choice & 128 == 0 ? nil : GroupingMark.allCases[Int(other & 3)],
            comment: other & 4 == 0 ? nil : "#", skippedLines: other & 8 == 0 ? 0 : 1,
            raggedRows: RaggedRowPolicy.allCases[Int(other >> 4) % 3])
    }
}

/// What the blocks hold is what the whole holds.
private func check(_ table: CSVTable, _ blocks: CSVBlocks) {
    precondition(blocks.rowCount == table.frame.rowCount, "other rows in blocks")
    precondition(blocks.evidence == table.evidence, "other evidence in blocks")
    precondition(blocks.notices == table.notices, "other notices in blocks")
    for number in blocks.blocks.indices {
        guard let frame = try? blocks.frame(ofBlock: number) else { preconditionFailure("a block cannot be read") }
        for (part, whole) in zip(frame.columns, table.frame.columns) {
            let rows = blocks.blocks[number]
            for (row, wholeRow) in rows.enumerated() {
                precondition(part.missing[row] == whole.missing[wholeRow], "another cell is missing")
                precondition(isSame(part.values, row, whole.values, wholeRow), "another value")
            }
            if let first = rows.first { _ = blocks.position(row: first, column: part.name) }
        }
    }
}

private func isSame(_ a: ColumnValues, _ row: Int, _ b: ColumnValues, _ other: Int) -> Bool {
    switch (a, b) {
    case (.integer(let a), .integer(let b)): a[row] == b[other]
    case (.numeric(let a), .numeric(let b)): a[row].bitPattern == b[other].bitPattern
    case (.text(let a, let texts), .text(let b, let others)): a[row] == b[other] && texts == others
    default: false
    }
}
