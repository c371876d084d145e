public import FileFormats
public import Frame

/// Variables that have been read, decoded and derived.
public struct SurveyTable: Sendable {
    public let frame: DataFrame
    /// What the codebook does not allow. The cells concerned are missing as invalid.
    public let violations: [Violation]
    private let source: CSVTable
    public let file: SurveyFile

    init(frame: DataFrame, violations: [Violation], source: CSVTable, file: SurveyFile) {
        self.frame = frame
        self.violations = violations
        self.source = source
        self.file = file
    }

    /// Where a row (from 0) stands in the file; at the variable's cell where it is a column.
    public func position(row: Int, variable: String) -> SourcePosition {
        source.position(row: row, column: variable)
    }

    /// What was noticed while typing a column.
    public func evidence(of column: String) -> ColumnEvidence? {
        source.evidence[column]
    }

    /// The violations with the places of their examples.
    public var placedViolations: [PlacedViolation] {
        violations.map { violation in
            PlacedViolation(
                violation: violation,
                positions: violation.examples.map { position(row: $0.row, variable: violation.variable) })
        }
    }

    /// Refuses text where numbers are declared: unlike a code out of range, it says that the columns or the codebook are
    /// not what they seem.
    ///
    /// - Throws: ``SurveyDataError/textAmongNumbers(_:)``.
    public func refuseTextAmongNumbers() throws(SurveyDataError) {
        let texts = placedViolations.filter { $0.violation.kind == .notANumber }
        guard texts.isEmpty else { throw .textAmongNumbers(texts) }
    }
}
