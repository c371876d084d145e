extension Column {
    /// The cells of some rows, in the order given.
    ///
    /// Texts that none of the rows holds leave the dictionary, so that they do not come back as categories nobody is in.
    ///
    /// - Parameters:
    ///   - rows: rows of this column; −1 for one it does not have.
    ///   - reason: why the cell of such a row is missing.
    package func taking(_ rows: [Int32], absent reason: MissingReason) -> Column {
        var reasons: [UInt8] = []
        if !missing.isEmpty {
            reasons = rows.map { $0 < 0 ? reason.rawValue : missing.reasons[Int($0)] }
        } else if rows.contains(where: { $0 < 0 }) {
            reasons = rows.map { $0 < 0 ? reason.rawValue : 0 }
        }
        let taken: ColumnValues =
            switch values {
            case .numeric(let values): .numeric(rows.map { $0 < 0 ? .nan : values[Int($0)] })
            case .integer(let values): .integer(values.taking(rows))
            case .categorical(let codes, let levels):
                .categorical(rows.map { $0 < 0 ? -1 : codes[Int($0)] }, levels)
            case .text(let codes, let texts):
                Self.compacted(rows.map { $0 < 0 ? -1 : codes[Int($0)] }, texts)
            }
        return Column(
            name: name, label: label, unit: unit, values: taken, missing: MissingCells(reasons: reasons),
            temporal: temporal)
    }

    /// Texts with a dictionary of those that occur, in order of first appearance.
    private static func compacted(_ codes: [Int32], _ texts: [String]) -> ColumnValues {
        var place = [Int32](repeating: -1, count: texts.count)
        var kept: [String] = []
        var compact = codes
        for row in codes.indices where codes[row] >= 0 {
            let code = Int(codes[row])
            if place[code] < 0 {
                place[code] = Int32(kept.count)
                kept.append(texts[code])
            }
            compact[row] = place[code]
        }
        return .text(compact, kept)
    }
}

extension IntegerValues {
    /// The numbers of some rows, 0 for −1.
    fileprivate func taking(_ rows: [Int32]) -> IntegerValues {
        switch storage {
        case .int8(let values): IntegerValues(.int8(rows.map { $0 < 0 ? 0 : values[Int($0)] }))
        case .int16(let values): IntegerValues(.int16(rows.map { $0 < 0 ? 0 : values[Int($0)] }))
        case .int32(let values): IntegerValues(.int32(rows.map { $0 < 0 ? 0 : values[Int($0)] }))
        }
    }
}
