/// Where the fields of one chunk lie, of whatever kind of text file. A core uses one index for all its chunks.
protocol ChunkIndex: AnyObject {
    /// The file offset the positions count from.
    var base: Int { get }
    var recordCount: Int { get }
    /// Records of another shape than the file's, by offset and number of fields or bytes.
    var ragged: [(offset: Int, fields: Int)] { get }
    /// Where a quoted stretch begins that hides delimiters or newlines without being a whole field.
    var strayQuote: Int? { get }

    /// Indexes `chunk`, which holds whole records, in place of the chunk before.
    func load(_ chunk: CSVChunk, of bytes: UnsafePointer<UInt8>)

    /// The bytes of one field, as offsets from `base`.
    func field(record: Int, column: Int) -> Range<Int>

    /// The bytes of one field without what commonly surrounds a plain value: what numbers are looked for in first.
    ///
    /// - Parameter start: the chunk's first byte.
    func plainField(_ record: Int, _ column: Int, _ start: UnsafePointer<UInt8>) -> (
        start: UnsafePointer<UInt8>, count: Int
    )

    /// One cell.
    ///
    /// - Parameter start: the chunk's first byte.
    func cell(_ record: Int, _ column: Int, _ start: UnsafePointer<UInt8>) -> CSVCell

    /// Parses a column into its room, from row `firstRow` on: see ``ChunkColumnParser``. Every kind of index does so itself,
    /// so that the loops over cells know what they call.
    func fill(_ column: ChunkColumn, _ room: ColumnRoom, from firstRow: Int) -> ColumnPiece

    /// What would be noticed of a column's cells, and the narrowest kind that holds them.
    func classify(_ column: ChunkColumn) -> ColumnPiece

    /// What is declared of a column.
    func rule(ofColumn column: Int) -> ColumnRule
}

/// A column of a chunk that is to be parsed.
struct ChunkColumn {
    let place: Int
    /// Of the whole file.
    let bytes: UnsafeBufferPointer<UInt8>
    let notation: NumberNotation
    let decoder: TextDecoder
}

/// What is declared of a column of a text file before its cells are looked at.
struct ColumnRule: Sendable, Equatable {
    /// Digits after the point in numbers that are written without one.
    var decimals = 0
    /// Whether cells are texts even where all look like numbers.
    var isText = false

    /// The narrowest kind the column may have.
    var narrowest: ColumnKind { isText ? .texts : decimals > 0 ? .doubles : .int8 }
}

extension CSVChunkIndex: ChunkIndex {
    func rule(ofColumn column: Int) -> ColumnRule { ColumnRule() }

    func fill(_ column: ChunkColumn, _ room: ColumnRoom, from firstRow: Int) -> ColumnPiece {
        ChunkColumnParser(index: self, column).fill(room, from: firstRow)
    }

    func classify(_ column: ChunkColumn) -> ColumnPiece { ChunkColumnParser(index: self, column).classify() }

    /// The bytes without the CR before a line end, and without quotes around plain bytes.
    @inline(__always)
    func plainField(_ record: Int, _ column: Int, _ start: UnsafePointer<UInt8>) -> (
        start: UnsafePointer<UInt8>, count: Int
    ) {
        let place = record &* fieldCount &+ column
        let first = column == 0 ? Int(recordStarts[record]) : Int(fieldEnds[place &- 1]) &+ 1
        var from = start + first
        var count = Int(fieldEnds[place]) &- first
        if column == fieldCount &- 1, count > 0, from[count &- 1] == CSVDialect.carriageReturn { count &-= 1 }
        if count > 2, from[0] == CSVDialect.quote, from[count &- 1] == CSVDialect.quote {
            from += 1
            count &-= 2
        }
        return (from, count)
    }

    @inline(__always)
    func cell(_ record: Int, _ column: Int, _ start: UnsafePointer<UInt8>) -> CSVCell {
        let range = field(record: record, column: column)
        return CSVCell(UnsafeBufferPointer(start: start + range.lowerBound, count: range.count))
    }
}
