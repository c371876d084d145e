import FileFormats
import Frame

/// A delimited text file whose columns are read from the columnar file beside it. Everything it gives is what the text file
/// would give, only sooner.
struct CachedSource: ColumnSource {
    /// The text file.
    let path: String
    let options: CSVOptions
    let cache: ColumnarFile
    let origin: ColumnarOrigin

    var columnNames: [String] { cache.columnNames }
    var isDecoded: Bool { false }

    func names(of name: String) -> [String] { origin.names(of: name) }

    func read(columns: Set<String>) throws(FileFormatError) -> RawColumns {
        let table: ColumnarTable
        do throws(FileFormatError) {
            table = try cache.read(columns: columns)
        } catch {
            // The columns asked for turn out to be damaged: the text file has them, too.
            return try CSVSource(
                csv: try CSVFile(path: path, options), notices: [SurveyDataError.unusableCache(error, of: path)]
            ).read(columns: columns)
        }
        return RawColumns(frame: table.frame, facts: facts(table.evidence, columns))
    }

    func blocks(columns: Set<String>, bytesPerBlock: Int) throws(FileFormatError) -> any ColumnBlocks {
        let blocks: ColumnarBlocks
        do throws(FileFormatError) {
            blocks = try cache.blocks(columns: columns, bytesPerBlock: bytesPerBlock)
        } catch {
            return try CSVSource(
                csv: try CSVFile(path: path, options), notices: [SurveyDataError.unusableCache(error, of: path)]
            ).blocks(columns: columns, bytesPerBlock: bytesPerBlock)
        }
        return ColumnarColumnBlocks(columnar: blocks, facts: facts(blocks.evidence, columns))
    }

    var estimatedRows: Int { cache.rowCount }

    private func facts(_ evidence: [String: ColumnEvidence], _ columns: Set<String>) -> ReadingFacts {
        let (encoding, detection) = origin.encoding(reading: columns)
        return ReadingFacts(
            path: path, evidence: evidence, encoding: encoding, detection: detection,
            mended: origin.notices.map { $0.at(path) },
            locator: SourceLocator(path: path, options: options, columns: columns, origin: origin))
    }

    func digest() -> String { origin.digest }
}

/// Finds places in the text file, which is read only when it is asked for one.
private struct SourceLocator: CellLocator {
    let path: String
    let options: CSVOptions
    /// The columns that were read, which may have settled the encoding.
    let columns: Set<String>
    let origin: ColumnarOrigin

    func opened() -> any CellLocator {
        let needed = origin.columnsShowingEncoding.map(columns.intersection) ?? []
        return (try? CSVFile(path: path, options).read(columns: needed)) ?? RowLocator(path: path)
    }

    func position(row: Int, column: String) -> SourcePosition {
        opened().position(row: row, column: column)
    }
}
