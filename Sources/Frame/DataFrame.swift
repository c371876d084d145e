/// Columns of equal length, each with a name of its own.
public struct DataFrame: Sendable {
    public let rowCount: Int
    public private(set) var columns: [Column]
    private var positions: [String: Int]

    /// A frame of `rowCount` rows. Names must differ and lengths agree.
    public init(rowCount: Int, columns: [Column] = []) {
        self.rowCount = rowCount
        self.columns = []
        positions = [:]
        for column in columns { set(column) }
    }

    /// Adds a column, or replaces the one of that name.
    public mutating func set(_ column: Column) {
        precondition(column.count == rowCount, "column '\(column.name)' has another length than its frame")
        if let position = positions[column.name] {
            columns[position] = column
        } else {
            positions[column.name] = columns.count
            columns.append(column)
        }
    }

    public subscript(name: String) -> Column? {
        positions[name].map { columns[$0] }
    }

    /// The names of all columns, in order.
    public var names: [String] {
        columns.map(\.name)
    }
}
