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
    var bytes = Array(UnsafeBufferPointer(start: start + 2, count: count - 2))
    if let parts = LooseParts(bytes) { bytes = parts.archive }
    Workers.$limit.withValue(1) {
        do {
            try read(bytes, options)
        } catch let error as FileFormatError {
            require(error.description.hasPrefix("fuzz.csv"), "a message without a place: \(error)")
        } catch {
            fatalError("an error of another kind: \(error)")
        }
    }
    return 0
}

private func read(_ bytes: [UInt8], _ options: CSVOptions) throws {
    let bytes = try FileBytes(path: "fuzz.csv", bytes: bytes)
    if let format = ReadStatFormat(bytes) {
        let file = try ReadStatFile(bytes, format, encoding: options.encoding)
        _ = try file.read(columns: Set(file.columnNames))
        return
    }
    if ExcelFile.isExcel(bytes) {
        let file = try ExcelFile(bytes, options)
        let table = try file.read()
        let blocks = try file.blocks(bytesPerBlock: 1)
        require(blocks.evidence == table.evidence, "other evidence in blocks")
        require(blocks.notices == table.notices && blocks.remarks == table.remarks, "other notices in blocks")
        check(table.frame, blocks.blocks, blocks.frame) { _ = blocks.position(row: $0, column: $1) }
        return
    }
    let file = try CSVFile(bytes, options)
    let table = try file.read()
    let blocks = try file.blocks(bytesPerBlock: 1)
    require(blocks.rowCount == table.frame.rowCount, "other rows in blocks")
    require(blocks.evidence == table.evidence, "other evidence in blocks")
    require(blocks.notices == table.notices, "other notices in blocks")
    check(table.frame, blocks.blocks, blocks.frame) { _ = blocks.position(row: $0, column: $1) }
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
            raggedRows: RaggedRowPolicy.allCases[Int(other >> 4) % 3],
            layout: other >> 4 < 12 ? nil : .fuzzed[Int(other >> 4) - 12], sheet: choice & 7 == 7 ? "2" : nil)
    }
}

extension FixedLayout {
    /// Fields side by side, with gaps, one over another, and beyond most lines.
    fileprivate static let fuzzed = [
        FixedLayout(fields: [
            FixedField(name: "id", bytes: 0..<3), FixedField(name: "sex", bytes: 3..<4),
            FixedField(name: "height", bytes: 4..<9, decimals: 1),
        ]),
        FixedLayout(
            fields: [FixedField(name: "id", bytes: 0..<3), FixedField(name: "town", bytes: 5..<12, isText: true)],
            longestLine: 12),
        FixedLayout(
            fields: [FixedField(name: "all", bytes: 0..<6), FixedField(name: "part", bytes: 2..<4, decimals: 15)],
            isPadded: true),
        FixedLayout(
            fields: [FixedField(name: "last", bytes: 60..<70), FixedField(name: "first", bytes: 0..<1)], longestLine: 1,
            isPadded: true),
    ]
}

/// What the blocks hold is what the whole holds.
private func check(
    _ table: DataFrame, _ blocks: [Range<Int>], _ frame: (Int) throws(FileFormatError) -> DataFrame,
    _ locate: (Int, String) -> Void
) {
    require(blocks.reduce(0) { $0 + $1.count } == table.rowCount, "other rows in blocks")
    for (number, rows) in blocks.enumerated() {
        guard let frame = try? frame(number) else { fatalError("a block cannot be read") }
        for (part, whole) in zip(frame.columns, table.columns) {
            for (row, wholeRow) in rows.enumerated() {
                require(part.missing[row] == whole.missing[wholeRow], "another cell is missing")
                require(isSame(part.values, row, whole.values, wholeRow), "another value")
            }
            if let first = rows.first { locate(first, part.name) }
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
