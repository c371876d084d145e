import Frame

/// Cells of one variable that the codebook does not allow, all for the same reason.
public struct Violation: Sendable, Equatable {
    /// The declaration that a value breaks.
    public enum Kind: Sendable, Equatable {
        /// A code without a declared value.
        case undeclaredCode(declared: [String])
        /// A number outside the declared range.
        case outOfRange(ClosedRange<Double>)
        /// A fraction where whole numbers are declared.
        case notWhole
        /// A text where numbers are declared.
        case notANumber
        /// A text that is no date or time written in the declared way.
        case notTemporal(format: String)
        /// A code that means another thing in other waves, in a row without a wave.
        case unknownWave(variable: String)
        /// A code that is no answer to an item of a scale, by the coding declared.
        case noAnswer(scale: String, ClosedRange<Double>)

        /// Whether it says that the columns or what is declared of them are not what they seem: an analysis is refused.
        var isRefused: Bool {
            switch self {
            case .notANumber, .noAnswer: true
            default: false
            }
        }
    }

    /// One of the cells.
    public struct Example: Sendable, Equatable {
        /// The row, from 0.
        public let row: Int
        /// What the file holds.
        public let found: String
    }

    public let variable: String
    public let kind: Kind
    /// How many cells.
    public let count: Int
    /// The first few.
    public let examples: [Example]

    /// The same violation in so many cells of a part of the rows; where they stand is another matter.
    package func counted(_ count: Int) -> Violation {
        Violation(variable: variable, kind: kind, count: count, examples: [])
    }

    /// How many examples are kept, unless more are asked for.
    static let exampleLimit = 5
}

/// Gathers the violations of one variable.
struct ViolationTally {
    let variable: String
    /// How many examples of a kind are kept.
    let limit: Int
    private var entries: [(kind: Violation.Kind, count: Int, examples: [Violation.Example])] = []

    init(variable: String, limit: Int = Violation.exampleLimit) {
        self.variable = variable
        self.limit = limit
    }

    mutating func add(_ kind: Violation.Kind, row: Int, found: @autoclosure () -> String) {
        let index =
            entries.firstIndex { $0.kind == kind }
            ?? {
                entries.append((kind, 0, []))
                return entries.count - 1
            }()
        entries[index].count += 1
        if entries[index].examples.count < limit {
            entries[index].examples.append(Violation.Example(row: row, found: found()))
        }
    }

    var violations: [Violation] {
        entries.map { Violation(variable: variable, kind: $0.kind, count: $0.count, examples: $0.examples) }
    }
}
