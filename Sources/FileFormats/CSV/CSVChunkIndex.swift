import CStructuralScan

/// Where the fields of one chunk begin and end. A core uses one index for all its chunks.
final class CSVChunkIndex {
    let dialect: CSVDialect
    let fieldCount: Int
    /// What becomes of records with another number of fields.
    let raggedRows: RaggedRowPolicy
    /// The file offset the positions count from.
    private(set) var base = 0
    private(set) var recordCount = 0
    /// Records with another number of fields, by offset and number of fields.
    private(set) var ragged: [(offset: Int, fields: Int)] = []
    /// Where a quoted stretch begins that hides delimiters or newlines without being a whole field.
    private(set) var strayQuote: Int?

    /// Where each field ends: `fieldCount` positions a record.
    private(set) var fieldEnds: UnsafeMutablePointer<UInt32>
    /// Where each record begins.
    private(set) var recordStarts: UnsafeMutablePointer<UInt32>
    private var positionRoom = 0
    private var recordRoom = 0

    init(dialect: CSVDialect, fieldCount: Int, raggedRows: RaggedRowPolicy = .refuse) {
        self.dialect = dialect
        self.fieldCount = fieldCount
        self.raggedRows = raggedRows
        fieldEnds = .allocate(capacity: 1)
        recordStarts = .allocate(capacity: 1)
    }

    deinit {
        fieldEnds.deallocate()
        recordStarts.deallocate()
    }

    /// Indexes `chunk`, which holds whole records, in place of the chunk before.
    func load(_ chunk: CSVChunk, of bytes: UnsafePointer<UInt8>) {
        base = chunk.bytes.lowerBound
        ragged = []
        strayQuote = nil
        recordCount = 0
        let start = bytes + base
        let length = chunk.bytes.count
        // Short records are filled up, so that every one may need as many positions as there are fields.
        let filled = raggedRows == .fill ? chunk.lineCount * fieldCount : 0
        reserve(positions: max(length + 1, filled) + Int(LBC_POSITION_SLACK), records: chunk.lineCount + 1)
        let structure = lbc_structural_positions(
            start, length, dialect.delimiter, dialect.newline, chunk.hasQuotes, fieldEnds)
        var count = structure.positions
        // The last record of a file may lack its newline.
        if length > 0, count == 0 || fieldEnds[count - 1] != length - 1 || start[length - 1] != dialect.newline {
            fieldEnds[count] = UInt32(length)
            count += 1
        }
        // Quotes that hide nothing can do no harm, so most chunks need no second look.
        if structure.hidden > 0 {
            let quotes = CSVQuotes(bytes: UnsafeBufferPointer(start: start, count: length), dialect: dialect)
            strayQuote = quotes.firstStray(in: 0..<length).map { base + $0 }
        }
        if fieldCount == 1 || dialect.comment != nil
            || !takeRegularRecords(start, length: length, lines: chunk.lineCount, positions: count)
        {
            keepWholeRecords(start, length: length, positions: count)
        }
    }

    private func reserve(positions: Int, records: Int) {
        if positions > positionRoom {
            fieldEnds.deallocate()
            positionRoom = positions + positions / 4
            fieldEnds = .allocate(capacity: positionRoom)
        }
        if records > recordRoom {
            recordStarts.deallocate()
            recordRoom = records + records / 4
            recordStarts = .allocate(capacity: recordRoom)
        }
    }

    /// Takes the positions as they are where every record has its fields: then every so manieth position is a line end,
    /// and there are no other line ends.
    private func takeRegularRecords(_ start: UnsafePointer<UInt8>, length: Int, lines: Int, positions: Int) -> Bool {
        guard lines * fieldCount == positions else { return false }
        var recordStart: UInt32 = 0
        for record in 0..<lines {
            let end = fieldEnds[(record + 1) * fieldCount - 1]
            guard Int(end) == length || start[Int(end)] == dialect.newline else { return false }
            recordStarts[record] = recordStart
            recordStart = end + 1
        }
        recordCount = lines
        return true
    }

    /// Drops blank lines and comments and treats ragged records by their policy, so that every `fieldCount` ends make one
    /// record.
    private func keepWholeRecords(_ start: UnsafePointer<UInt8>, length: Int, positions: Int) {
        // Filling up needs more room than was read from, so what is kept is written elsewhere.
        var kept: [UInt32] = []
        kept.reserveCapacity(positions)
        var recordStart: UInt32 = 0
        var first = 0
        for position in 0..<positions {
            let end = fieldEnds[position]
            guard Int(end) == length || start[Int(end)] == dialect.newline else { continue }
            let fields = position + 1 - first
            if keepsRecord(start, recordStart, end, length: length, fields: fields) {
                recordStarts[recordCount] = recordStart
                recordCount += 1
                for field in 0..<min(fields, fieldCount) { kept.append(fieldEnds[first + field]) }
                for _ in min(fields, fieldCount)..<fieldCount { kept.append(end) }
            }
            recordStart = end + 1
            first = position + 1
        }
        for (place, end) in kept.enumerated() { fieldEnds[place] = end }
    }

    /// Whether a record is one of the table; a ragged one that is not kept is set aside.
    private func keepsRecord(
        _ start: UnsafePointer<UInt8>, _ from: UInt32, _ to: UInt32, length: Int, fields: Int
    ) -> Bool {
        if let comment = dialect.comment, isComment(start, from, to, comment) { return false }
        // In a file of one column an empty line is a missing cell, unless nothing follows it.
        if fieldCount == 1, fields == 1 { return !(Int(to) == length && isBlank(start, from, to)) }
        if fields == fieldCount { return true }
        if fields == 1, isBlank(start, from, to) { return false }
        // A delimiter too many at the end of a line separates nothing.
        if fieldCount > 1, fields == fieldCount + 1, isBlank(start, lastFieldStart(start, from, to), to) { return true }
        ragged.append((base + Int(from), fields))
        return raggedRows == .fill && fields < fieldCount
    }

    /// Where the last field of a record begins.
    private func lastFieldStart(_ start: UnsafePointer<UInt8>, _ from: UInt32, _ to: UInt32) -> UInt32 {
        var place = to
        while place > from, start[Int(place) - 1] != dialect.delimiter { place -= 1 }
        return place
    }

    private func isComment(_ start: UnsafePointer<UInt8>, _ from: UInt32, _ to: UInt32, _ comment: UInt8) -> Bool {
        let first = (from..<to).first { start[Int($0)] > UInt8(ascii: " ") }
        return first.map { start[Int($0)] == comment } ?? false
    }

    /// Whether a line holds white space only. Zeros, which an interrupted copy leaves in place of rows, are none.
    private func isBlank(_ start: UnsafePointer<UInt8>, _ from: UInt32, _ to: UInt32) -> Bool {
        (from..<to).allSatisfy { start[Int($0)] <= UInt8(ascii: " ") && start[Int($0)] != 0 }
    }

    /// The bytes of one field, as offsets from `base`.
    @inline(__always)
    func field(record: Int, column: Int) -> Range<Int> {
        let end = Int(fieldEnds[record * fieldCount + column])
        let start = column == 0 ? Int(recordStarts[record]) : Int(fieldEnds[record * fieldCount + column - 1]) + 1
        // A field that was filled in has neither beginning nor end.
        return min(start, end)..<end
    }
}
