public import Frame
import Glibc
import RowBlocks

/// Writes a frame as a columnar file: its columns as they lie in memory, with checksums.
public struct ColumnarWriter: Sendable {
    private let frame: DataFrame
    private let evidence: [String: ColumnEvidence]
    private let origin: ColumnarOrigin?

    /// - Parameters:
    ///   - evidence: what was noticed when the columns were read, by name.
    ///   - origin: where they come from; `nil` when they are nobody's copy.
    public init(_ frame: DataFrame, evidence: [String: ColumnEvidence] = [:], origin: ColumnarOrigin? = nil) {
        self.frame = frame
        self.evidence = evidence
        self.origin = origin
    }

    /// Writes the file, on all cores.
    ///
    /// - Parameters:
    ///   - descriptor: an empty file, open for writing; no pipe.
    ///   - path: what messages call it.
    /// - Throws: ``FileFormatError/cannotWrite(path:code:)``.
    public func write(to descriptor: Int32, path: String) throws(FileFormatError) {
        let target = ColumnarTarget(descriptor: descriptor, path: path)
        // 1. Where everything will lie: the header's size does not depend on what the checksums are.
        let sources = mapInOrder(frame.columns.count) { StoredColumn(frame.columns[$0]) }
        var header = ColumnarHeader(
            rowCount: frame.rowCount, origin: origin,
            columns: sources.map { $0.layout(at: nil, evidence[$0.column.name]).column })
        var end = header.bytes(fileSize: 0).count
        for (number, source) in sources.enumerated() {
            (header.columns[number], end) = source.layout(at: end, evidence[source.column.name])
        }
        // 2. Columns, and their checksums.
        var pieces: [(column: Int, piece: ColumnLoad.Piece)] = []
        for (number, column) in header.columns.enumerated() {
            pieces += column.textBlocks.indices.map { (number, .texts($0)) }
            pieces += column.values.checksums.indices.map { (number, .rows($0)) }
        }
        let (work, columns) = (pieces, header.columns)
        let checksums = try mapInOrder(work.count, scratch: { () }) { _, number throws(FileFormatError) in
            let (column, piece) = work[number]
            return try sources[column].write(piece, laidOut: columns[column], to: target)
        }
        for ((column, piece), checksum) in zip(pieces, checksums) {
            switch piece {
            case .texts(let block): header.columns[column].textBlocks[block].checksum = checksum.values
            case .rows(let block):
                header.columns[column].values.checksums[block] = checksum.values
                header.columns[column].reasons?.checksums[block] = checksum.reasons
            }
        }
        // 3. The header, when it can be true.
        try header.bytes(fileSize: end).withUnsafeBufferPointer { bytes throws(FileFormatError) in
            try target.write(UnsafeRawBufferPointer(bytes), at: 0)
        }
        guard ftruncate(descriptor, off_t(end)) == 0 else { throw .cannotWrite(path: path, code: errno) }
    }
}

/// A file that is written at any of its places.
struct ColumnarTarget: Sendable {
    let descriptor: Int32
    let path: String

    func write(_ bytes: UnsafeRawBufferPointer, at offset: Int) throws(FileFormatError) {
        var done = 0
        while done < bytes.count, let start = bytes.baseAddress {
            let count = pwrite(descriptor, start + done, bytes.count - done, off_t(offset + done))
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw .cannotWrite(path: path, code: errno) }
            done += count
        }
    }
}
