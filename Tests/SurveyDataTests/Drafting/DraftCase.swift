import FileFormats
import Frame
import TestSupport

@testable import SurveyData

/// A small file that says things of its columns, as labelled files do.
struct LabelledSource: ColumnSource {
    let path = "made.dta"
    let frame: DataFrame
    let metadata: [VariableMetadata]

    init(_ columns: [Column], _ metadata: [VariableMetadata]) {
        frame = DataFrame(rowCount: columns[0].count, columns: columns)
        self.metadata = metadata
    }

    var columnNames: [String] { frame.names }
    var isDecoded: Bool { false }
    var estimatedRows: Int { frame.rowCount }

    func names(of name: String) -> [String] { [] }
    func read(columns: Set<String>) -> RawColumns {
        RawColumns(
            frame: DataFrame(rowCount: frame.rowCount, columns: frame.columns.filter { columns.contains($0.name) }),
            facts: ReadingFacts(path: path, evidence: [:], encoding: .utf8, locator: RowLocator(path: path)))
    }
    func blocks(columns: Set<String>, bytesPerBlock: Int) throws(FileFormatError) -> any ColumnBlocks {
        throw .empty(path: path)
    }
    func digest() -> String { "" }

    /// The draft of its codebook.
    func draft() throws -> String {
        try CodebookDraft.drafting(self, notation: FileNotation()).draft.yaml
    }
}

/// Numbers as a column.
func numbers(_ name: String, _ values: [Double]) -> Column {
    let isMissing = values.map { $0.isNaN ? MissingReason.blank.rawValue : 0 }
    return Column(
        name: name, values: .numeric(values),
        missing: isMissing.contains { $0 != 0 } ? MissingCells(reasons: isMissing) : .none)
}

/// The draft of a CSV file of this text.
func draft(_ csv: String, completing codebook: String? = nil) throws -> String {
    let folder = try TemporaryFolder()
    let path = try folder.write(csv, to: "data.csv")
    let book = try codebook.map { try folder.write($0, to: "book.yaml") }
    return try CodebookDrafting.draft(of: path, completing: book).yaml
}
