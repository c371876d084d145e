/// One column of one chunk, parsed to the narrowest type that holds all its cells.
struct ChunkColumn: Sendable {
    enum Values: Sendable {
        case integers([Int32])
        case doubles([Double])
        /// Codes into `texts`; −1 where missing.
        case texts([Int32], [String])
    }

    /// The types in the order of promotion.
    enum Kind: Int, Comparable, Sendable {
        case integers, doubles, texts
        static func < (a: Kind, b: Kind) -> Bool { a.rawValue < b.rawValue }
    }

    var values: Values
    /// One byte a row, or empty when nothing is missing.
    var reasons: [UInt8]
    /// The first record that made the column a text.
    var firstText: Int?
    var numbersAmongTexts = 0
    var hasLeadingZeros = false
    /// A record whose text is not valid in the file's encoding.
    var invalidRecord: Int?

    var kind: Kind {
        switch values {
        case .integers: .integers
        case .doubles: .doubles
        case .texts: .texts
        }
    }
}

/// Parses one column of one chunk.
struct ChunkColumnParser {
    let index: CSVChunkIndex
    let column: Int
    /// The chunk's first byte.
    let start: UnsafePointer<UInt8>
    /// Of the file's bytes.
    let encoding: TextEncoding

    private var reasons: [UInt8] = []
    private var hasLeadingZeros = false
    /// The index's arrays while the column is parsed: without bounds to check, cell by cell.
    private var fieldEnds = UnsafeBufferPointer<UInt32>(start: nil, count: 0)
    private var recordStarts = UnsafeBufferPointer<UInt32>(start: nil, count: 0)

    init(index: CSVChunkIndex, column: Int, start: UnsafePointer<UInt8>, encoding: TextEncoding) {
        self.index = index
        self.column = column
        self.start = start
        self.encoding = encoding
    }

    /// Parses the column as numbers, or as texts when some cell is none or `asText` asks for it.
    mutating func parse(asText: Bool) -> ChunkColumn {
        index.fieldEnds.withUnsafeBufferPointer { ends in
            index.recordStarts.withUnsafeBufferPointer { starts in
                (fieldEnds, recordStarts) = (ends, starts)
                return parseFields(asText: asText)
            }
        }
    }

    private mutating func parseFields(asText: Bool) -> ChunkColumn {
        if !asText {
            switch parseNumbers() {
            case .success(let values):
                return ChunkColumn(values: values, reasons: reasons, hasLeadingZeros: hasLeadingZeros)
            case .failure:
                reasons = []
            }
        }
        return parseTexts()
    }

    /// The record at which parsing as numbers had to stop.
    private struct NotANumber: Error {}

    @inline(__always)
    private func cell(_ record: Int) -> CSVCell {
        let place = record * index.fieldCount + column
        let first = column == 0 ? Int(recordStarts[record]) : Int(fieldEnds[place - 1]) + 1
        return CSVCell(UnsafeBufferPointer(start: start + first, count: Int(fieldEnds[place]) - first))
    }

    private mutating func markMissing(_ record: Int) {
        if reasons.isEmpty { reasons = [UInt8](repeating: 0, count: index.recordCount) }
        reasons[record] = CSVReader.blank
    }

    private mutating func parseNumbers() -> Result<ChunkColumn.Values, NotANumber> {
        let count = index.recordCount
        // 1. As whole numbers, as far as that goes.
        var done = 0
        let integers = [Int32](unsafeUninitializedCapacity: count) { buffer, filled in
            filled = parse(from: 0, into: buffer, missing: 0) { NumberParsing.int32($0, $1) }
            done = filled
        }
        if done == count { return .success(.integers(integers)) }

        // 2. The rest as any numbers.
        let isMissing = reasons
        let doubles = [Double](unsafeUninitializedCapacity: count) { buffer, filled in
            for record in 0..<done {
                let isValue = isMissing.isEmpty || isMissing[record] == 0
                buffer.initializeElement(at: record, to: isValue ? Double(integers[record]) : .nan)
            }
            filled = NumberParsing.exactPowers.withUnsafeBufferPointer { powers in
                parse(from: done, into: buffer, missing: .nan) { NumberParsing.double($0, $1, powers: powers) }
            }
            done = filled
        }
        return done == count ? .success(.doubles(doubles)) : .failure(NotANumber())
    }

    /// Parses numbers from record `first` until a cell is none.
    ///
    /// - Parameters:
    ///   - missing: what stands in the place of a missing number.
    ///   - number: reads a cell.
    /// - Returns: how many records were parsed, those before `first` included.
    @inline(__always)
    private mutating func parse<Number>(
        from first: Int, into buffer: UnsafeMutableBufferPointer<Number>, missing: Number,
        _ number: (UnsafePointer<UInt8>, Int) -> Number?
    ) -> Int {
        let count = index.recordCount
        for record in first..<count {
            let cell = cell(record)
            var value = missing
            if cell.isMissingNumber {
                markMissing(record)
            } else if let found = number(cell.start!, cell.count) {
                value = found
                if NumberParsing.hasLeadingZero(cell.start!, cell.count) { hasLeadingZeros = true }
            } else {
                return record
            }
            buffer.initializeElement(at: record, to: value)
        }
        return count
    }

    private mutating func parseTexts() -> ChunkColumn {
        var dictionary = ByteDictionary()
        var codes = [Int32](repeating: -1, count: index.recordCount)
        var firstRecord: [Int] = []
        for record in codes.indices {
            let cell = cell(record)
            if cell.isMissingText {
                markMissing(record)
            } else {
                let code = dictionary.code(of: cell)
                codes[record] = code
                if Int(code) == firstRecord.count { firstRecord.append(record) }
            }
        }
        var column = ChunkColumn(values: .texts([], []), reasons: reasons)
        let decoder = TextDecoder(encoding)
        var texts: [String] = []
        var isNumber: [Bool] = []
        for (code, slice) in dictionary.slices.enumerated() {
            let cell = self.cell(firstRecord[code])
            let text = cell.text(decoder)
            if text == nil { column.invalidRecord = column.invalidRecord ?? firstRecord[code] }
            texts.append(text ?? "")
            isNumber.append(NumberParsing.double(slice.start, slice.count) != nil)
            // A mark for a missing number ("." or "NULL") would not have made the column a text.
            if !isNumber[code], !cell.isMissingNumber {
                column.firstText = min(column.firstText ?? .max, firstRecord[code])
            }
        }
        column.numbersAmongTexts = codes.count { $0 >= 0 && isNumber[Int($0)] }
        column.values = .texts(codes, texts)
        return column
    }
}
