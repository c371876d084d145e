/// A table as a paper prints it: a stub, columns, rows, notes. Cells hold numbers until a renderer writes them.
public struct Table: Sendable, Equatable {
    /// A column: its header, the size printed with it, and the header it shares with its neighbours.
    public struct Column: Sendable, Equatable {
        public let header: String
        /// A second line: the size of a group.
        public let size: Cell
        /// Columns with the same spanner stand under one heading.
        public let spanner: String?
        /// Whether the column holds texts, which begin at the left.
        public let isText: Bool

        public init(_ header: String, size: Cell = .empty, spanner: String? = nil, isText: Bool = false) {
            self.header = header
            self.size = size
            self.spanner = spanner
            self.isText = isText
        }
    }

    /// A row: its label, how far it is indented below its variable, and a cell for each column.
    public struct Row: Sendable, Equatable {
        public let label: String
        /// 0 for a variable, 1 for a level within it.
        public let indent: Int
        public let cells: [Cell]

        public init(_ label: String, indent: Int = 0, cells: [Cell]) {
            self.label = label
            self.indent = indent
            self.cells = cells
        }
    }

    public let id: String
    public let title: String
    /// The heading of the stub.
    public let stub: String
    public let columns: [Column]
    public let rows: [Row]
    public let notes: [String]

    public init(id: String, title: String, stub: String, columns: [Column], rows: [Row], notes: [String]) {
        precondition(
            rows.allSatisfy { $0.cells.count == columns.count }, "every row of a table needs a cell a column")
        self.id = id
        self.title = title
        self.stub = stub
        self.columns = columns
        self.rows = rows
        self.notes = notes
    }

    /// The same table under another title.
    public func titled(_ title: String) -> Table {
        Table(id: id, title: title, stub: stub, columns: columns, rows: rows, notes: notes)
    }

    /// Whether some columns stand under a common heading.
    public var hasSpanners: Bool { columns.contains { $0.spanner != nil } }
    /// Whether some column shows its size.
    public var hasSizes: Bool { columns.contains { $0.size != .empty } }

    /// Runs of neighbouring columns with the same spanner.
    public var spannerRuns: [(spanner: String?, count: Int)] {
        columns.reduce(into: []) { runs, column in
            if let last = runs.last, last.spanner == column.spanner, column.spanner != nil {
                runs[runs.count - 1].count += 1
            } else {
                runs.append((column.spanner, 1))
            }
        }
    }
}
