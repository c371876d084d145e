extension Column {
    /// A run of rows.
    package func rows(_ rows: Range<Int>) -> Column {
        let part: ColumnValues =
            switch values {
            case .numeric(let values): .numeric(Array(values[rows]))
            case .integer(let values): .integer(values.rows(rows))
            case .categorical(let codes, let levels): .categorical(Array(codes[rows]), levels)
            case .text(let codes, let texts): .text(Array(codes[rows]), texts)
            }
        return Column(
            name: name, label: label, unit: unit, values: part,
            missing: missing.isEmpty ? .none : MissingCells(reasons: Array(missing.reasons[rows])), temporal: temporal)
    }
}

extension IntegerValues {
    /// A run of rows.
    fileprivate func rows(_ rows: Range<Int>) -> IntegerValues {
        switch storage {
        case .int8(let values): IntegerValues(.int8(Array(values[rows])))
        case .int16(let values): IntegerValues(.int16(Array(values[rows])))
        case .int32(let values): IntegerValues(.int32(Array(values[rows])))
        }
    }
}
