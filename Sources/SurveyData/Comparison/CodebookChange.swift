import Frame

/// What is different about a variable in another codebook, or in another wave.
public struct CodebookChange: Sendable, Equatable {
    /// A difference.
    public enum Kind: Sendable, Equatable {
        case added
        /// With the variable that may be its new name.
        case dropped(renamed: String?)
        case retyped(from: String, to: String)
        case relabelled(from: String, to: String)
        case otherUnit(from: String, to: String)
        case otherRange(from: String, to: String)
        /// A code with another meaning.
        case recoded(code: String, from: String, to: String)
        case newCode(String, label: String?)
        case goneCode(String, label: String?)
        case newMissing(code: String, reason: String)
        case goneMissing(code: String, reason: String)
        case otherReason(code: String, from: String, to: String)
    }

    /// The variable; ``allVariables`` for codes reserved in all.
    public let variable: String
    public let kind: Kind

    /// What stands for the variable where all are meant.
    public static let allVariables = "missing:"

    /// The kind in one word, for programs.
    public var kindName: String {
        switch kind {
        case .added: "added"
        case .dropped: "dropped"
        case .retyped: "retyped"
        case .relabelled: "relabelled"
        case .otherUnit: "unit"
        case .otherRange: "range"
        case .recoded: "recoded"
        case .newCode: "newCode"
        case .goneCode: "goneCode"
        case .newMissing: "newMissing"
        case .goneMissing: "goneMissing"
        case .otherReason: "reason"
        }
    }
}
