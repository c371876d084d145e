import FileFormats
import Frame

/// A file of Stata, SPSS or SAS.
struct ReadStatSource: ColumnSource {
    let file: ReadStatFile

    var path: String { file.path }
    var columnNames: [String] { file.columnNames }
    var isDecoded: Bool { false }
    var metadata: [VariableMetadata] { file.variables }

    func names(of name: String) -> [String] { [] }

    func read(columns: Set<String>) throws(FileFormatError) -> RawColumns {
        RawColumns(frame: try file.read(columns: columns), facts: facts)
    }

    func blocks(columns: Set<String>, bytesPerBlock: Int) throws(FileFormatError) -> any ColumnBlocks {
        FrameBlocks(frame: try file.read(columns: columns), facts: facts, bytesPerBlock: bytesPerBlock)
    }

    var estimatedRows: Int { file.declaredRows ?? 0 }

    private var facts: ReadingFacts {
        ReadingFacts(path: path, evidence: [:], encoding: file.encoding, locator: RowLocator(path: path))
    }

    func digest() throws(FileFormatError) -> String { try sha256(ofFile: path) }
}
