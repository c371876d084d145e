public import Frame

/// A definition of "left behind": which parent counts as away, for how long, and among which children. It is a named
/// object because the definition moves the count of left-behind children several-fold; it is printed under every table
/// that uses it.
public struct ExposureDefinition: Sendable {
    /// What tells whether one parent is away.
    public struct Parent: Sendable {
        /// True where the parent is away (for the reason that counts).
        public let away: Expression
        /// The variable that holds the months away.
        public let months: String?
        /// True where the parent is alive. A parent who has died is not away.
        public let alive: Expression?
    }

    public let name: String
    public let label: LocalizedText?
    /// The sentence printed under tables.
    public let definition: LocalizedText
    public let father: Parent
    public let mother: Parent
    /// Months away from which absence counts.
    public let minimumMonths: Double
    /// The children the definition speaks of; others are not applicable.
    public let eligible: Expression?
    public let position: SourcePosition

    /// Its conditions.
    var expressions: [Expression] {
        let parents = [father, mother]
        return parents.map(\.away) + parents.compactMap(\.alive) + [eligible].compactMap { $0 }
    }
}
