import Frame

/// Finds where a cell stands in its file. Lines are counted only when asked for, so reading pays nothing for it.
struct CSVLocator: Sendable {
    let file: CSVFile
    let chunks: [CSVChunk]
    let recordCounts: [Int]

    func position(row: Int, column: String) -> SourcePosition {
        var firstRow = 0
        for (chunk, count) in zip(chunks, recordCounts) {
            if row < firstRow + count {
                return file.bytes.withBytes { bytes in
                    let index = CSVChunkIndex(
                        chunk, of: bytes.baseAddress!, dialect: file.dialect, fieldCount: file.columnNames.count)
                    let place = file.columnNames.firstIndex(of: column) ?? 0
                    let field = index.field(record: row - firstRow, column: place)
                    return Self.position(ofByte: index.base + field.lowerBound, in: bytes, of: file)
                }
            }
            firstRow += count
        }
        return SourcePosition(file: file.path, line: row + 2)
    }

    /// The line and character of a byte.
    static func position(
        ofByte offset: Int, in bytes: UnsafeBufferPointer<UInt8>, of file: CSVFile
    ) -> SourcePosition {
        var line = 1
        var lineStart = file.dialect.preamble
        for index in lineStart..<offset where bytes[index] == file.dialect.newline {
            line += 1
            lineStart = index + 1
        }
        // Continuation bytes of UTF-8 do not count as characters.
        let characters = bytes[lineStart..<offset].count { $0 & 0xC0 != 0x80 }
        return SourcePosition(file: file.path, line: line, column: characters + 1)
    }
}
