public import FileFormats
public import Frame

/// Variables that have been read, decoded and derived.
public struct SurveyTable: SurveyReading {
    public let frame: DataFrame
    public let violations: [Violation]
    public let facts: ReadingFacts
    public let file: SurveyFile

    init(frame: DataFrame, violations: [Violation], facts: ReadingFacts, file: SurveyFile) {
        self.frame = frame
        self.violations = violations
        self.facts = facts
        self.file = file
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
