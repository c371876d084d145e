/// A variable (or a crossing of several) whose population totals are known.
public struct RakingMargin: Sendable {
    /// The category of each row; −1 where it has none.
    public let codes: [Int32]
    /// The total of each category; NaN where none is given.
    public let totals: [Double]

    public init(codes: [Int32], totals: [Double]) {
        self.codes = codes
        self.totals = totals
    }
}
