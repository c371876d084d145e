import Frame

/// What a draft says of a variable. What stands behind `remark` is written as a comment: evidence, and the word "guess" where
/// something is not certain.
struct VariableDraft {
    /// A declared value.
    struct Level {
        let level: CategoricalLevel
        var remark: String?
    }

    /// A code that stands for no value.
    struct Missing {
        let code: MissingCode
        var isGuess = false
        var evidence: String
        var rows: Int?

        var remark: String { isGuess ? "guess: \(evidence)" : evidence }
    }

    let name: String
    var label: LocalizedText?
    var unit: LocalizedText?
    var kind: VariableDeclaration.Kind?
    var kindRemark: String?
    var format: String?
    /// Declared values, in order.
    var levels: [Level] = []
    var levelsRemark: String?
    var range: ClosedRange<Double>?
    var rangeRemark: String?
    var missing: [Missing] = []
    /// Why codes reserved in all variables are not in this one, if so.
    var exceptionRemark: String?
    /// Lines of comment.
    var remarks: [String] = []
    /// What the data hold, if there are data.
    var profile: ColumnProfile?

    init(name: String) {
        self.name = name
    }
}

/// A count as a comment writes it: `1,203`.
func grouped(_ count: Int) -> String {
    var digits = String(count)
    var place = digits.count - 3
    while place > 0 {
        digits.insert(",", at: digits.index(digits.startIndex, offsetBy: place))
        place -= 3
    }
    return digits
}

/// `1,203 rows`.
func rowCount(_ count: Int) -> String { "\(grouped(count)) row\(count == 1 ? "" : "s")" }
