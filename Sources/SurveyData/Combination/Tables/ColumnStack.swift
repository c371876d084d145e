import Frame

/// Columns of several tables, one below the other, as one.
struct ColumnStack {
    /// Why columns cannot be one.
    enum Conflict: Error {
        /// Text in one piece, numbers in another.
        case types(text: Int, number: Int)
        /// Dates or times that count other things.
        case temporal(Int, Int)
        /// A code that is one category in one piece and another in the other.
        case levels(Int, Int, code: String)
    }

    /// A table's part: its column, or how many rows it has without it.
    enum Piece {
        case column(Column)
        case absent(Int)

        var count: Int {
            switch self {
            case .column(let column): column.count
            case .absent(let count): count
            }
        }

        /// The column, if it holds any value: one without says nothing of its type.
        fileprivate var valued: Column? {
            guard case .column(let column) = self, column.missing.count < column.count else { return nil }
            return column
        }
    }

    let name: String
    let pieces: [Piece]

    /// The column; rows of pieces without it are missing as not asked.
    func column() throws(Conflict) -> Column {
        let present = pieces.compactMap { piece -> Column? in
            if case .column(let column) = piece { return column }
            return nil
        }
        let typed = pieces.enumerated().compactMap { place, piece in piece.valued.map { (place, $0) } }
        let values = try values(typed)
        // Of columns without any value, numbers may yet say by a letter why they are missing.
        let model = typed.first?.1 ?? present.first { $0.isNumber } ?? present.first
        return Column(
            name: name, label: model?.label, unit: model?.unit, values: values, missing: missing(),
            temporal: model?.temporal)
    }

    private func missing() -> MissingCells {
        let isComplete = pieces.allSatisfy { piece in
            if case .column(let column) = piece { return column.missing.isEmpty }
            return piece.count == 0
        }
        guard !isComplete else { return .none }
        var reasons: [UInt8] = []
        reasons.reserveCapacity(pieces.reduce(0) { $0 + $1.count })
        for piece in pieces {
            switch piece {
            case .absent(let count):
                reasons += [UInt8](repeating: MissingReason.notAsked.rawValue, count: count)
            case .column(let column):
                reasons += column.missing.isEmpty ? [UInt8](repeating: 0, count: column.count) : column.missing.reasons
            }
        }
        return MissingCells(reasons: reasons)
    }

    private func values(_ typed: [(place: Int, column: Column)]) throws(Conflict) -> ColumnValues {
        guard let first = typed.first else {
            if hasDoubles { return .numeric(doubles()) }
            return .integer(IntegerValues(.int8([Int8](repeating: 0, count: pieces.reduce(0) { $0 + $1.count }))))
        }
        for (place, column) in typed where column.isNumber != first.column.isNumber {
            throw first.column.isNumber
                ? .types(text: place, number: first.place) : .types(text: first.place, number: place)
        }
        for (place, column) in typed where column.temporal != first.column.temporal {
            throw .temporal(first.place, place)
        }
        if first.column.isNumber { return hasDoubles ? .numeric(doubles()) : integers(typed.map(\.column)) }
        let hasLevels = typed.contains { if case .categorical = $0.column.values { true } else { false } }
        return hasLevels ? try categories(typed) : texts()
    }

    // MARK: Numbers

    private var hasDoubles: Bool {
        pieces.contains { piece in
            if case .column(let column) = piece, case .numeric = column.values { true } else { false }
        }
    }

    private func integers(_ typed: [Column]) -> ColumnValues {
        var width = 1
        for column in typed {
            guard case .integer(let values) = column.values else { continue }
            switch values.storage {
            case .int8: break
            case .int16: width = max(width, 2)
            case .int32: width = 4
            }
        }
        switch width {
        case 1: return .integer(IntegerValues(.int8(integers())))
        case 2: return .integer(IntegerValues(.int16(integers())))
        default: return .integer(IntegerValues(.int32(integers())))
        }
    }

    private func integers<Number: FixedWidthInteger>() -> [Number] {
        var all: [Number] = []
        all.reserveCapacity(pieces.reduce(0) { $0 + $1.count })
        for piece in pieces {
            if let column = piece.valued, case .integer(let values) = column.values {
                switch values.storage {
                case .int8(let values): all += values.lazy.map { Number(truncatingIfNeeded: $0) }
                case .int16(let values): all += values.lazy.map { Number(truncatingIfNeeded: $0) }
                case .int32(let values): all += values.lazy.map { Number(truncatingIfNeeded: $0) }
                }
            } else {
                all += repeatElement(0, count: piece.count)
            }
        }
        return all
    }

    private func doubles() -> [Double] {
        var all: [Double] = []
        all.reserveCapacity(pieces.reduce(0) { $0 + $1.count })
        for piece in pieces {
            if case .column(let column) = piece, let doubles = column.doubles {
                all += doubles
            } else {
                all += repeatElement(.nan, count: piece.count)
            }
        }
        return all
    }

    // MARK: Texts

    private func texts() -> ColumnValues {
        var texts: [String] = []
        var codeOf: [String: Int32] = [:]
        let codes = stackedCodes { text in
            if let known = codeOf[text] { return known }
            codeOf[text] = Int32(texts.count)
            texts.append(text)
            return Int32(texts.count - 1)
        }
        return .text(codes, texts)
    }

    private func categories(_ typed: [(place: Int, column: Column)]) throws(Conflict) -> ColumnValues {
        var levels: [CategoricalLevel] = []
        var origin: [Int] = []
        for (place, column) in typed {
            let own = column.categories.levels
            for level in own {
                guard let known = levels.firstIndex(where: { isSameCode($0.code, level.code) }) else {
                    levels.append(level)
                    origin.append(place)
                    continue
                }
                if levels[known].name != level.name { throw .levels(origin[known], place, code: level.code) }
            }
        }
        let codes = stackedCodes { code in Int32(levels.firstIndex { isSameCode($0.code, code) } ?? -1) }
        return .categorical(codes, CategoricalLevels(levels))
    }

    /// The codes of all pieces, translated by a table of each piece's texts.
    private func stackedCodes(_ translate: (String) -> Int32) -> [Int32] {
        var all: [Int32] = []
        all.reserveCapacity(pieces.reduce(0) { $0 + $1.count })
        for piece in pieces {
            guard let column = piece.valued else {
                all += repeatElement(-1, count: piece.count)
                continue
            }
            switch column.values {
            case .text(let codes, let texts):
                let table = texts.map(translate)
                all += codes.lazy.map { $0 < 0 ? -1 : table[Int($0)] }
            case .categorical(let codes, let levels):
                let table = levels.map { translate($0.code) }
                all += codes.lazy.map { $0 < 0 ? -1 : table[Int($0)] }
            case .integer, .numeric: preconditionFailure("types are checked before columns are stacked")
            }
        }
        return all
    }
}
