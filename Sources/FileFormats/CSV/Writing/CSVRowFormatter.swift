import Frame

/// Writes rows as text. A core uses one formatter for all its blocks; what it remembers makes it faster and never changes
/// what is written.
final class CSVRowFormatter {
    private let columns: [WrittenColumn]
    private let cells: [WrittenColumn.Cells]
    private var decimals: [NumberWriting.Decimals]
    /// The most bytes a row needs, but for long texts.
    private let width: Int

    init(_ columns: [WrittenColumn]) {
        self.columns = columns
        cells = columns.map(\.cells)
        decimals = Array(repeating: NumberWriting.Decimals(), count: columns.count)
        width = Self.width(of: columns)
    }

    /// The most bytes that a row of `columns` needs, with what is overwritten after it, but for long texts.
    static func width(of columns: [WrittenColumn]) -> Int {
        columns.reduce(NumberWriting.slack + CellTexts.slot) { $0 + $1.width }
    }

    /// Writes `rows` into `buffer`, in place of what it held.
    func write(_ rows: Range<Int>, to buffer: TextBuffer) {
        NumberWriting.withPowers { powers in
            cells.withUnsafeBufferPointer { cells in
                decimals.withUnsafeMutableBufferPointer { decimals in
                    var place = buffer.start
                    for row in rows {
                        let used = place - buffer.start
                        if buffer.room - used < width {
                            buffer.reserve(width, after: used)
                            place = buffer.start + used
                        }
                        for number in 0..<cells.count {
                            place = write(cells[number], row, at: place, &decimals[number], powers, buffer)
                        }
                    }
                    buffer.count = place - buffer.start
                }
            }
        }
    }

    @inline(__always)
    private func write(
        _ column: WrittenColumn.Cells, _ row: Int, at place: NumberWriting.Place,
        _ decimals: inout NumberWriting.Decimals, _ powers: NumberWriting.Powers, _ buffer: TextBuffer
    ) -> NumberWriting.Place {
        let end: NumberWriting.Place
        switch column.values {
        case .int8(let values):
            var field = Int(values[row]) &+ 128
            if let reasons = column.reasons, reasons[row] != 0 { field = 256 }
            return copy(field, of: column.fields, to: place, buffer)
        case .codes(let codes):
            return copy(Int(codes[row]) &+ 1, of: column.fields, to: place, buffer)
        case .int16(let values):
            if let reasons = column.reasons, reasons[row] != 0 { return copy(0, of: column.fields, to: place, buffer) }
            end = NumberWriting.write(Int32(values[row]), at: place)
        case .int32(let values):
            if let reasons = column.reasons, reasons[row] != 0 { return copy(0, of: column.fields, to: place, buffer) }
            end = NumberWriting.write(values[row], at: place)
        case .doubles(let values):
            if values[row].isNaN {
                return copy(Self.missingField(values[row], column), of: column.fields, to: place, buffer)
            }
            if let reasons = column.reasons, reasons[row] != 0 { return copy(0, of: column.fields, to: place, buffer) }
            end = NumberWriting.write(values[row], at: place, &decimals, powers)
        }
        end[0] = column.end
        return end + 1
    }

    /// The field of a number that is missing: its letter, if it has one.
    @inline(__always)
    private static func missingField(_ value: Double, _ column: WrittenColumn.Cells) -> Int {
        guard column.hasLetters, let letter = MissingTag.letter(of: value) else { return 0 }
        return (MissingTag.letters.firstIndex(of: letter) ?? -1) + 1
    }

    /// Copies a prepared field.
    @inline(__always)
    private func copy(
        _ field: Int, of texts: CellTexts.Fields, to place: NumberWriting.Place, _ buffer: TextBuffer
    ) -> NumberWriting.Place {
        if let slots = texts.slots {
            let slot = UnsafeRawPointer(slots + field &* CellTexts.slot)
            let (low, high) = (
                slot.loadUnaligned(as: UInt64.self), slot.loadUnaligned(fromByteOffset: 8, as: UInt64.self)
            )
            let target = UnsafeMutableRawPointer(place)
            target.storeBytes(of: low, as: UInt64.self)
            target.storeBytes(of: high, toByteOffset: 8, as: UInt64.self)
            return place + Int(UInt64(littleEndian: high) >> 56)
        }
        return copyLong(field, of: texts, to: place, buffer)
    }

    @inline(never)
    private func copyLong(
        _ field: Int, of texts: CellTexts.Fields, to place: NumberWriting.Place, _ buffer: TextBuffer
    ) -> NumberWriting.Place {
        let start = texts.starts[field]
        let count = texts.starts[field + 1] - start
        let used = place - buffer.start
        if buffer.room - used < count + width { buffer.reserve(count + width, after: used) }
        let target = buffer.start + used
        target.update(from: texts.bytes + start, count: count)
        return target + count
    }
}
