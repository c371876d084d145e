public import Results

/// What a cell of a table holds: numbers, not digits. A house style turns them into text when the table is rendered.
public enum Cell: Sendable, Equatable {
    case empty
    /// A statistic that does not exist here: an empty group, a coefficient that could not be estimated.
    case notAvailable
    /// A text of the data: a label, a level.
    case text(String)
    /// Numbers in words of the house, written already.
    case phrase(String)
    case count(Int)
    /// How many respondents are at each of some values in order, drawn rather than written.
    case distribution([Int])
    /// A part of a whole, both counted: events of respondents.
    case countOf(Int, Int)
    /// Unweighted n and weighted share.
    case countShare(Int, Double)
    /// The size of a group: unweighted n and, for a part, its weighted share.
    case groupSize(Int, share: Double?)
    /// A share, shown as a percentage.
    case share(Double)
    case meanSpread(mean: Double, standardDeviation: Double)
    case medianQuartiles(median: Double, lower: Double, upper: Double)
    /// A number shown with the decimals its scale asks for.
    case number(Double, scale: Double)
    /// A number with a fixed number of decimals.
    case decimal(Double, Int)
    case interval(Interval, IntervalKind)
    case estimate(Double, Interval, IntervalKind)
    case p(Double)
    case test(TestKind, statistic: Double, numeratorDF: Double?, denominatorDF: Double)
    case degreesOfFreedom(Double)
    /// A cell with signs of cautions after it.
    indirect case signed(Cell, String)
    /// The level others are compared with: 1 for a ratio, 0 for a difference.
    case reference(IntervalKind)

    /// What an interval in a cell is of.
    public enum IntervalKind: Sendable, Equatable {
        /// Two decimals.
        case ratio
        /// A percentage with one decimal, of shares.
        case share
        /// The decimals a number of this scale asks for.
        case difference(scale: Double)
    }

    /// Whether the text of the cell may be anything: it comes from the data or their codebook.
    var isFromData: Bool {
        if case .text = self { return true }
        return false
    }
}
