/// A confidence interval.
public struct Interval: Sendable, Equatable {
    public let lower: Double
    public let upper: Double
    /// The coverage, as 0.95.
    public let level: Double

    public init(lower: Double, upper: Double, level: Double) {
        self.lower = lower
        self.upper = upper
        self.level = level
    }
}

/// One number of a report, with what belongs to it. The one currency between analyses and tables: statistics travel as
/// numbers, and only a renderer writes digits.
public struct Statistic: Sendable, Equatable {
    /// The analysis's id.
    public var analysis: String
    /// The model, where an analysis fits several; the panel, where a table has several.
    public var model: String?
    public var variable: String?
    /// The level of a categorical variable.
    public var level: String?
    /// The group of a table by groups; `nil` for all together.
    public var group: String?
    public var name: StatisticName
    /// NaN where the statistic cannot be computed.
    public var value: Double
    public var standardError: Double?
    public var interval: Interval?
    /// The degrees of freedom of the interval, or of the test's denominator.
    public var degreesOfFreedom: Double?
    /// The numerator's degrees of freedom, for an F or χ².
    public var numeratorDF: Double?
    public var p: Double?
    /// Respondents the statistic rests on.
    public var n: Int?
    public var test: TestKind?
    /// Why it is not shown, or not without a caution.
    public var marks: [StatisticMark] = []

    public init(
        analysis: String, model: String? = nil, variable: String? = nil, level: String? = nil, group: String? = nil,
        name: StatisticName, value: Double, standardError: Double? = nil, interval: Interval? = nil,
        degreesOfFreedom: Double? = nil, numeratorDF: Double? = nil, p: Double? = nil, n: Int? = nil,
        test: TestKind? = nil
    ) {
        self.analysis = analysis
        self.model = model
        self.variable = variable
        self.level = level
        self.group = group
        self.name = name
        self.value = value
        self.standardError = standardError
        self.interval = interval
        self.degreesOfFreedom = degreesOfFreedom
        self.numeratorDF = numeratorDF
        self.p = p
        self.n = n
        self.test = test
    }

    /// Whether the number must not be shown.
    public var isHidden: Bool { marks.contains(where: \.hides) }

    /// Where the statistic stands: everything but its numbers.
    public var key: StatisticKey {
        StatisticKey(model: model, variable: variable, level: level, group: group, name: name)
    }
}

/// The place of a statistic within its analysis.
public struct StatisticKey: Sendable, Hashable {
    public var model: String?
    public var variable: String?
    public var level: String?
    public var group: String?
    public var name: StatisticName

    public init(
        model: String? = nil, variable: String? = nil, level: String? = nil, group: String? = nil, name: StatisticName
    ) {
        self.model = model
        self.variable = variable
        self.level = level
        self.group = group
        self.name = name
    }
}
