/// A dense matrix of doubles in column-major order.
public struct Matrix: Sendable, Equatable {
    public let rows: Int
    public let columns: Int
    /// Element (i, j) is `storage[j * rows + i]`.
    public internal(set) var storage: [Double]

    /// A matrix of zeros.
    public init(rows: Int, columns: Int) {
        self.init(rows: rows, columns: columns, storage: [Double](repeating: 0, count: rows * columns))
    }

    /// A matrix over column-major `storage` of `rows × columns` values.
    public init(rows: Int, columns: Int, storage: [Double]) {
        precondition(storage.count == rows * columns, "a matrix needs rows × columns values")
        self.rows = rows
        self.columns = columns
        self.storage = storage
    }

    /// A matrix whose element (i, j) is `element(i, j)`.
    public init(rows: Int, columns: Int, _ element: (Int, Int) throws -> Double) rethrows {
        var storage: [Double] = []
        storage.reserveCapacity(rows * columns)
        for column in 0..<columns {
            for row in 0..<rows { storage.append(try element(row, column)) }
        }
        self.init(rows: rows, columns: columns, storage: storage)
    }

    /// A single column.
    public init(column values: [Double]) {
        self.init(rows: values.count, columns: 1, storage: values)
    }

    /// Ones on the diagonal.
    public static func identity(_ size: Int) -> Matrix {
        Matrix(rows: size, columns: size) { $0 == $1 ? 1 : 0 }
    }

    /// `values` on the diagonal.
    public static func diagonal(_ values: [Double]) -> Matrix {
        Matrix(rows: values.count, columns: values.count) { $0 == $1 ? values[$0] : 0 }
    }

    public subscript(row: Int, column: Int) -> Double {
        get { storage[column * rows + row] }
        set { storage[column * rows + row] = newValue }
    }

    /// One column, as an array.
    public func column(_ index: Int) -> [Double] {
        Array(storage[(index * rows)..<((index + 1) * rows)])
    }

    /// The diagonal of a square matrix.
    public var diagonal: [Double] {
        (0..<min(rows, columns)).map { self[$0, $0] }
    }

    /// The rows and columns named, in that order.
    public func submatrix(rows keptRows: [Int], columns keptColumns: [Int]) -> Matrix {
        Matrix(rows: keptRows.count, columns: keptColumns.count) { self[keptRows[$0], keptColumns[$1]] }
    }

    /// Whether every element is a finite number.
    public var isFinite: Bool {
        storage.allSatisfy { $0.isFinite }
    }
}
