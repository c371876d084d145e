public import Frame

/// A way in which a data file does not keep to its codebook.
public struct CodebookFinding: Sendable {
    /// What is not as the codebook says.
    public enum Kind: Sendable, Equatable {
        /// Cells that hold what is not allowed.
        case cells(Violation.Kind)
        /// A variable that is declared, but no column of the file.
        case absent(nearest: String?)
        /// A column of the file that is not declared.
        case undeclared(nearest: String?)
        /// A value of the file that it gives another label than the codebook does.
        case otherLabel(code: String, declared: String, found: String)
        /// Rows with the same values of the variables that are to tell them apart.
        case repeatedKey([String])
        /// Rows without a value of a variable that is to tell them apart.
        case blankKey
        /// Codes declared for a wave that the file does not hold.
        case unusedRecode(wave: String)
    }

    /// A cell.
    public struct Place: Sendable, Equatable {
        public let position: SourcePosition
        /// The row, from 1.
        public let row: Int
        /// What the file holds.
        public let found: String
    }

    /// The variable or column it is about.
    public let variable: String
    public let kind: Kind
    /// How many cells; 0 where it is not about cells.
    public let count: Int
    /// The first cells, as many as were asked for.
    public let places: [Place]

    /// Whether the file breaks what the codebook says. The rest is worth a word, and no more: a codebook need not mention
    /// every column, and a file need not hold every wave.
    public var isViolation: Bool {
        switch kind {
        case .undeclared, .unusedRecode: false
        default: true
        }
    }

    /// The kind in one word, for programs.
    public var kindName: String {
        switch kind {
        case .cells(.undeclaredCode): "undeclaredCode"
        case .cells(.outOfRange): "outOfRange"
        case .cells(.notWhole): "notWhole"
        case .cells(.notANumber): "notANumber"
        case .cells(.notTemporal): "notTemporal"
        case .cells(.unknownWave): "unknownWave"
        case .cells(.noAnswer): "noAnswer"
        case .absent: "absent"
        case .undeclared: "undeclared"
        case .otherLabel: "otherLabel"
        case .repeatedKey: "repeatedKey"
        case .blankKey: "blankKey"
        case .unusedRecode: "unusedRecode"
        }
    }
}
