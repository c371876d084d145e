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
        let (encoding, detection) = origin.encoding(reading: columns)
        return RawColumns(
            path: path, frame: table.frame, evidence: table.evidence, encoding: encoding, detection: detection,
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
