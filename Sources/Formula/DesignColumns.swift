public import LinearAlgebra

/// The design matrix of a model, expanded block by block: numbers stay in their columns, categories stay codes.
public struct DesignColumns: RowBlockMatrix {
    /// One factor of a column.
    enum Factor: Sendable {
        /// A numeric variable, by position.
        case numeric(Int)
        /// A categorical variable, by position, with the value of each level.
        case coded(Int, [Double])
    }

    /// The rows of the data that are rows of the matrix, or `nil` for all.
    let rows: [Int32]?
    let numbers: [[Double]]
    let codes: [[Int32]]
    /// A column is a product of factors; the intercept is the empty product.
    let columns: [[Factor]]
    public let rowCount: Int

    public var columnCount: Int { columns.count }

    public func expand(rows block: Range<Int>, into scratch: inout MutableSpan<Double>) {
        for column in columns.indices { fill(columns[column], block, offset: column * block.count, &scratch) }
    }

    public func expand(column: Int, rows block: Range<Int>, into scratch: inout MutableSpan<Double>) {
        fill(columns[column], block, offset: 0, &scratch)
    }

    private func fill(
        _ factors: [Factor], _ block: Range<Int>, offset: Int, _ scratch: inout MutableSpan<Double>
    ) {
        if factors.isEmpty {
            for index in 0..<block.count { scratch[offset + index] = 1 }
        }
        for (position, factor) in factors.enumerated() {
            switch factor {
            case .numeric(let number):
                let values = numbers[number]
                write(values.span, block, offset: offset, multiplying: position > 0, &scratch)
            case .coded(let variable, let levels):
                let codes = codes[variable]
                write(codes.span, levels.span, block, offset: offset, multiplying: position > 0, &scratch)
            }
        }
    }

    /// Writes a numeric factor, or multiplies what is there by it.
    private func write(
        _ values: Span<Double>, _ block: Range<Int>, offset: Int, multiplying: Bool,
        _ scratch: inout MutableSpan<Double>
    ) {
        var place = offset
        for row in block {
            let value = values[rows.map { Int($0[row]) } ?? row]
            scratch[place] = multiplying ? scratch[place] * value : value
            place += 1
        }
    }

    /// Writes a categorical factor, or multiplies what is there by it.
    private func write(
        _ codes: Span<Int32>, _ levels: Span<Double>, _ block: Range<Int>, offset: Int, multiplying: Bool,
        _ scratch: inout MutableSpan<Double>
    ) {
        var place = offset
        for row in block {
            let value = levels[Int(codes[rows.map { Int($0[row]) } ?? row])]
            scratch[place] = multiplying ? scratch[place] * value : value
            place += 1
        }
    }
}
