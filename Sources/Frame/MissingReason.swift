/// Why a cell holds no value. A reserved code such as −8 becomes a reason; it never reaches a mean.
public enum MissingReason: UInt8, Sendable, CaseIterable, Hashable {
    /// The respondent declined to answer.
    case refused = 1
    /// The respondent did not know.
    case doesNotKnow = 2
    /// The question does not apply to this respondent.
    case notApplicable = 3
    /// The question was not put (a skip, another questionnaire, another wave).
    case notAsked = 4
    /// The file holds something the codebook does not allow: an undeclared code, a value out of range.
    case invalid = 5
    /// The cell is empty, or holds the code for "missing, reason unknown".
    case blank = 6

    /// The name used in codebooks, statistics and messages.
    public var name: String {
        switch self {
        case .refused: "refused"
        case .doesNotKnow: "doesNotKnow"
        case .notApplicable: "notApplicable"
        case .notAsked: "notAsked"
        case .invalid: "invalid"
        case .blank: "blank"
        }
    }

    public init?(name: String) {
        guard let reason = Self.allCases.first(where: { $0.name == name }) else { return nil }
        self = reason
    }
}
