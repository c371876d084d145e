/// How a journal writes numbers. A style is data; the rules and their sources are listed in docs/styles.md.
public struct HouseStyle: Sendable, Equatable {
    /// How many digits a p-value gets.
    public enum PDigits: Sendable, Equatable {
        /// A fixed number of decimals.
        case decimals(Int)
        /// Two decimals; three below 0.01.
        case twoOrThree
        /// Significant digits, with at most so many decimals.
        case significant(Int, mostDecimals: Int)
    }

    /// A pair of brackets.
    public struct Brackets: Sendable, Equatable {
        public let open: String
        public let close: String

        public static let round = Brackets(open: "(", close: ")")
        public static let square = Brackets(open: "[", close: "]")
    }

    /// Signs that ASCII lacks.
    public struct Signs: Sendable, Equatable {
        public let minus: String
        public let infinity: String
        /// What stands where a number does not exist.
        public let notAvailable: String
        public let chiSquared: String

        /// As a journal prints them.
        public static let printed = Signs(minus: "−", infinity: "∞", notAvailable: "—", chiSquared: "χ²")
        /// As programs that read tables take them: R and pandas read `NA` and `Inf`.
        public static let ascii = Signs(minus: "-", infinity: "Inf", notAvailable: "NA", chiSquared: "chi2")
    }

    public var name: String
    public var pDigits: PDigits
    /// Smaller p-values are printed as "<" this.
    public var pFloor: Double
    /// Whether p-values keep the zero before the point.
    public var pLeadingZero: Bool
    /// Whether a space follows the "<" or ">" of a p-value.
    public var pSpaced: Bool
    public var decimalMark: String
    /// Between groups of three digits, in whole numbers of at least `groupFrom` digits.
    public var groupMark: String
    public var groupFrom: Int
    public var signs: Signs
    /// Between the bounds of an interval.
    public var intervalMark: String
    /// Between the bounds of an interval where one is negative: a dash beside a minus sign would be misread.
    public var negativeIntervalMark: String
    public var intervalBrackets: Brackets
    public var percentDecimals: Int

    public init(
        name: String, pDigits: PDigits = .decimals(3), pFloor: Double = 0.001, pLeadingZero: Bool = true,
        pSpaced: Bool = false, decimalMark: String = ".", groupMark: String = ",", groupFrom: Int = 4,
        signs: Signs = .printed, intervalMark: String = "–", negativeIntervalMark: String = " to ",
        intervalBrackets: Brackets = .round, percentDecimals: Int = 1
    ) {
        self.name = name
        self.pDigits = pDigits
        self.pFloor = pFloor
        self.pLeadingZero = pLeadingZero
        self.pSpaced = pSpaced
        self.decimalMark = decimalMark
        self.groupMark = groupMark
        self.groupFrom = groupFrom
        self.signs = signs
        self.intervalMark = intervalMark
        self.negativeIntervalMark = negativeIntervalMark
        self.intervalBrackets = intervalBrackets
        self.percentDecimals = percentDecimals
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
        HouseStyle(
            name: "apa", pLeadingZero: false, pSpaced: true, intervalMark: ", ", negativeIntervalMark: ", ",
            intervalBrackets: .square),
        HouseStyle(
            name: "zh", groupMark: "\u{2005}", groupFrom: 5, intervalMark: "~", negativeIntervalMark: "~"),
    ]

    public static func named(_ name: String) -> HouseStyle? {
        all.first { $0.name == name }
    }

    /// The same style in ASCII, for files that programs read.
    public var plain: HouseStyle {
        var style = self
        style.decimalMark = "."
        style.groupMark = ""
        style.signs = .ascii
        if style.intervalMark == "–" { style.intervalMark = style.negativeIntervalMark }
        return style
    }

    /// The same style on a page in `language`: the English word between two bounds becomes a mark in Chinese.
    public func written(in language: Phrasebook.Language) -> HouseStyle {
        guard language == .zh else { return self }
        var style = self
        if style.intervalMark == " to " { style.intervalMark = "~" }
        if style.negativeIntervalMark == " to " { style.negativeIntervalMark = "~" }
        return style
    }
}
