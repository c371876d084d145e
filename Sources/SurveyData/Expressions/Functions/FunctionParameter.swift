/// What a function takes in one place.
struct FunctionParameter: Sendable {
    enum Kind: Sendable, Equatable {
        /// Numbers or conditions; dates where the function allows them.
        case number
        case condition
        case date
        case text
        /// Anything that tells groups apart: categories, texts or numbers.
        case group
        case any
        /// A number, a condition, a category, or the name of a new level.
        case value
        /// One number for all rows.
        case constant
        /// Ascending numbers in brackets.
        case constants
        /// The name of a reason of missing.
        case reason
        /// Names of new levels in brackets.
        case names
        /// A text in quotes.
        case literal
        /// One of some words.
        case choice([String])

        /// Whether names in it are words of their own and no variables.
        var isLiteral: Bool {
            switch self {
            case .constant, .constants, .reason, .names, .literal, .choice: true
            default: false
            }
        }
    }

    enum Count: Sendable {
        case one, optional
        /// Once or more.
        case repeated
        /// Not at all or more.
        case listed
    }

    /// How the signature calls it.
    let name: String
    let kind: Kind
    let count: Count

    init(_ name: String, _ kind: Kind, _ count: Count = .one) {
        self.name = name
        self.kind = kind
        self.count = count
    }

    static let number = FunctionParameter("x", .number)
    static let numbers = FunctionParameter("x", .number, .repeated)
    static let date = FunctionParameter("date", .date)
    static let text = FunctionParameter("x", .text)
    static let literal = FunctionParameter("text", .literal)

    /// Options that several functions share.
    static let atLeast = FunctionParameter("atLeast", .constant)
    static let weight = FunctionParameter("weight", .number)
    static let by = FunctionParameter("by", .group)
}
