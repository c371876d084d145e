/// What a footnote says of a scale: how its scores are made, by which cut-offs they are judged, what of it is unconfirmed.
public struct ScaleFacts: Sendable, Equatable {
    /// A score.
    public struct Part: Sendable, Equatable {
        /// The subscale's name; `nil` for the scale's own score.
        public let name: String?
        /// Items by number.
        public let items: [Int]
        public let reversed: [Int]
        /// The subscales it adds up, if it does.
        public let sumOf: [String]
        public let isMean: Bool
        /// How many items must be answered; `nil` where that differs between the subscales added up.
        public let minimumAnswered: Int?

        public init(
            name: String?, items: [Int], reversed: [Int], sumOf: [String], isMean: Bool, minimumAnswered: Int?
        ) {
            self.name = name
            self.items = items
            self.reversed = reversed
            self.sumOf = sumOf
            self.isMean = isMean
            self.minimumAnswered = minimumAnswered
        }
    }

    /// A set of cut-offs.
    public struct Cutoffs: Sendable, Equatable {
        public let name: String
        public let informant: String?
        public let country: String?
        public let source: String?

        public init(name: String, informant: String?, country: String?, source: String?) {
            self.name = name
            self.informant = informant
            self.country = country
            self.source = source
        }
    }

    public let name: String
    public let lowest: Double
    public let highest: Double
    public let parts: [Part]
    public let roundsHalfUp: Bool
    /// What the user decided: `item8: drop`.
    public let decisions: [String]
    public let cutoffs: [Cutoffs]
    public let source: String?
    /// In the report's language.
    public let unconfirmed: [String]

    public init(
        name: String, lowest: Double, highest: Double, parts: [Part], roundsHalfUp: Bool, decisions: [String],
        cutoffs: [Cutoffs], source: String?, unconfirmed: [String]
    ) {
        self.name = name
        self.lowest = lowest
        self.highest = highest
        self.parts = parts
        self.roundsHalfUp = roundsHalfUp
        self.decisions = decisions
        self.cutoffs = cutoffs
        self.source = source
        self.unconfirmed = unconfirmed
    }
}
