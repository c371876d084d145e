/// The unit (primary sampling unit, or unit of a later stage) whose totals carry the variance, for every row.
public struct SummationUnits: Sendable, Equatable {
    /// A unit number for each row, from 0.
    public let codes: [Int32]
    /// The number of units, including those without any row in the analysis at hand.
    public let count: Int

    public init(codes: [Int32], count: Int) {
        self.codes = codes
        self.count = count
    }
}

/// The domain of each row: a group number from 0, or −1 for a row outside every group.
///
/// Rows outside contribute zeros; their units still count, which is what makes a domain different from a filter.
public struct GroupIndex: Sendable, Equatable {
    public let codes: [Int32]
    public let count: Int

    public init(codes: [Int32], count: Int) {
        self.codes = codes
        self.count = count
    }

    /// One group of all rows for which `isMember` holds.
    public init(domain isMember: [Bool]) {
        self.init(codes: isMember.map { $0 ? 0 : -1 }, count: 1)
    }

    /// All groups put together.
    public var merged: GroupIndex {
        count == 1 ? self : GroupIndex(codes: codes.map { $0 < 0 ? -1 : 0 }, count: 1)
    }

    /// All rows in one group.
    public init(allRows rowCount: Int) {
        self.init(codes: [Int32](repeating: 0, count: rowCount), count: 1)
    }
}
