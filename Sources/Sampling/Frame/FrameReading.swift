import Frame

/// Reads what a plan needs from a frame, checking each variable.
struct FrameReading {
    let frame: DataFrame
    /// The rows that may be chosen, ascending.
    let eligible: [Int32]
    let locate: (Int, String) -> SourcePosition

    func column(_ name: String, role: String) throws(SamplingError) -> Column {
        guard let column = frame[name] else {
            throw .unknownVariable(role: role, name: name, known: frame.names)
        }
        return column
    }

    /// A variable with a value in every row that may be chosen; elsewhere it may be missing.
    func complete(_ name: String, role: String) throws(SamplingError) -> Column {
        let column = try column(name, role: role)
        let without = eligible.filter { column.missing[Int($0)] != nil }
        if let first = without.first {
            throw .missingValues(role: role, variable: name, count: without.count, first: locate(Int(first), name))
        }
        return column
    }

    /// The groups of variables, of the rows that may be chosen alone: others are in none of interest.
    func groups(_ names: [String], role: String) throws(SamplingError) -> RowGroups {
        var columns: [Column] = []
        for name in names { columns.append(try complete(name, role: role).taking(eligible, absent: .blank)) }
        let groups = RowGroups(columns, rowCount: eligible.count)
        return groups.spread(over: frame.rowCount, rows: eligible)
    }

    /// Numbers by row; NaN where missing, which `role` may allow.
    func numbers(_ name: String, role: String, mayBeMissing: Bool = false) throws(SamplingError) -> [Double] {
        let column = mayBeMissing ? try column(name, role: role) : try complete(name, role: role)
        guard let values = column.doubles else { throw .notNumeric(role: role, variable: name, type: column.typeName) }
        if let row = eligible.first(where: { values[Int($0)].isInfinite }) {
            throw .unusableNumber(role: role, variable: name, value: values[Int(row)], first: locate(Int(row), name))
        }
        return values
    }

    /// A positive number a row.
    func positive(_ name: String, role: String) throws(SamplingError) -> [Double] {
        let values = try numbers(name, role: role)
        if let row = eligible.first(where: { !(values[Int($0)] > 0) }) {
            throw .unusableNumber(role: role, variable: name, value: values[Int(row)], first: locate(Int(row), name))
        }
        return values
    }

    /// The one number of some rows.
    func constant(
        _ values: [Double], _ name: String, role: String, over rows: [Int32], of group: String
    ) throws(SamplingError) -> Double {
        guard let first = rows.first else { return .nan }
        let value = values[Int(first)]
        if let other = rows.first(where: { values[Int($0)] != value }) {
            throw .notConstant(
                role: role, variable: name, group: group, first: locate(Int(first), name),
                other: locate(Int(other), name))
        }
        return value
    }

    /// Eligible rows in the order of `order`, then of `identifiers`, then of the file. A missing cell comes last.
    ///
    /// - Throws: ``SamplingError/repeatedIdentifier(variables:identifier:first:second:)``.
    func canon(order: [String], identifiers: [String]) throws(SamplingError) -> [Int32] {
        var keys: [[Int32]] = []
        for name in order { keys.append(try column(name, role: "order").categories.codes.map { $0 < 0 ? .max : $0 }) }
        if !identifiers.isEmpty {
            let groups = try groups(identifiers, role: "identifier")
            var seen = [Int32](repeating: -1, count: groups.count)
            for row in eligible {
                let code = Int(groups.codes[Int(row)])
                if seen[code] >= 0 {
                    throw .repeatedIdentifier(
                        variables: identifiers, identifier: groups.names[code],
                        first: locate(Int(seen[code]), identifiers[0]), second: locate(Int(row), identifiers[0]))
                }
                seen[code] = row
            }
            keys.append(groups.codes)
        }
        guard !keys.isEmpty else { return eligible }
        return eligible.sorted { a, b in
            for key in keys where key[Int(a)] != key[Int(b)] { return key[Int(a)] < key[Int(b)] }
            return a < b
        }
    }
}

extension RowGroups {
    /// The groups of some rows as groups of all; the others are in the first, and of no interest.
    fileprivate func spread(over rowCount: Int, rows: [Int32]) -> RowGroups {
        guard rows.count != rowCount else { return self }
        var all = [Int32](repeating: 0, count: rowCount)
        for (place, row) in rows.enumerated() { all[Int(row)] = codes[place] }
        return RowGroups(codes: all, names: names, keys: keys)
    }
}
