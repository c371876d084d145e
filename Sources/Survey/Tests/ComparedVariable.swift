/// A variable whose distribution is compared between groups.
public enum ComparedVariable: Sendable {
    /// The level of every row, −1 where missing.
    case levels([Int32], count: Int)
    /// NaN where missing.
    case numbers([Double])

    public var isCategorical: Bool {
        if case .levels = self { return true }
        return false
    }
}
