/// Which cells of a column are missing, and why.
public struct MissingCells: Sendable, Equatable {
    /// One byte a row, 0 where a value is present, else the raw value of a ``MissingReason``. Empty when no cell of the
    /// column is missing.
    public private(set) var reasons: [UInt8]

    /// No cell is missing.
    public static let none = MissingCells(reasons: [])

    /// `reasons` has one byte a row, or none at all.
    public init(reasons: [UInt8]) {
        self.reasons = reasons.contains { $0 != 0 } ? reasons : []
    }

    /// Whether no cell is missing.
    public var isEmpty: Bool { reasons.isEmpty }

    public subscript(row: Int) -> MissingReason? {
        reasons.isEmpty ? nil : MissingReason(rawValue: reasons[row])
    }

    /// The number of missing cells.
    public var count: Int {
        reasons.count { $0 != 0 }
    }

    /// How many cells are missing for each reason that occurs.
    public var countsByReason: [MissingReason: Int] {
        var counts = [Int](repeating: 0, count: 256)
        for reason in reasons { counts[Int(reason)] += 1 }
        return MissingReason.allCases.reduce(into: [:]) { result, reason in
            let count = counts[Int(reason.rawValue)]
            if count > 0 { result[reason] = count }
        }
    }
}
