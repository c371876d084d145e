extension DesignColumns {
    /// No rows, of a design like this one.
    package var emptied: DesignColumns {
        DesignColumns(
            rows: nil, numbers: numbers.map { _ in [] }, codes: codes.map { _ in [] }, columns: columns, rowCount: 0)
    }

    /// These rows with those of another block of the same design after them.
    package func appending(_ other: DesignColumns) -> DesignColumns {
        DesignColumns(
            rows: nil, numbers: zip(gathered(numbers), other.gathered(other.numbers)).map { $0 + $1 },
            codes: zip(gathered(codes), other.gathered(other.codes)).map { $0 + $1 }, columns: columns,
            rowCount: rowCount + other.rowCount)
    }

    /// The rows at the places given.
    package func segment(_ places: Range<Int>) -> DesignColumns {
        DesignColumns(
            rows: nil, numbers: gathered(numbers).map { Array($0[places]) },
            codes: gathered(codes).map { Array($0[places]) }, columns: columns, rowCount: places.count)
    }

    /// Values of the design's own rows, out of those of the data.
    private func gathered<Value>(_ values: [[Value]]) -> [[Value]] {
        guard let rows else { return values }
        return values.map { column in rows.map { column[Int($0)] } }
    }
}
