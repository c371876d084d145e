public import FileFormats
public import Frame

/// Variables that have been read, decoded and derived.
public struct SurveyTable: SurveyReading {
    public let frame: DataFrame
    public let violations: [Violation]
    private let table: CSVTable
    public let file: SurveyFile

    init(frame: DataFrame, violations: [Violation], source: CSVTable, file: SurveyFile) {
        self.frame = frame
        self.violations = violations
        table = source
        self.file = file
    }

    public var source: CSVFile { table.file }

    public var mended: [CSVNotice] { table.notices }

    public func evidence(of column: String) -> ColumnEvidence? { table.evidence[column] }

    public func position(row: Int, variable: String) -> SourcePosition {
        table.position(row: row, column: variable)
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
