public import Frame

/// The distinct numbers of a variable that is read block by block, up to a limit beyond which they are no categories.
public struct DistinctNumbers: Sendable {
    /// At most this many distinct numbers of a variable are kept when a file is read in blocks.
    public static let limit = 10_000

    private var values: Set<Double> = []
    /// How the numbers are written, where they are dates or times.
    private var temporal: TemporalKind?

    public init() {}

    /// Whether the variable has more distinct numbers than ``limit``; those kept are then not all.
    public var isBeyondLimit: Bool { values.count > Self.limit }

    /// Takes in a block; a column that holds no numbers adds nothing.
    public mutating func add(_ column: Column) {
        temporal = column.temporal
        guard !isBeyondLimit, let numbers = column.doubles else { return }
        for number in numbers where !number.isNaN && values.insert(number).inserted {
            if isBeyondLimit { return }
        }
    }

    /// The numbers kept, ascending.
    public var sorted: [Double] { values.sorted() }

    /// Their levels, as a column of these numbers has them.
    var levels: CategoricalLevels {
        Column(name: "", values: .numeric(sorted), temporal: temporal).categories.levels
    }
}
