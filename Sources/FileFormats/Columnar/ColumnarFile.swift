public import Frame
import RowBlocks

/// A columnar file that has been opened: its header has been read and is sound, its columns have not been looked at.
public struct ColumnarFile: Sendable {
    let bytes: ColumnarBytes
    let header: ColumnarHeader

    public var path: String { bytes.path }
    /// Where the columns come from; `nil` when they are nobody's copy.
    public var origin: ColumnarOrigin? { header.origin }
    public var rowCount: Int { header.rowCount }
    public var columnNames: [String] { header.columns.map(\.name) }

    /// The extension of columnar files.
    public static var fileExtension: String { ColumnarLayout.fileExtension }

    /// Opens a file and reads its header.
    ///
    /// - Throws: ``FileFormatError`` for a file that cannot be read, is none of this format or of another version, or is
    ///   damaged.
    public init(path: String) throws(FileFormatError) {
        bytes = try ColumnarBytes(path: path)
        header = try ColumnarHeader(of: bytes)
    }

    /// Whether a file bears the signature of this format. Anything that cannot be read does not.
    public static func isColumnar(_ path: String) -> Bool {
        guard SourceState(ofFile: path) != nil, let bytes = try? ColumnarBytes(path: path) else { return false }
        let magic = ColumnarLayout.magic
        return bytes.size >= magic.count && (try? bytes.bytes(at: 0, count: magic.count)) == magic
    }

    /// Reads the columns named (all when `nil`), on all cores; names the file has not are passed over.
    ///
    /// - Throws: ``FileFormatError/damaged(path:_:)`` where a column does not match its checksums or holds codes without
    ///   a text, and what reading the file throws.
    public func read(columns wanted: Set<String>? = nil) throws(FileFormatError) -> ColumnarTable {
        let columns = header.columns.filter { wanted?.contains($0.name) ?? true }
        let parts = ColumnLoad.blocks(of: self).indices
        let loads = columns.map { ColumnLoad($0, parts: parts, of: self) }
        // 1. Blocks of rows and blocks of texts, in any order.
        var pieces: [(load: Int, piece: ColumnLoad.Piece)] = []
        for (number, load) in loads.enumerated() { pieces += load.pieces.map { (number, $0) } }
        let work = pieces
        let texts = try mapInOrder(work.count, scratch: { () }) { _, number throws(FileFormatError) in
            try loads[work[number].load].run(work[number].piece)
        }
        // 2. Columns.
        var textsOf = [[String]](repeating: [], count: loads.count)
        for (piece, texts) in zip(pieces, texts) { textsOf[piece.load] += texts }
        return ColumnarTable(
            frame: DataFrame(
                rowCount: header.rowCount, columns: zip(loads, textsOf).map { $0.column(texts: $1) }),
            evidence: Dictionary(columns.map { ($0.name, $0.evidence) }) { first, _ in first })
    }

    /// Reads every column and throws away what was read.
    ///
    /// - Throws: what ``read(columns:)`` throws.
    public func verify() throws(FileFormatError) {
        for name in columnNames { _ = try read(columns: [name]) }
    }
}

/// Columns of a columnar file.
public struct ColumnarTable: Sendable {
    public let frame: DataFrame
    /// What was noticed when the columns' source was read.
    public let evidence: [String: ColumnEvidence]
}
