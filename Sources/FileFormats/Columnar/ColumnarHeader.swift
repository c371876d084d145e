/// Everything a columnar file says of itself before its columns.
struct ColumnarHeader: Sendable {
    let rowCount: Int
    /// Where the columns come from; `nil` where they are nobody's copy.
    let origin: ColumnarOrigin?
    var columns: [ColumnarColumn]

    /// The preamble and the header, for a file of so many bytes.
    func bytes(fileSize: Int) -> [UInt8] {
        var header = HeaderWriter()
        header.write(count: rowCount)
        header.write(origin) { header, origin in origin.write(to: &header) }
        header.write(columns) { header, column in column.write(to: &header) }
        var preamble = HeaderWriter()
        for byte in ColumnarLayout.magic { preamble.write(byte) }
        preamble.write(ColumnarLayout.version)
        preamble.write(UInt32(0))
        preamble.write(count: header.bytes.count)
        preamble.write(count: fileSize)
        preamble.write(XXHash64.hash(header.bytes))
        let padding = [UInt8](repeating: 0, count: ColumnarLayout.preambleSize - preamble.bytes.count)
        return preamble.bytes + padding + header.bytes
    }

    init(rowCount: Int, origin: ColumnarOrigin?, columns: [ColumnarColumn]) {
        self.rowCount = rowCount
        self.origin = origin
        self.columns = columns
    }

    /// Reads the header of a file.
    ///
    /// - Throws: ``FileFormatError/notColumnar(path:)``, ``FileFormatError/otherVersion(path:found:known:)`` or
    ///   ``FileFormatError/damaged(path:_:)``.
    init(of file: ColumnarBytes) throws(FileFormatError) {
        let magic = ColumnarLayout.magic
        guard file.size >= magic.count, try file.bytes(at: 0, count: magic.count) == magic else {
            throw .notColumnar(path: file.path)
        }
        // 1. The preamble: is this a file we know how to read, and is all of it there?
        guard file.size >= ColumnarLayout.preambleSize else { throw .damaged(path: file.path, .size) }
        let bytes = try file.bytes(at: magic.count, count: ColumnarLayout.preambleSize - magic.count)
        guard let preamble = try? Preamble(bytes) else { throw .damaged(path: file.path, .header) }
        guard preamble.version == ColumnarLayout.version else {
            throw .otherVersion(
                path: file.path, found: Int(preamble.version), known: Int(ColumnarLayout.version))
        }
        guard preamble.fileSize == file.size, preamble.headerSize <= file.size - ColumnarLayout.preambleSize else {
            throw .damaged(path: file.path, .size)
        }
        // 2. The header, as it was written.
        let header = try file.bytes(at: ColumnarLayout.preambleSize, count: preamble.headerSize)
        guard XXHash64.hash(header) == preamble.checksum,
            let parsed = try? Self(header, fileSize: file.size)
        else { throw .damaged(path: file.path, .header) }
        self = parsed
    }

    /// Unpacks a header.
    private init(_ bytes: [UInt8], fileSize: Int) throws(HeaderReader.Malformed) {
        var header = HeaderReader(bytes)
        let extent =
            ColumnarLayout.aligned(
                ColumnarLayout.preambleSize + bytes.count)..<max(
                fileSize, ColumnarLayout.aligned(ColumnarLayout.preambleSize + bytes.count))
        // Every row takes a byte at least.
        let rowCount = try header.readCount(limit: fileSize)
        self.rowCount = rowCount
        origin = try header.readOptional { header throws(HeaderReader.Malformed) in
            try ColumnarOrigin(&header)
        }
        columns = try header.readList { header throws(HeaderReader.Malformed) in
            try ColumnarColumn(&header, rowCount: rowCount, extent: extent)
        }
        guard header.isAtEnd, !columns.isEmpty, Set(columns.map(\.name)).count == columns.count else {
            throw HeaderReader.Malformed()
        }
        // Columns that share their bytes could ask for far more memory than the file has.
        var room = extent.count
        for column in columns {
            let size = column.size(rowCount: rowCount)
            guard size <= room else { throw HeaderReader.Malformed() }
            room -= size
        }
    }

    /// What precedes the header, after the magic.
    private struct Preamble {
        let version: UInt32
        let headerSize: Int
        let fileSize: Int
        let checksum: UInt64

        init(_ bytes: [UInt8]) throws(HeaderReader.Malformed) {
            var reader = HeaderReader(bytes)
            version = try reader.read()
            _ = try reader.read(UInt32.self)
            // Of another version, the rest may mean something else.
            guard version == ColumnarLayout.version else {
                (headerSize, fileSize, checksum) = (0, 0, 0)
                return
            }
            headerSize = try reader.readCount(limit: .max)
            fileSize = try reader.readCount(limit: .max)
            checksum = try reader.read()
        }
    }
}
