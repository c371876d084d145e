public import FileFormats
public import Frame

/// Variables that have been read, decoded and derived.
public struct SurveyTable: Sendable {
    public let frame: DataFrame
    /// What the codebook does not allow. The cells concerned are missing as invalid.
    public let violations: [Violation]
    private let source: RawColumns
    public let file: SurveyFile

    init(frame: DataFrame, violations: [Violation], source: RawColumns, file: SurveyFile) {
        self.frame = frame
        self.violations = violations
        self.source = source
        self.file = file
    }

    /// How the file is written.
    public var encoding: String { source.encoding.rawValue }

    /// What is to be said of a file whose encoding was guessed, that was mended in some way, or whose cache was not used.
    public var notices: [String] { source.notices }

    /// Where a row (from 0) stands in the file; at the variable's cell where it is a column.
    public func position(row: Int, variable: String) -> SourcePosition {
        source.locator.position(row: row, column: variable)
    }

    /// Whether some number of a column is written with leading zeros, as identifiers are.
    public func hasLeadingZeros(in column: String) -> Bool {
        source.evidence[column]?.hasLeadingZeros ?? false
    }

    /// The first text among the numbers of a column, if that is what made it a column of texts.
    public func firstTextAmongNumbers(in column: String) -> (position: SourcePosition, text: String)? {
        guard let evidence = source.evidence[column], evidence.numbersAmongTexts > 0, let first = evidence.firstText
        else { return nil }
        return (position(row: first.row, variable: column), first.text)
    }

    /// The violations with the places of their examples.
    public var placedViolations: [PlacedViolation] {
        guard !violations.isEmpty else { return [] }
        let locator = source.locator.opened()
        return violations.map { violation in
            PlacedViolation(
                violation: violation,
                positions: violation.examples.map { locator.position(row: $0.row, column: violation.variable) })
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

/// The text of a UTF-8 file.
///
/// - Throws: `FileFormatError` when it cannot be read or is not UTF-8.
public func readText(_ path: String) throws(FileFormatError) -> String {
    let bytes = try FileBytes.open(path)
    guard let text = bytes.text else { throw .notUTF8(position: SourcePosition(file: path, line: 1)) }
    return text
}

/// The SHA-256 of a file, in hexadecimal.
///
/// - Throws: `FileFormatError` when it cannot be read.
public func fileDigest(_ path: String) throws(FileFormatError) -> String {
    try sha256(ofFile: path)
}
