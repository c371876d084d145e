import Frame

/// What one column holds in one chunk, besides the values themselves.
struct ColumnPiece: Sendable {
    /// The narrowest kind that holds all its cells: where it is wider than the room, the chunk must be read again.
    var kind: ColumnKind
    var hasMissing = false
    var hasLeadingZeros = false
    /// The first record with a number that is not written as programs write it.
    var firstHandwritten: Int?
    /// Distinct texts in order of first appearance, with the first record and the number of records of each.
    var texts: [(slice: ByteDictionary.Slice, record: Int32, count: Int32)] = []
}

/// Parses one column of an indexed chunk.
struct ChunkColumnParser<Index: ChunkIndex> {
    let index: Index
    let column: Int
    /// The chunk's first byte.
    let start: UnsafePointer<UInt8>
    /// The end of the bytes that may be looked at.
    let limit: UnsafePointer<UInt8>
    let notation: NumberNotation
    let decoder: TextDecoder

    private let rule: ColumnRule

    init(index: Index, _ column: ChunkColumn) {
        self.index = index
        self.column = column.place
        start = column.bytes.baseAddress! + index.base
        limit = column.bytes.baseAddress! + column.bytes.count
        notation = column.notation
        decoder = column.decoder
        rule = index.rule(ofColumn: column.place)
    }

    /// Parses the column into its room, from row `firstRow` on.
    func fill(_ room: ColumnRoom, from firstRow: Int) -> ColumnPiece {
        let reasons = room.reasons.base + firstRow
        switch room.values {
        case .int8(let rows): return whole(rows.base + firstRow, reasons, room.kind)
        case .int16(let rows): return whole(rows.base + firstRow, reasons, room.kind)
        case .int32(let rows): return whole(rows.base + firstRow, reasons, room.kind)
        case .doubles(let rows): return real(rows.base + firstRow, reasons)
        case .codes(let rows): return texts(rows.base + firstRow, reasons)
        }
    }

    /// The bytes of a record's field, as far as they may be a plain value.
    @inline(__always)
    private func field(_ record: Int) -> (start: UnsafePointer<UInt8>, count: Int) {
        index.plainField(record, column, start)
    }

    /// The cell of a record.
    @inline(never)
    private func cell(_ record: Int) -> CSVCell {
        index.cell(record, column, start)
    }

    /// What a cell is that the fast functions do not read.
    private enum Unusual {
        case missing
        case whole(Int64)
        case real(Double)
        case text
    }

    @inline(never)
    private func unusual(_ record: Int, _ piece: inout ColumnPiece) -> Unusual {
        let cell = cell(record)
        if cell.isMissingNumber { return .missing }
        let first = cell.start!
        if notation.isPlain || cell.bytes.allSatisfy({ $0 &- UInt8(ascii: "0") <= 9 }) {
            let whole = NumberParsing.whole(first, cell.count, limit: first)
            if whole != NumberParsing.notWhole {
                noticeLeadingZero(first, cell.count, &piece)
                return .whole(whole)
            }
            if let real = NumberParsing.double(first, cell.count) {
                noticeLeadingZero(first, cell.count, &piece)
                return .real(real)
            }
        }
        guard let number = notation.number(cell, decoder) else { return .text }
        if notation.isPlain { piece.firstHandwritten = piece.firstHandwritten ?? record }
        return Int64(exactly: number).map { .whole($0) } ?? .real(number)
    }

    @inline(__always)
    private func noticeLeadingZero(_ start: UnsafePointer<UInt8>, _ count: Int, _ piece: inout ColumnPiece) {
        if NumberParsing.hasLeadingZero(start, count) { piece.hasLeadingZeros = true }
    }

    @inline(__always)
    private func markMissing(_ record: Int, _ reasons: UnsafeMutablePointer<UInt8>, _ piece: inout ColumnPiece) {
        if !piece.hasMissing {
            piece.hasMissing = true
            reasons.update(repeating: 0, count: index.recordCount)
        }
        reasons[record] = CSVReader.blank
    }

    // MARK: Whole numbers

