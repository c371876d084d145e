import FileFormats
import Frame

/// A file whose columns a program of the archive describes: the program's labels come before the file's own.
struct DocumentedSource: ColumnSource {
    let source: any ColumnSource
    let program: ImportProgram

    var path: String { source.path }
    var columnNames: [String] { source.columnNames }
    var isDecoded: Bool { source.isDecoded }
    var estimatedRows: Int { source.estimatedRows }

    var metadata: [VariableMetadata] {
        let documented = program.metadata(for: columnNames)
        let names = Set(documented.map(\.name))
        return documented + source.metadata.filter { !names.contains($0.name) }
    }

    func names(of name: String) -> [String] { source.names(of: name) }

    func read(columns: Set<String>) throws -> RawColumns {
        let columns = try source.read(columns: columns)
        return RawColumns(frame: columns.frame, facts: columns.facts.preceded(by: program.notices))
    }

    func blocks(columns: Set<String>, bytesPerBlock: Int) throws -> any ColumnBlocks {
        DocumentedBlocks(
            blocksOfSource: try source.blocks(columns: columns, bytesPerBlock: bytesPerBlock), notices: program.notices)
    }

    func digest() throws -> String { try source.digest() }
}

/// A described file read in blocks.
private struct DocumentedBlocks: ColumnBlocks {
    let blocksOfSource: any ColumnBlocks
    let notices: [String]

    var rowCount: Int { blocksOfSource.rowCount }
    var blocks: [Range<Int>] { blocksOfSource.blocks }
    var facts: ReadingFacts { blocksOfSource.facts.preceded(by: notices) }

    func frame(ofBlock number: Int) throws(FileFormatError) -> DataFrame { try blocksOfSource.frame(ofBlock: number) }

    func narrowed(to columns: Set<String>) throws(FileFormatError) -> any ColumnBlocks {
        DocumentedBlocks(blocksOfSource: try blocksOfSource.narrowed(to: columns), notices: notices)
    }
}
