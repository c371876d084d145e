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
                let index = CSVChunkScan(file).index
                file.bytes.withBytes { index.load(chunk, of: $0.baseAddress!) }
                let place = file.columnNames.firstIndex(of: column) ?? 0
                let field = index.field(record: row - firstRow, column: place)
                return Self.position(ofByte: index.base + field.lowerBound, of: file)
            }
            firstRow += count
        }
        return SourcePosition(file: file.path, line: row + 2)
    }

    /// The line and character of a byte of `file`.
    static func position(ofByte offset: Int, of file: CSVFile) -> SourcePosition {
        file.bytes.withBytes {
            position(ofByte: offset, in: $0, path: file.path, dialect: file.dialect, encoding: file.bytesEncoding)
        }
    }

    /// The line and character of a byte.
    static func position(
        ofByte offset: Int, in bytes: UnsafeBufferPointer<UInt8>, path: String, dialect: CSVDialect,
        encoding: TextEncoding = .utf8
    ) -> SourcePosition {
        var line = 1
        var lineStart = dialect.preamble
        for index in lineStart..<offset where bytes[index] == dialect.newline {
            line += 1
            lineStart = index + 1
        }
        let before = UnsafeBufferPointer(rebasing: bytes[lineStart..<offset])
        // Continuation bytes of UTF-8 do not count as characters.
        let characters =
            encoding == .utf8
            ? before.count { $0 & 0xC0 != 0x80 }
            : TextDecoder(encoding).text(before)?.unicodeScalars.count ?? before.count
        return SourcePosition(file: path, line: line, column: characters + 1)
    }
}
