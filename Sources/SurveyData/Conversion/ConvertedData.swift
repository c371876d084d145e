public import FileFormats
public import Frame

/// Data to be written to a file of another kind.
public struct ConvertedData: Sendable {
    public let frame: DataFrame
    /// What their file says of columns that are as they were collected.
    public let metadata: [VariableMetadata]
    /// What is to be said of how they were read.
    public let notices: [String]
    /// The files they come from, where these are not the one that was named.
    public internal(set) var sourcePaths: [String] = []
    let evidence: [String: ColumnEvidence]
    /// Where the columns come from, as they are; `nil` when their values have been decoded.
    let origin: ColumnarOrigin?

    /// The columns of a file as they were collected.
    ///
    /// - Parameters:
    ///   - path: the file.
    ///   - notation: how it is written.
    ///   - names: the columns to take, in this order; all when `nil`.
    ///   - needsOrigin: whether it is to be recorded how the file was read; then its cache is not used.
    /// - Throws: `FileFormatError`, ``ConfigurationIssue``, or ``SurveyDataError/unknownVariable(name:usedBy:known:)``.
    public init(path: String, notation: FileNotation, columns names: [String]?, needsOrigin: Bool) throws {
        if Combination.isDeclared(by: path) {
            self = try CombinedData(path: path, notation: notation, columns: names, needsOrigin: needsOrigin).data
            return
        }
        let wanted = names.map { Set($0) }
        if ColumnarFile.isColumnar(path) {
            metadata = []
            let file = try ColumnarFile(path: path)
            let table = try file.read(columns: wanted)
            (frame, evidence) = (try Self.ordered(table.frame, names, known: file.columnNames), table.evidence)
            origin = file.origin?.of(columns: frame.names, among: file.columnNames)
            notices = []
        } else if needsOrigin, ReadStatFile.isOne(path) || ExcelFile.isExcel(path) {
            // What a file of a statistics program says of its columns, and which are dates, has its place in a columnar one, too.
            let file = try SurveyFile(path: path, notation: notation)
            self = try ConvertedData(decoded: file, variables: names ?? file.source.columnNames)
        } else if needsOrigin {
            metadata = []
            let (table, origin) = try notation.reading(path, columns: wanted)
            (frame, evidence) = (try Self.ordered(table.frame, names, known: table.file.columnNames), table.evidence)
            self.origin = origin
            notices = RawColumns(table, path: path).facts.notices
        } else {
            let source = try notation.open(path)
            metadata = source.metadata
            let table = try source.read(columns: wanted ?? Set(source.columnNames))
            (frame, evidence) = (try Self.ordered(table.frame, names, known: source.columnNames), table.facts.evidence)
            (origin, notices) = (nil, table.facts.notices)
        }
    }

    /// Columns of a combination.
    ///
    /// - Parameter decoded: the columns as their files say what they mean, where they do and that is wanted.
    init(_ source: CombinedSource, _ rows: CombinedRows, columns names: [String]?, decoded: DataFrame? = nil) throws {
        frame = try Self.ordered(decoded ?? rows.frame, names, known: source.columnNames)
        metadata = decoded == nil ? source.metadata : []
        (evidence, notices) = (decoded == nil ? rows.evidence : [:], rows.notices)
        sourcePaths = source.sourcePaths
        origin =
            source.isDecoded || decoded != nil
            ? nil : ColumnarOrigin(name: source.path.lastPathPart, digest: try source.digest(), encoding: rows.encoding)
    }

    /// Variables as the codebook decodes and derives them.
    ///
    /// - Parameters:
    ///   - file: the data with their codebook.
    ///   - names: the variables to take, in this order; all that can be computed when `nil`.
    /// - Throws: what loading the variables throws.
    public init(decoded file: SurveyFile, variables names: [String]?) throws {
        let wanted = names ?? file.computableNames
        let table = try file.load(Set(wanted))
        frame = try Self.ordered(table.frame, wanted, known: file.variableNames)
        notices = table.notices + table.placedViolations.map { "\($0)" }
        (evidence, origin, metadata) = ([:], nil, [])
    }

    /// The columns named, in their order.
    private static func ordered(
        _ frame: DataFrame, _ names: [String]?, known: [String]
    ) throws(SurveyDataError) -> DataFrame {
        guard let names else { return frame }
        var columns: [Column] = []
        for name in names {
            guard let column = frame[name] else { throw .unknownVariable(name: name, usedBy: nil, known: known) }
            columns.append(column)
        }
        return DataFrame(rowCount: frame.rowCount, columns: columns)
    }
}

extension String {
    /// The name of a file without folders.
    var lastPathPart: String { split(separator: "/").last.map(String.init) ?? self }
}
