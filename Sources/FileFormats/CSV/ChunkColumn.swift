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

    init(index: CSVChunkIndex, column: Int, start: UnsafePointer<UInt8>, encoding: TextEncoding) {
        self.index = index
        self.column = column
        self.start = start
        self.encoding = encoding
    }

    /// Parses the column as numbers, or as texts when some cell is none or `asText` asks for it.
    mutating func parse(asText: Bool) -> ChunkColumn {
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
        let field = index.field(record: record, column: column)
        return CSVCell(UnsafeBufferPointer(start: start + field.lowerBound, count: field.count))
    }

    private mutating func markMissing(_ record: Int) {
        if reasons.isEmpty { reasons = [UInt8](repeating: 0, count: index.recordCount) }
        reasons[record] = CSVReader.blank
    }

    private mutating func parseNumbers() -> Result<ChunkColumn.Values, NotANumber> {
        let count = index.recordCount
        var integers = [Int32](repeating: 0, count: count)
        var record = 0
        while record < count {
            let cell = cell(record)
            if cell.isMissingNumber {
                markMissing(record)
            } else if let value = NumberParsing.int32(cell.start!, cell.count) {
                integers[record] = value
                if NumberParsing.hasLeadingZero(cell.start!, cell.count) { hasLeadingZeros = true }
            } else {
                break
            }
            record += 1
        }
        if record == count { return .success(.integers(integers)) }

        var doubles = [Double](repeating: .nan, count: count)
        for done in 0..<record where reasons.isEmpty || reasons[done] == 0 { doubles[done] = Double(integers[done]) }
        while record < count {
            let cell = cell(record)
            if cell.isMissingNumber {
                markMissing(record)
            } else if let value = NumberParsing.double(cell.start!, cell.count) {
                doubles[record] = value
                if NumberParsing.hasLeadingZero(cell.start!, cell.count) { hasLeadingZeros = true }
            } else {
                return .failure(NotANumber())
            }
            record += 1
        }
        return .success(.doubles(doubles))
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
