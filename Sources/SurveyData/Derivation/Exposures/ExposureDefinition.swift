public import Frame

/// A definition of "left behind": which children it speaks of, which parent counts as away, for how long and why. It is
/// a named object because the definition moves the count of left-behind children several-fold; it is printed under
/// every table that uses it.
///
/// Each criterion is declared by itself, so that a child who is left out, or of whom it cannot be decided, is counted
/// by the criterion responsible (``ExposureCriterion``).
public struct ExposureDefinition: Sendable {
    /// What tells whether one parent is away, and able to guard the child.
    public struct Parent: Sendable {
        /// True where the parent lives elsewhere (for the reason that counts, where `reason` does not ask for it).
        public internal(set) var away: Expression
        /// True where the reason for being away is one that counts.
        public internal(set) var reason: Expression?
        /// The months away.
        public internal(set) var months: Expression?
        /// True where the parent is alive. A parent who has died is not away, and cannot guard.
        public internal(set) var alive: Expression?
        /// True where the parent is able to guard the child.
        public internal(set) var canGuard: Expression?
    }

    /// The ages a definition speaks of: `from` ≤ age < `below`.
    public struct AgeRange: Sendable {
        /// The child's age in years.
        public internal(set) var years: Expression
        public let from: Double
        public let below: Double
    }

    /// Whose absence makes a child left behind.
    public enum Who: String, Sendable, CaseIterable {
        /// One parent or both.
        case any
        /// Both parents.
        case both
        case father, mother
        /// Both parents, or one while the other is unable to guard the child.
        case bothOrUnguarded
    }

    /// Age at the first separation, in groups.
    public struct FirstSeparation: Sendable {
        /// In years.
        public internal(set) var years: Expression
        /// In ascending order; each goes up to where the next begins.
        public let groups: [Group]

        /// Ages from a lower bound.
        public struct Group: Sendable, Equatable {
            public let level: CategoricalLevel
            public let from: Double
        }
    }

    public let name: String
    public let label: LocalizedText?
    /// The sentence printed under tables.
    public let definition: LocalizedText
    public internal(set) var father: Parent
    public internal(set) var mother: Parent
    /// Months away from which absence counts.
    public let minimumMonths: Double
    public let who: Who
    public internal(set) var age: AgeRange?
    /// True where the household registration is one the definition speaks of.
    public internal(set) var hukou: Expression?
    /// What else children must meet; others are not applicable.
    public internal(set) var eligible: Expression?
    /// Whether a parent who lives elsewhere, but of whom it is not known whether he or she is alive, is taken as alive.
    public let takesUnknownAsAlive: Bool
    /// True where the child was left behind before.
    public internal(set) var previously: Expression?
    public internal(set) var firstSeparation: FirstSeparation?
    /// How long the child has been left behind in all, in months.
    public internal(set) var monthsLeftBehind: Expression?
    /// The variable that tells who cares for the child.
    public internal(set) var caregiver: Expression?
    public let source: String?
    /// What no source that was read confirms.
    public internal(set) var unconfirmed: [LocalizedText]
    /// What else a user should know.
    public let remarks: [LocalizedText]
    /// Whether it comes with the package; it is then written over roles, which a codebook maps to its variables.
    public let isShipped: Bool
    public let position: SourcePosition
}

extension ExposureDefinition {
    /// What decides whether a child is left behind.
    var criteria: [Expression] {
        let parents = [father, mother].flatMap { [$0.away, $0.reason, $0.months, $0.alive, $0.canGuard] }
        return ([age?.years, hukou, eligible] + parents).compactMap { $0 }
    }

    /// What an output reads.
    func expressions(for output: ExposureOutput) -> [Expression] {
        let more: [Expression?] =
            switch output {
            case .history: [previously]
            case .ageAtFirstSeparation: [previously, firstSeparation?.years]
            case .duration: [previously, monthsLeftBehind]
            case .caregiver: [caregiver]
            default: []
            }
        return criteria + more.compactMap { $0 }
    }
}
