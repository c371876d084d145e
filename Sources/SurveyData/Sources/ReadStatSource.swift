import FileFormats
import Frame

/// A file of Stata, SPSS or SAS.
struct ReadStatSource: ColumnSource {
    let file: ReadStatFile
    /// What it says of its variables, and what a catalog adds.
    let metadata: [VariableMetadata]

    /// - Parameter catalog: labels of values that SAS keeps apart from the data.
    init(file: ReadStatFile, catalog: ReadStatCatalog? = nil) {
        self.file = file
        metadata = catalog?.labelling(file.variables) ?? file.variables
    }

    var path: String { file.path }
    var columnNames: [String] { file.columnNames }
    var isDecoded: Bool { false }

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
