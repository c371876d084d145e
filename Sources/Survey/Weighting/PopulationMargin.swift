/// Population totals of the categories of a variable, or of the combinations of several.
public struct PopulationMargin: Sendable, Equatable {
    /// A combination of levels, one of each variable, and how many there are in the population.
    public struct Cell: Sendable, Equatable {
        /// Levels by name, code or label.
        public let levels: [String]
        public let total: Double

        public init(_ levels: [String], _ total: Double) {
            self.levels = levels
            self.total = total
        }
    }

    /// The variables crossed; none means the size of the population.
    public let variables: [String]
    public let cells: [Cell]

    public init(_ variables: [String], cells: [Cell]) {
        self.variables = variables
        self.cells = cells
    }

    /// The categories of one variable.
    public init(_ variable: String, _ totals: [(level: String, total: Double)]) {
        self.init([variable], cells: totals.map { Cell([$0.level], $0.total) })
    }

    /// The size of the population.
    public static func size(_ total: Double) -> PopulationMargin {
        PopulationMargin([], cells: [Cell([], total)])
    }

    /// What messages call it.
    var name: String { variables.isEmpty ? "the size of the population" : variables.joined(separator: " × ") }
}
