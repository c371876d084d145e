import Frame

/// A column made ready to be written: where its values lie, and the fields of its distinct texts.
struct WrittenColumn: @unchecked Sendable {
    // The addresses are those of arrays that `column` holds, which nothing changes while it does.

    /// Where the values lie.
    enum Values {
        /// Small whole numbers, whose fields are prepared: that of −128 is the first.
        case int8(UnsafePointer<Int8>)
        case int16(UnsafePointer<Int16>)
        case int32(UnsafePointer<Int32>)
        case doubles(UnsafePointer<Double>)
        /// Codes, whose fields are prepared: that of a missing cell, which is −1, is the first.
        case codes(UnsafePointer<Int32>)
    }

    /// Addresses alone: a core that writes cells counts no references.
    struct Cells {
        let values: Values
        /// Why cells are missing, of numbers; `nil` when none is.
        let reasons: UnsafePointer<UInt8>?
        /// The prepared fields; of other columns that of a missing cell alone.
        let fields: CellTexts.Fields
        /// Whether numbers may be missing with a letter, whose fields follow that of a missing cell.
        let hasLetters: Bool
        /// The byte that ends a field.
        let end: UInt8
    }

    let cells: Cells
    private let texts: CellTexts
    private let column: Column

    /// The most bytes that a cell needs, with its end; of long texts, those are looked at one by one.
    var width: Int {
        switch cells.values {
        case .int8, .codes: cells.fields.slots == nil ? 0 : CellTexts.slot
        case .int16, .int32, .doubles: max(NumberWriting.longest + 1, texts.longest)
        }
    }

    init(_ column: Column, end: UInt8, quoting: CSVQuoting, labels: String?, isAlone: Bool) {
        let column = column.withTemporalTexts
        let missing = quoting.missingField(isAlone: isAlone)
        let values: Values
        var fields = [missing]
        var hasLetters = false
        switch column.values {
        case .integer(let whole):
            switch whole.storage {
            case .int8(let rows):
                values = .int8(Self.address(of: rows))
                // The field of a missing cell follows those of all numbers.
                fields = (Int8.min...Int8.max).map { Array(String($0).utf8) } + fields
            case .int16(let rows): values = .int16(Self.address(of: rows))
            case .int32(let rows): values = .int32(Self.address(of: rows))
            }
        case .numeric(let rows):
            values = .doubles(Self.address(of: rows))
            hasLetters = column.hasLetters
            if hasLetters { fields += MissingTag.letters.map { quoting.field(MissingTag.code($0)) } }
        case .text(let codes, let known):
            values = .codes(Self.address(of: codes))
            fields += known.map(quoting.field)
        case .categorical(let codes, let levels):
            values = .codes(Self.address(of: codes))
            fields += levels.map { level in quoting.field(labels.map(level.label.text) ?? level.code) }
        }
        self.column = column
        texts = CellTexts(fields, end: end)
        cells = Cells(
            values: values, reasons: column.missing.isEmpty ? nil : Self.address(of: column.missing.reasons),
            fields: texts.fields, hasLetters: hasLetters, end: end)
    }

    private static func address<Element>(of array: [Element]) -> UnsafePointer<Element> {
        // An array that is empty has no address, and no row that would be read from it.
        array.withUnsafeBufferPointer { $0.baseAddress } ?? UnsafePointer(bitPattern: MemoryLayout<Element>.alignment)!
    }
}

extension Column {
    /// Whether some number is missing with a letter.
    fileprivate var hasLetters: Bool {
        guard case .numeric(let values) = values, !missing.isEmpty else { return false }
        let reasons = missing.reasons
        return values.indices.contains { reasons[$0] != 0 && MissingTag.letter(of: values[$0]) != nil }
    }

    /// Dates and times as texts of ISO 8601; any other column as it is.
    fileprivate var withTemporalTexts: Column {
        guard let temporal, case .numeric(let values) = values else { return self }
        var codeOf: [Double: Int32] = [:]
        var texts: [String] = []
        let codes = values.indices.map { row -> Int32 in
            guard missing[row] == nil, !values[row].isNaN else { return -1 }
            if let known = codeOf[values[row]] { return known }
            let code = Int32(texts.count)
            codeOf[values[row]] = code
            texts.append(temporal.text(values[row]))
            return code
        }
        return Column(name: name, values: .text(codes, texts), missing: missing)
    }
}