    @inline(__always)
    private func whole<Number: FixedWidthInteger>(
        _ rows: UnsafeMutablePointer<Number>, _ reasons: UnsafeMutablePointer<UInt8>, _ kind: ColumnKind
    ) -> ColumnPiece {
        var piece = ColumnPiece(kind: kind)
        for record in 0..<index.recordCount {
            let (first, count) = field(record)
            if count == 1 {
                let digit = first[0] &- UInt8(ascii: "0")
                if digit <= 9 {
                    rows[record] = Number(truncatingIfNeeded: digit)
                    continue
                }
            } else if count > 1 {
                let value = NumberParsing.whole(first, count, limit: limit)
                if let number = Number(exactly: value) {
                    rows[record] = number
                    noticeLeadingZero(first, count, &piece)
                    continue
                }
            }
            switch count <= 0 ? .missing : unusual(record, &piece) {
            case .missing:
                markMissing(record, reasons, &piece)
                rows[record] = 0
                continue
            case .whole(let value):
                if let number = Number(exactly: value) {
                    rows[record] = number
                    continue
                }
            case .real, .text: break
            }
            // The cell does not fit: how wide must the column be?
            piece.kind = max(kind, classify(from: record).kind)
            return piece
        }
        return piece
    }

    // MARK: Real numbers

    private func real(_ rows: UnsafeMutablePointer<Double>, _ reasons: UnsafeMutablePointer<UInt8>) -> ColumnPiece {
        NumberParsing.exactPowers.withUnsafeBufferPointer { powers in
            var piece = ColumnPiece(kind: .doubles)
            let isPlain = notation.isPlain
            for record in 0..<index.recordCount {
                let (first, count) = field(record)
                if count > 0, isPlain {
                    let value = NumberParsing.real(first, count, limit: limit, powers: powers.baseAddress!)
                    if !value.isNaN {
                        rows[record] = scaled(value, first, count)
                        noticeLeadingZero(first, count, &piece)
                        continue
                    }
                }
                switch count <= 0 ? .missing : unusual(record, &piece) {
                case .missing:
                    markMissing(record, reasons, &piece)
                    rows[record] = .nan
                case .whole(let value): rows[record] = scaled(Double(value), first, count)
                case .real(let value): rows[record] = scaled(value, first, count)
                case .text:
                    piece.kind = .texts
                    return piece
                }
            }
            return piece
        }
    }

    /// A number with the decimals that are declared for numbers written without a point.
    @inline(__always)
    private func scaled(_ value: Double, _ start: UnsafePointer<UInt8>, _ count: Int) -> Double {
        guard rule.decimals > 0 else { return value }
        let isWritten = (0..<count).contains {
            start[$0] == notation.decimal.byte || start[$0] | 0x20 == UInt8(ascii: "e")
        }
        return isWritten ? value : value / NumberParsing.exactPowers[rule.decimals]
    }

    // MARK: Texts

    private func texts(_ codes: UnsafeMutablePointer<Int32>, _ reasons: UnsafeMutablePointer<UInt8>) -> ColumnPiece {
        var piece = ColumnPiece(kind: .texts)
        var dictionary = ByteDictionary()
        for record in 0..<index.recordCount {
            let cell = index.cell(record, column, start)
            if rule.isText ? cell.isBlankOrPoint : cell.isMissingText {
                markMissing(record, reasons, &piece)
                codes[record] = -1
                continue
            }
            let code = dictionary.code(of: cell)
            codes[record] = code
            if Int(code) == piece.texts.count { piece.texts.append((dictionary.slices[Int(code)], Int32(record), 0)) }
            piece.texts[Int(code)].count += 1
        }
        return piece
    }

    // MARK: Types

    /// What would be noticed of the cells from a record on, and the narrowest kind that holds them.
    func classify(from record: Int = 0) -> ColumnPiece {
        var piece = ColumnPiece(kind: rule.narrowest)
        guard piece.kind < .texts else { return piece }
        for record in record..<index.recordCount {
            let (first, count) = field(record)
            if count == 1, first[0] &- UInt8(ascii: "0") <= 9 { continue }
            var value = NumberParsing.notWhole
            if count > 0 {
                value = NumberParsing.whole(first, count, limit: limit)
                if value != NumberParsing.notWhole { noticeLeadingZero(first, count, &piece) }
            }
            if value == NumberParsing.notWhole {
                switch count <= 0 ? .missing : unusual(record, &piece) {
                case .missing:
                    piece.hasMissing = true
                    continue
                case .whole(let found): value = found
                case .real:
                    piece.kind = max(piece.kind, .doubles)
                    continue
                case .text:
                    piece.kind = .texts
                    return piece
                }
            }
            piece.kind = max(piece.kind, ColumnKind(holding: value) ?? .doubles)
        }
        return piece
    }
}
