/// A tall matrix that is never held whole: it can write any block of its rows into scratch that fits the cache.
///
/// This is the second half of the hand-over from a model formula to an estimator: factors stay codes until the block
/// that needs their dummy columns is computed.
public protocol RowBlockMatrix: Sendable {
    var rowCount: Int { get }
    var columnCount: Int { get }

    /// Writes the rows named, column-major: element (i, j) at `scratch[j * rows.count + i]`.
    func expand(rows: Range<Int>, into scratch: inout MutableSpan<Double>)

    /// Writes one column of the rows named into the first `rows.count` places of `scratch`.
    func expand(column: Int, rows: Range<Int>, into scratch: inout MutableSpan<Double>)
}

extension Matrix: RowBlockMatrix {
    public var rowCount: Int { rows }
    public var columnCount: Int { columns }

    public func expand(rows: Range<Int>, into scratch: inout MutableSpan<Double>) {
        for column in 0..<columns {
            let offset = column * rows.count
            for (index, row) in rows.enumerated() { scratch[offset + index] = self[row, column] }
        }
    }

    public func expand(column: Int, rows: Range<Int>, into scratch: inout MutableSpan<Double>) {
        for (index, row) in rows.enumerated() { scratch[index] = self[row, column] }
    }
}
