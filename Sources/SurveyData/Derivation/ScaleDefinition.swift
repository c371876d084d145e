public import Frame

/// How the items of a psychometric scale make a score. Items are data: positions and arithmetic, never wording.
public struct ScaleDefinition: Sendable {
    /// How items become a score.
    public enum Score: String, Sendable, CaseIterable { case sum, mean }

    public let name: String
    public let label: LocalizedText?
    /// How many items the scale has.
    public let itemCount: Int
    /// The lowest and highest response.
    public let response: ClosedRange<Double>
    /// Items scored in reverse, by position from 1.
    public let reversed: Set<Int>
    public let score: Score
    /// With fewer answered items the score is missing; with fewer than all, unanswered items count as the person's
    /// mean of those answered.
    public let minimumAnswered: Int
    /// Whether the score is rounded half up to a whole number.
    public let roundsHalfUp: Bool
    public let source: String?
    public let position: SourcePosition
}
