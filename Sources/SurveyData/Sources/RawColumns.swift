public import FileFormats
public import Frame

/// Columns that have been read from a file.
public struct RawColumns: Sendable {
    public let frame: DataFrame
    public let facts: ReadingFacts
}

/// What reading a file brought to light beside its values.
public struct ReadingFacts: Sendable {
    /// What was noticed while typing each column.
    public let evidence: [String: ColumnEvidence]
    /// How the file is written.
    public let encoding: TextEncoding
    /// What is to be said of how it was read.
    public let notices: [String]
    /// What finds the places of cells.
    let locator: any CellLocator

    /// - Parameter detection: what spoke for the encoding, when it was not declared and is not UTF-8.
    init(
        path: String, evidence: [String: ColumnEvidence], encoding: TextEncoding, detection: DetectedEncoding? = nil,
        mended: [CSVNotice] = [], notices: [String] = [], locator: any CellLocator
    ) {
        self.evidence = evidence
        self.encoding = encoding
        let guess = detection.map {
            "\(path): read as \($0.encoding.rawValue), judging by its bytes: \($0.evidence). Name the encoding (--encoding) if that "
                + "is wrong."
        }
        self.notices = notices + [guess].compactMap { $0 } + mended.map(\.description)
        self.locator = locator
    }

    private init(_ facts: ReadingFacts, notices: [String]) {
        evidence = facts.evidence
        encoding = facts.encoding
        locator = facts.locator
        self.notices = notices
    }

    /// The same with more to be said, before the rest.
    func preceded(by notices: [String]) -> ReadingFacts {
        ReadingFacts(self, notices: notices + self.notices)
    }
}

/// Finds where cells stand in a file.
protocol CellLocator: Sendable {
    /// A locator that has whatever it needs at hand, so that many places can be found. Where that means reading the file
    /// again, it happens here, once.
    func opened() -> any CellLocator

    /// Where the cell of a row (from 0) and column stands in the file.
    func position(row: Int, column: String) -> SourcePosition
}
