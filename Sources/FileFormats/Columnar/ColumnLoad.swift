import Frame
import RowBlocks

/// Reads one column of a columnar file, block by block, and looks at every byte of it before it is believed.
final class ColumnLoad: Sendable {
    /// A piece of the work.
    enum Piece: Sendable {
        /// A block of rows.
        case rows(Int)
        /// A block of texts.
        case texts(Int)
    }

    private let column: ColumnarColumn
    private let file: ColumnarBytes
    /// Of the whole file.
    private let blocks: RowBlocks
    /// The rows that there is room for.
    private let rows: Range<Int>
    private let room: ColumnRoom

    /// - Parameter parts: the blocks of rows to read.
    init(_ column: ColumnarColumn, parts: Range<Int>, of file: ColumnarFile) {
        self.column = column
        self.file = file.bytes
        blocks = Self.blocks(of: file)
        rows = parts.isEmpty ? 0..<0 : blocks[parts.lowerBound].lowerBound..<blocks[parts.upperBound - 1].upperBound
        room = ColumnRoom(kind: column.kind.room, count: rows.count)
    }

    /// The blocks of rows that have a checksum each.
    static func blocks(of file: ColumnarFile) -> RowBlocks {
        RowBlocks(rowCount: file.rowCount, blockSize: ColumnarLayout.rowsPerBlock)
    }

    /// All texts of the column.
    func allTexts() throws(FileFormatError) -> [String] {
        var texts: [String] = []
        for block in column.textBlocks.indices { texts += try readTexts(block) }
        return texts
    }

    /// Texts first: a column of many has more work in them than in its rows.
    var pieces: [Piece] {
        column.textBlocks.indices.map(Piece.texts) + blocks.indices.map(Piece.rows)
    }

    private var damage: FileFormatError { .damaged(path: file.path, .column(column.name)) }

    /// Reads a piece, and returns its texts.
    func run(_ piece: Piece) throws(FileFormatError) -> [String] {
        switch piece {
        case .rows(let block):
            try readRows(block)
            return []
        case .texts(let block): return try readTexts(block)
        }
    }

    /// The column, when all pieces have been read.
    func column(texts: [String]) -> Column {
        let rowCount = rows.count
        let values: ColumnValues
        if let numbers = room.numbers(rowCount) {
            values = numbers
        } else if case .codes(let rows) = room.values, column.kind == .categories {
            values = .categorical(rows.taken(rowCount), column.levels)
        } else if case .codes(let rows) = room.values {
            values = .text(rows.taken(rowCount), texts)
        } else {
            preconditionFailure("what holds no numbers holds codes")
        }
        return Column(
            name: column.name, label: column.label, unit: column.unit, values: values,
            missing: column.reasons == nil ? .none : MissingCells(reasons: room.reasons.taken(rowCount)),
            temporal: column.temporal)
    }

    // MARK: Rows

    private func readRows(_ block: Int) throws(FileFormatError) {
        let rows = blocks[block].lowerBound - rows.lowerBound..<blocks[block].upperBound - rows.lowerBound
        switch room.values {
        case .int8(let values): try read(rows, block, of: column.values, to: values)
        case .int16(let values): try read(rows, block, of: column.values, to: values)
        case .int32(let values), .codes(let values): try read(rows, block, of: column.values, to: values)
        case .doubles(let values): try read(rows, block, of: column.values, to: values)
        }
        if let reasons = column.reasons {
            try read(rows, block, of: reasons, to: room.reasons)
            let known = UInt8(MissingReason.allCases.count)
            guard largest(room.reasons.base, rows) <= known else { throw damage }
        }
        guard areSound(rows) else { throw damage }
    }

    private func read<Value>(
        _ rows: Range<Int>, _ block: Int, of part: ColumnarColumn.Rows, to values: ColumnRoom.Rows<Value>
    ) throws(FileFormatError) {
        let width = MemoryLayout<Value>.stride
        let target = UnsafeMutableRawBufferPointer(start: values.base + rows.lowerBound, count: rows.count * width)
        try file.read(into: target, at: part.offset + blocks[block].lowerBound * width)
        guard XXHash64.hash(UnsafeRawBufferPointer(target)) == part.checksums[block] else { throw damage }
    }

    private func largest(_ bytes: UnsafeMutablePointer<UInt8>, _ rows: Range<Int>) -> UInt8 {
        var largest: UInt8 = 0
        for row in rows { largest = max(largest, bytes[row]) }
        return largest
    }

    /// Whether every code has a text, and the cells that hold no value are those that are missing.
    private func areSound(_ rows: Range<Int>) -> Bool {
        let reasons = column.reasons.map { _ in room.reasons.base }
        switch room.values {
        case .int8, .int16, .int32: return true
        case .codes(let codes):
            let limit = Int32(column.codeLimit)
            var wrong: Int32 = 0
            for row in rows {
                let code = codes.base[row]
                let isPresent = reasons.map { $0[row] == 0 } ?? true
                // A code that is not below the limit, or below −1, or −1 where a value is said to be.
                wrong |= (code < limit ? 0 : 1) | (code < -1 ? 1 : 0) | ((code >= 0) == isPresent ? 0 : 1)
            }
            return wrong == 0
        case .doubles(let values):
            var wrong = false
            for row in rows {
                let isPresent = reasons.map { $0[row] == 0 } ?? true
                wrong = wrong || values.base[row].isNaN == isPresent
            }
            guard column.temporal != nil else { return !wrong }
            // Days and seconds that no calendar reaches could not be written as text.
            return !wrong && !rows.contains { values.base[$0].magnitude > 1e15 }
        }
    }

    // MARK: Texts

    private func readTexts(_ number: Int) throws(FileFormatError) -> [String] {
        let block = column.textBlocks[number]
        let first = number * ColumnarLayout.textsPerBlock
        let count = min(ColumnarLayout.textsPerBlock, column.textCount - first)
        let bytes = try file.bytes(at: block.offset, count: block.size)
        guard XXHash64.hash(bytes) == block.checksum else { throw damage }
        var texts: [String] = []
        texts.reserveCapacity(count)
        var start = 4 * count
        for text in 0..<count {
            let length = bytes.withUnsafeBytes { Int($0.loadUnaligned(fromByteOffset: 4 * text, as: UInt32.self)) }
            guard length <= bytes.count - start,
                let read = String(validating: bytes[start..<start + length], as: UTF8.self)
            else { throw damage }
            texts.append(read)
            start += length
        }
        guard start == bytes.count else { throw damage }
        return texts
    }
}

extension ColumnarColumn.Kind {
    /// The room that the values need.
    fileprivate var room: ColumnKind {
        switch self {
        case .int8: .int8
        case .int16: .int16
        case .int32: .int32
        case .doubles: .doubles
        case .texts, .categories: .texts
        }
    }
}
