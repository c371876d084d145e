import Frame

/// A column as it is written to a file of a statistics program.
struct WrittenVariable {
    /// The values of a column, by row.
    enum Cells {
        case whole(IntegerValues)
        case real([Double])
        /// Positions in a list of numbers.
        case codes([Int32], [Double])
        /// Positions in a list of texts.
        case texts([Int32], [String])
    }

    /// How a cell without a value is written.
    enum Blank: Equatable {
        /// As nothing: the system-missing value.
        case system
        /// As an extended missing value of Stata.
        case letter(UInt8)
        /// As a number declared to stand for none.
        case number(Double)
    }

    let name: String
    var label = ""
    var format: String?
    var measure: VariableMetadata.Measure?
    var temporal: TemporalKind?
    var cells: Cells
    /// Why cells are missing, one byte a row; empty when none is.
    var reasons: [UInt8]
    /// How cells that are missing for a reason are written.
    var ofReason: [UInt8: Blank] = [:]
    /// How numbers that stand for none are written, where it is not as they are.
    var ofNumber: [Double: Blank] = [:]
    /// How extended missing values are written.
    var ofLetter: [UInt8: Blank] = [:]
    var valueLabels: [(value: CodedValue, label: String)] = []
    /// Numbers and texts that are declared to stand for none.
    var missing: [MissingValues] = []

    /// The lowest and highest value; `nil` without any.
    var bounds: (low: Double, high: Double)? {
        var (low, high) = (Double.infinity, -Double.infinity)
        func take(_ value: Double) {
            low = min(low, value)
            high = max(high, value)
        }
        switch cells {
        case .whole(let values):
            for row in values.indices where isPresent(row) { take(Double(values[row])) }
        case .real(let values):
            for row in values.indices where isPresent(row) && !values[row].isNaN { take(values[row]) }
        case .codes(_, let numbers): numbers.forEach(take)
        case .texts: return nil
        }
        return low <= high ? (low, high) : nil
    }

    @inline(__always)
    func isPresent(_ row: Int) -> Bool { reasons.isEmpty || reasons[row] == 0 }

    /// Whether all values are whole.
    var isWhole: Bool {
        switch cells {
        case .whole: true
        case .real(let values):
            values.indices.allSatisfy { !isPresent($0) || values[$0].isNaN || values[$0] == values[$0].rounded() }
        case .codes(_, let numbers): numbers.allSatisfy { $0 == $0.rounded() }
        case .texts: false
        }
    }

    /// How a cell without a value is written.
    @inline(__always)
    func blank(_ row: Int) -> Blank {
        if case .real(let values) = cells, let letter = MissingTag.letter(of: values[row]) {
            return ofLetter[letter] ?? .system
        }
        return ofReason[reasons[row]] ?? .system
    }
}
