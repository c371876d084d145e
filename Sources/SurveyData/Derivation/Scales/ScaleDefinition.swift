public import Frame

/// How the items of a psychometric scale make a score. Items are data: positions and arithmetic, never wording.
public struct ScaleDefinition: Sendable {
    public let name: String
    public let label: LocalizedText?
    /// How many items the scale has.
    public let itemCount: Int
    /// The lowest and highest response.
    public let response: ClosedRange<Double>
    /// Items scored in reverse, by position from 1.
    public internal(set) var reversed: Set<Int>
    /// The scale's own score.
    public internal(set) var score: ScalePart
    public internal(set) var subscales: [ScalePart]
    /// Sets of cut-offs, of which a user chooses one.
    public let cutoffs: [CutoffSet]
    /// What users must decide because sources differ.
    public let choices: [ScaleChoice]
    /// What tells that answers cannot be relied on.
    public let validity: ScaleValidity?
    /// What no source that was read confirms.
    public let unconfirmed: [UnconfirmedFact]
    /// What else a user should know.
    public let remarks: [LocalizedText]
    public let source: String?
    /// Whether it comes with the package, so that the data's coding is not known before it is declared.
    public let isShipped: Bool
    public let position: SourcePosition

    /// The scale's own score, or a subscale.
    public func part(_ subscale: String?) -> ScalePart? {
        guard let subscale else { return score }
        return subscales.first { $0.name == subscale }
    }

    /// The items a part is made of, ascending.
    public func items(of part: ScalePart) -> [Int] {
        switch part.content {
        case .items(let items): items.sorted()
        case .sum(let names): names.compactMap(self.part).flatMap(items).sorted()
        }
    }

    /// The lowest and the highest score of a part.
    public func range(of part: ScalePart) -> ClosedRange<Double> {
        let count = part.score == .mean ? 1 : Double(items(of: part).count)
        return response.lowerBound * count...response.upperBound * count
    }
}

/// A score of a scale.
public struct ScalePart: Sendable {
    /// How items become a score.
    public enum Score: String, Sendable, CaseIterable { case sum, mean }

    /// What a score is made of.
    public enum Content: Sendable, Equatable {
        /// Items, by position from 1.
        case items([Int])
        /// Subscales that are added up; missing where one of them is.
        case sum([String])
    }

    /// The subscale's name; `nil` for the scale's own score.
    public let name: String?
    public let label: LocalizedText?
    public internal(set) var content: Content
    public let score: Score
    /// With fewer answered items the score is missing; with fewer than all, unanswered items count as the person's mean
    /// of those answered.
    public internal(set) var minimumAnswered: Int
    /// Whether the score is rounded half up to a whole number.
    public let roundsHalfUp: Bool
}

/// Answers that cannot be relied on: those of whom a subscale reaches a number.
public struct ScaleValidity: Sendable {
    public let subscale: String
    public let atLeast: Double
}

/// A fact of a scale that no source that was read confirms: it is printed wherever the score is reported.
public struct UnconfirmedFact: Sendable {
    /// What it concerns: `score`, `flag`, the names of subscales, a decision as `choice=option`, or `missing` for the rule
    /// of unanswered items.
    public let about: [String]
    public let text: LocalizedText
}
