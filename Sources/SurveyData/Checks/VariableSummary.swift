public import Frame

/// What one variable of a file holds, unweighted.
public struct VariableSummary: Sendable {
    public let column: Column
    /// Cells with a value.
    public let count: Int
    public let missing: [MissingReason: Int]
    /// Lowest, highest and mean, of numbers.
    public let range: (lowest: Double, highest: Double, mean: Double)?
    /// How many lie in each of some equal parts of the range, of numbers whose values are not listed: ten, or of whole
    /// numbers so many that each has as many of them, and one for each if there are no more than twenty.
    public let bins: [Int]
    private let binWidth: Double
    /// Respondents at each level, of categories, texts with few values and few whole numbers.
    public let levels: [(level: CategoricalLevel, count: Int)]
    /// Numbers that look like codes for missing values but are not declared so.
    public let suspiciousCodes: [(code: Double, count: Int)]

    /// Texts with more distinct values than this are not listed.
    private static let mostTexts = 100

    /// Whole numbers with at most this many distinct values are listed.
    private static let fewNumbers = 6

    /// What a codebook would need to know of it.
    let profile: ColumnProfile

    public init(_ column: Column) {
        self.column = column
        let profile = ColumnProfile(column)
        self.profile = profile
        missing = column.missing.countsByReason
        count = profile.count
        guard let doubles = column.doubles else {
            (range, bins, binWidth, suspiciousCodes) = (nil, [], 0, [])
            levels = Self.levels(column)
            return
        }
        range = profile.lowest <= profile.highest ? (profile.lowest, profile.highest, profile.mean) : nil
        // Days and seconds are no codes, few as they may be.
        if column.temporal == nil, profile.isWhole, let values = profile.values, values.count <= Self.fewNumbers {
            levels = values.map { (CategoricalLevel($0.code), $0.count) }
            (bins, binWidth) = ([], 0)
        } else {
            levels = []
            binWidth = Self.binWidth(of: column, range)
            bins = Self.bins(doubles, range, width: binWidth, isWhole: column.isWhole)
        }
        suspiciousCodes = column.temporal == nil ? Self.suspiciousCodes(profile, doubles) : []
    }

    private static func suspiciousCodes(_ profile: ColumnProfile, _ values: [Double]) -> [(code: Double, count: Int)] {
        guard let distinct = profile.values else { return SuspiciousCodes(values).found }
        return SuspiciousCodes(distinct.lazy.map { (value: $0.number ?? .nan, count: $0.count) }).found
    }

    private static let binCount = 10

    private static func binWidth(
        of column: Column, _ range: (lowest: Double, highest: Double, mean: Double)?
    ) -> Double {
        guard let range, range.highest > range.lowest, (range.highest - range.lowest).isFinite else { return 0 }
        let span = range.highest - range.lowest
        guard column.isWhole else { return span / Double(binCount) }
        return span < 20 ? 1 : ((span + 1) / Double(binCount)).rounded(.up)
    }

    private static func bins(
        _ values: [Double], _ range: (lowest: Double, highest: Double, mean: Double)?, width: Double,
        isWhole: Bool
    ) -> [Int] {
        guard let range, width > 0 else { return [] }
        // The highest of real numbers belongs to the part that it ends.
        let parts = (range.highest - range.lowest) / width
        let last = isWhole ? Int(parts) : binCount - 1
        var counts = [Int](repeating: 0, count: last + 1)
        for value in values where !value.isNaN { counts[min(last, Int((value - range.lowest) / width))] += 1 }
        return counts
    }

    /// Where each bin begins, and where the last ends.
    public var binEdges: [Double] {
        guard let range, !bins.isEmpty else { return [] }
        return bins.indices.map { range.lowest + Double($0) * binWidth } + [range.highest]
    }

    private static func levels(_ column: Column) -> [(CategoricalLevel, Int)] {
        if case .text(_, let texts) = column.values, texts.count > mostTexts { return [] }
        let categories = column.categories
        var counts = [Int](repeating: 0, count: categories.levels.count)
        for code in categories.codes where code >= 0 { counts[Int(code)] += 1 }
        return zip(categories.levels, counts).map { ($0, $1) }
    }
}

extension Column {
    /// Whether its values are held as whole numbers.
    fileprivate var isWhole: Bool {
        if case .integer = values { return true }
        return false
    }
}
