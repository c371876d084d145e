import FileFormats
public import Frame

/// What reading a file brought to light beside its values: how it is written, and what in it is not as it should be.
public protocol SurveyReading: Sendable {
    var file: SurveyFile { get }
    /// How it was read.
    var facts: ReadingFacts { get }
    /// What the codebook does not allow. The cells concerned are missing as invalid.
    var violations: [Violation] { get }
}

extension SurveyReading {
    /// How the file is written.
    public var encoding: String { facts.encoding.rawValue }

    /// What is to be said of a file whose encoding was guessed, that was mended in some way, or whose cache was not used.
    public var notices: [String] { facts.notices }

    /// Where a row (from 0) stands in the file; at the variable's cell where it is a column.
    public func position(row: Int, variable: String) -> SourcePosition {
        facts.locator.position(row: row, column: variable)
    }

    /// Whether some number of a column is written with leading zeros, as identifiers are.
    public func hasLeadingZeros(in column: String) -> Bool {
        facts.evidence[column]?.hasLeadingZeros ?? false
    }

    /// Where the first number of a column stands that is not written as programs write them.
    public func firstHandwrittenNumber(in column: String) -> SourcePosition? {
        facts.evidence[column]?.firstHandwritten.map { position(row: $0, variable: column) }
    }

    /// The first text among the numbers of a column, if that is what made it a column of texts.
    public func firstTextAmongNumbers(in column: String) -> (position: SourcePosition, text: String)? {
        guard let evidence = facts.evidence[column], evidence.numbersAmongTexts > 0, let first = evidence.firstText
        else { return nil }
        return (position(row: first.row, variable: column), first.text)
    }

    /// The violations with the places of their examples.
    public var placedViolations: [PlacedViolation] {
        guard !violations.isEmpty else { return [] }
        let locator = facts.locator.opened()
        return violations.map { violation in
            PlacedViolation(
                violation: violation,
                positions: violation.examples.map { locator.position(row: $0.row, column: violation.variable) })
        }
    }

    /// Refuses text where numbers are declared, and answers that a declared coding does not know: unlike a code out of
    /// range, they say that the columns or the codebook are not what they seem.
    ///
    /// - Throws: ``SurveyDataError/textAmongNumbers(_:)``.
    public func refuseTextAmongNumbers() throws(SurveyDataError) {
        let texts = placedViolations.filter { $0.violation.kind.isRefused }
        guard texts.isEmpty else { throw .textAmongNumbers(texts) }
    }
}
