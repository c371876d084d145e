/// How a journal writes numbers. A style is data; the rules and their sources are listed in docs/styles.md.
public struct HouseStyle: Sendable, Equatable {
    /// How many digits a p-value gets.
    public enum PDigits: Sendable, Equatable {
        /// A fixed number of decimals.
        case decimals(Int)
        /// Two decimals; three below 0.01, and where two would round across 0.05.
        case twoOrThree
        /// Significant digits, with at most so many decimals.
        case significant(Int, mostDecimals: Int)
    }

    public var name: String
    public var pDigits: PDigits
    /// Smaller p-values are printed as "<" this.
    public var pFloor: Double
    /// Whether p-values keep the zero before the point.
    public var pLeadingZero: Bool
    public var decimalMark: String
    /// Between groups of three digits, in whole numbers of at least `groupFrom` digits.
    public var groupMark: String
    public var groupFrom: Int
    public var minus: String
    /// Between the bounds of an interval; " to " wherever a bound is negative.
    public var intervalMark: String
    public var intervalBrackets: (open: String, close: String)
    public var percentDecimals: Int

    public init(
        name: String, pDigits: PDigits = .decimals(3), pFloor: Double = 0.001, pLeadingZero: Bool = true,
        decimalMark: String = ".", groupMark: String = ",", groupFrom: Int = 4, minus: String = "−",
        intervalMark: String = "–", intervalBrackets: (open: String, close: String) = ("(", ")"),
        percentDecimals: Int = 1
    ) {
        self.name = name
        self.pDigits = pDigits
        self.pFloor = pFloor
        self.pLeadingZero = pLeadingZero
        self.decimalMark = decimalMark
        self.groupMark = groupMark
        self.groupFrom = groupFrom
        self.minus = minus
        self.intervalMark = intervalMark
        self.intervalBrackets = intervalBrackets
        self.percentDecimals = percentDecimals
    }

    public static func == (a: HouseStyle, b: HouseStyle) -> Bool {
        a.name == b.name && a.pDigits == b.pDigits && a.pFloor == b.pFloor && a.pLeadingZero == b.pLeadingZero
            && a.decimalMark == b.decimalMark && a.groupMark == b.groupMark && a.groupFrom == b.groupFrom
            && a.minus == b.minus && a.intervalMark == b.intervalMark && a.intervalBrackets == b.intervalBrackets
            && a.percentDecimals == b.percentDecimals
    }
}

extension HouseStyle {
    /// Used unless a study names another.
    public static let standard = HouseStyle(name: "standard")

    /// Every style a study may name.
    public static let all: [HouseStyle] = [
        standard,
        HouseStyle(name: "jama", pDigits: .twoOrThree, pLeadingZero: false, groupFrom: 5),
        HouseStyle(
            name: "lancet", pDigits: .significant(2, mostDecimals: 4), pFloor: 0.0001, decimalMark: "·",
            groupMark: "\u{2009}", groupFrom: 5),
        HouseStyle(name: "nejm", pDigits: .twoOrThree, intervalMark: " to "),
        HouseStyle(name: "apa", pLeadingZero: false, intervalMark: ", ", intervalBrackets: ("[", "]")),
        HouseStyle(name: "zh", groupMark: "\u{2005}", groupFrom: 5, intervalMark: "~"),
    ]

    public static func named(_ name: String) -> HouseStyle? {
        all.first { $0.name == name }
    }

    /// The same style in ASCII, for files that programs read.
    public var plain: HouseStyle {
        var style = self
        style.decimalMark = "."
        style.groupMark = ""
        style.minus = "-"
        if style.intervalMark == "–" { style.intervalMark = " to " }
        return style
    }
}
