import CStructuralScan

/// Where the fields of one chunk begin and end.
struct CSVChunkIndex {
    /// The file offset the positions count from.
    let base: Int
    let fieldCount: Int
    /// Where each record begins.
    private(set) var recordStarts: [UInt32] = []
    /// Where each field ends: `fieldCount` positions a record.
    private(set) var fieldEnds: [UInt32]
    /// Records with another number of fields, by offset and number of fields.
    private(set) var ragged: [(offset: Int, fields: Int)] = []
    /// Where a quoted stretch begins that hides delimiters or newlines without being a whole field.
    private(set) var strayQuote: Int?

    var recordCount: Int { recordStarts.count }

    /// Indexes `chunk`, which holds whole records.
    init(_ chunk: CSVChunk, of bytes: UnsafePointer<UInt8>, dialect: CSVDialect, fieldCount: Int) {
        base = chunk.bytes.lowerBound
        self.fieldCount = fieldCount
        let start = bytes + base
        let length = chunk.bytes.count
        let counts = lbc_count_structural(start, length, dialect.delimiter, dialect.newline)
        let structural = counts.delimiters + counts.newlines
        var structuralOutsideQuotes = 0
        fieldEnds = [UInt32](unsafeUninitializedCapacity: structural + 65) { buffer, count in
            var endsInsideQuotes = false
            count = lbc_structural_positions(
                start, length, dialect.delimiter, dialect.newline, buffer.baseAddress!, &endsInsideQuotes)
            structuralOutsideQuotes = count
            // The last record of a file may lack its newline.
            if length > 0, start[length - 1] != dialect.newline || count == 0 {
                buffer[count] = UInt32(length)
                count += 1
            }
        }
        // Quotes that hide nothing can do no harm, so most chunks need no second look.
        if structuralOutsideQuotes < structural {
            let quotes = CSVQuotes(bytes: UnsafeBufferPointer(start: start, count: length), dialect: dialect)
            strayQuote = quotes.firstStray(in: 0..<length).map { base + $0 }
        }
        keepWholeRecords(start, length: length, newline: dialect.newline)
    }

    /// Drops blank lines and sets ragged records aside, so that every `fieldCount` ends make one record.
    private mutating func keepWholeRecords(_ start: UnsafePointer<UInt8>, length: Int, newline: UInt8) {
        recordStarts.reserveCapacity(fieldEnds.count / max(1, fieldCount) + 1)
        var kept = 0
        var fields = 0
        var recordStart: UInt32 = 0
        for position in 0..<fieldEnds.count {
            let end = fieldEnds[position]
            fieldEnds[kept + fields] = end
            fields += 1
            guard Int(end) == length || start[Int(end)] == newline else { continue }
            if fields == fieldCount, fieldCount > 1 || !isLastBlank(start, recordStart, end, length: length) {
                recordStarts.append(recordStart)
                kept += fields
            } else if fields > 1 || !isBlank(start, recordStart, end) {
                ragged.append((base + Int(recordStart), fields))
            }
            recordStart = end + 1
            fields = 0
        }
        fieldEnds.removeLast(fieldEnds.count - kept)
    }

    /// Whether a line holds white space only. Zeros, which an interrupted copy leaves in place of rows, are none.
    private func isBlank(_ start: UnsafePointer<UInt8>, _ from: UInt32, _ to: UInt32) -> Bool {
        (from..<to).allSatisfy { start[Int($0)] <= UInt8(ascii: " ") && start[Int($0)] != 0 }
    }

    /// In a file of one column an empty line is a missing cell, unless nothing follows it.
    private func isLastBlank(_ start: UnsafePointer<UInt8>, _ from: UInt32, _ to: UInt32, length: Int) -> Bool {
        Int(to) == length && isBlank(start, from, to)
    }

    /// The bytes of one field, as offsets from `base`.
    @inline(__always)
    func field(record: Int, column: Int) -> Range<Int> {
        let end = Int(fieldEnds[record * fieldCount + column])
        let start =
            column == 0 ? Int(recordStarts[record]) : Int(fieldEnds[record * fieldCount + column - 1]) + 1
        return start..<end
    }
}
