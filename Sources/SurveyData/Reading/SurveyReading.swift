public import FileFormats
public import Frame

/// What reading a file brought to light beside its values: how it is written, and what in it is not as it should be.
public protocol SurveyReading: Sendable {
    var file: SurveyFile { get }
    /// The file as it was read: its encoding may have been settled by its rows.
    var source: CSVFile { get }
    /// What was mended in it.
    var mended: [CSVNotice] { get }
    /// What the codebook does not allow. The cells concerned are missing as invalid.
    var violations: [Violation] { get }
    /// What was noticed while typing a column.
    func evidence(of column: String) -> ColumnEvidence?
    /// Where a row (from 0) stands in the file; at the variable's cell where it is a column.
    func position(row: Int, variable: String) -> SourcePosition
}

extension SurveyReading {
    /// How the file is written.
    public var encoding: String { source.encoding.rawValue }

    /// What is to be said of a file whose encoding was guessed, or that was mended in some way.
    public var notices: [String] {
        let encoding = source.detection.map {
            "\(file.path): read as \($0.encoding.rawValue), judging by its bytes: \($0.evidence). Name the encoding (--encoding) if that "
                + "is wrong."
        }
        return [encoding].compactMap { $0 } + mended.map(\.description)
    }

    /// Whether some number of a column is written with leading zeros, as identifiers are.
    public func hasLeadingZeros(in column: String) -> Bool {
        evidence(of: column)?.hasLeadingZeros ?? false
    }

    /// The first text among the numbers of a column, if that is what made it a column of texts.
    public func firstTextAmongNumbers(in column: String) -> (position: SourcePosition, text: String)? {
        guard let evidence = evidence(of: column), evidence.numbersAmongTexts > 0, let first = evidence.firstText
        else { return nil }
        return (position(row: first.row, variable: column), first.text)
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
