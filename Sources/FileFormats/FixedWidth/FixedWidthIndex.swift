import Glibc

/// Where the records of one chunk of a fixed-width file begin and end.
final class FixedWidthIndex: ChunkIndex {
    private let layout: FixedLayout
    private let dialect: CSVDialect
    private let raggedRows: RaggedRowPolicy
    private let lineLength: Int
    private let ranges: [Range<Int>]
    private(set) var base = 0
    private(set) var recordCount = 0
    private(set) var ragged: [(offset: Int, fields: Int)] = []
    let strayQuote: Int? = nil

    /// Where each record begins.
    private var starts: UnsafeMutablePointer<UInt32>
    /// How many bytes each record has.
    private var lengths: UnsafeMutablePointer<UInt32>
    private var room = 0

    init(layout: FixedLayout, dialect: CSVDialect, raggedRows: RaggedRowPolicy) {
        self.layout = layout
        self.dialect = dialect
        self.raggedRows = raggedRows
        lineLength = layout.lineLength
        ranges = layout.fields.map(\.bytes)
        starts = .allocate(capacity: 1)
        lengths = .allocate(capacity: 1)
    }

    deinit {
        starts.deallocate()
        lengths.deallocate()
    }

    func rule(ofColumn column: Int) -> ColumnRule { layout.fields[column].rule }

    func fill(_ column: ChunkColumn, _ room: ColumnRoom, from firstRow: Int) -> ColumnPiece {
        ChunkColumnParser(index: self, column).fill(room, from: firstRow)
    }

    func classify(_ column: ChunkColumn) -> ColumnPiece { ChunkColumnParser(index: self, column).classify() }

    func load(_ chunk: CSVChunk, of bytes: UnsafePointer<UInt8>) {
        base = chunk.bytes.lowerBound
        ragged = []
        recordCount = 0
        reserve(chunk.lineCount + 1)
        let start = bytes + base
        let length = chunk.bytes.count
        var from = 0
        while from < length {
            let found = memchr(start + from, Int32(dialect.newline), length - from)
            let end = found.map { UnsafePointer($0.assumingMemoryBound(to: UInt8.self)) - start } ?? length
            var count = end - from
            if count > 0, start[end - 1] == CSVDialect.carriageReturn { count -= 1 }
            if keepsLine(start, from, count) {
                starts[recordCount] = UInt32(from)
                lengths[recordCount] = UInt32(count)
                recordCount += 1
            }
            from = end + 1
        }
    }

    private func reserve(_ records: Int) {
        guard records > room else { return }
        starts.deallocate()
        lengths.deallocate()
        room = records + records / 4
        starts = .allocate(capacity: room)
        lengths = .allocate(capacity: room)
    }

    /// Whether a line is a record of the table; a line of another length is set aside.
    private func keepsLine(_ start: UnsafePointer<UInt8>, _ from: Int, _ count: Int) -> Bool {
        if let comment = dialect.comment, count > 0, start[from] == comment { return false }
        let isShort = count < lineLength
        guard isShort || count > layout.longestLine ?? .max else { return true }
        let line = UnsafeBufferPointer(start: start + from, count: count)
        if isShort {
            // Blank lines are no records, nor is the end-of-file mark of old systems.
            guard !Self.isBlank(line[...]) else { return false }
            if layout.isPadded { return true }
        } else if Self.isBlank(line[(layout.longestLine ?? count)...]) {
            return true
        }
        ragged.append((base + from, count))
        return raggedRows == .fill && isShort
    }

    /// Whether there is white space only. Zeros, which an interrupted copy leaves in place of rows, are none.
    private static func isBlank(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        bytes.allSatisfy { $0 <= UInt8(ascii: " ") && $0 != 0 }
    }

    func field(record: Int, column: Int) -> Range<Int> {
        let start = Int(starts[record])
        let length = Int(lengths[record])
        let range = ranges[column]
        return start + min(range.lowerBound, length)..<start + min(range.upperBound, length)
    }

    @inline(__always)
    func plainField(_ record: Int, _ column: Int, _ start: UnsafePointer<UInt8>) -> (
        start: UnsafePointer<UInt8>, count: Int
    ) {
        let range = field(record: record, column: column)
        var from = start + range.lowerBound
        var count = range.count
        CSVCell.trim(&from, &count)
        return (from, count)
    }

    func cell(_ record: Int, _ column: Int, _ start: UnsafePointer<UInt8>) -> CSVCell {
        let range = field(record: record, column: column)
        return CSVCell(unquoted: start + range.lowerBound, range.count)
    }
}
