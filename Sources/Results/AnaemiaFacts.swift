/// What a footnote says of anaemia by haemoglobin.
public struct AnaemiaFacts: Sendable, Equatable {
    /// People who share cut-offs, in g/L.
    public struct Group: Sendable, Equatable {
        /// The age in months from which it counts.
        public let from: Int
        /// The age in months below which it counts; `nil` without end.
        public let below: Int?
        /// `nil` where sex does not matter.
        public let isFemale: Bool?
        public let isPregnant: Bool
        public let trimester: Int?
        /// Each class is below its number.
        public let mild: Double
        public let moderate: Double
        public let severe: Double

        public init(
            from: Int, below: Int?, isFemale: Bool?, isPregnant: Bool, trimester: Int?, mild: Double, moderate: Double,
            severe: Double
        ) {
            self.from = from
            self.below = below
            self.isFemale = isFemale
            self.isPregnant = isPregnant
            self.trimester = trimester
            self.mild = mild
            self.moderate = moderate
            self.severe = severe
        }
    }

    /// How haemoglobin was adjusted for altitude.
    public struct Adjustment: Sendable, Equatable {
        public let name: String
        /// The equation in words.
        public let definition: String
        public let source: String

        public init(name: String, definition: String, source: String) {
            self.name = name
            self.definition = definition
            self.source = source
        }
    }

    /// What is not told and so is taken for granted.
    public enum Gap: String, Sendable, CaseIterable {
        case sex, pregnancy, trimester
    }

    /// The standard's name.
    public let standard: String
    /// The cut-offs used, the youngest first; none where haemoglobin alone is reported.
    public let groups: [Group]
    /// Whether classes of severity are reported.
    public let hasBands: Bool
    /// `nil` where haemoglobin is not adjusted.
    public let adjustment: Adjustment?
    public let ageInYears: Bool
    public let gaps: [Gap]
    public let source: String
    /// What no source that was read confirms.
    public let unconfirmed: [String]

    public init(
        standard: String, groups: [Group], hasBands: Bool, adjustment: Adjustment?, ageInYears: Bool, gaps: [Gap],
        source: String, unconfirmed: [String]
    ) {
        self.standard = standard
        self.groups = groups
        self.hasBands = hasBands
        self.adjustment = adjustment
        self.ageInYears = ageInYears
        self.gaps = gaps
        self.source = source
        self.unconfirmed = unconfirmed
    }
}
