import Frame

/// A sheet of an Excel workbook (.xlsx, ECMA-376) as data: its header is known, its rows not yet read.
public struct ExcelFile: Sendable {
    /// The names in the header, in order. A nameless column among them is called `column` and its place.
    public let columnNames: [String]
    /// About how many rows there are.
    public let estimatedRows: Int
    /// What should be said of the sheet chosen.
    public let sheetNotices: [String]
    /// What should be said of the header.
    public let headerNotices: [CSVNotice]

    let workbook: ExcelWorkbook
    let context: SheetReader.Context
    let headerRow: Int
    private let entry: ZipArchive.Entry
    private let options: CSVOptions
    private let renamed: [CSVNotice.Renamed]
    private let otherSheets: [String]

    /// The path as the user gave it.
    public var path: String { workbook.path }

    /// A row takes at least so many bytes of XML.
    private static let shortestRow = 40

    /// Whether a file is a workbook, or something else that only a workbook's reader can name. Pipes are not.
    public static func isExcel(_ path: String) -> Bool {
        guard SourceState(ofFile: path) != nil, let file = try? FileBytes(raw: path) else { return false }
        return isExcel(file)
    }

    /// The same of bytes that are already in memory.
    public static func isExcel(_ file: FileBytes) -> Bool {
        file.hasPrefix([0x50, 0x4B, 3, 4]) || file.hasPrefix(ExcelWorkbook.compoundFile)
    }

    /// Opens a workbook and reads the header of a sheet: the first row with values, after `options.skippedLines` rows.
    ///
    /// - Parameter options: of which `sheet`, `skippedLines` and `raggedRows` matter.
    /// - Throws: ``FileFormatError`` for a file that cannot be read or is no workbook, for a sheet that is not there or empty.
    public init(path: String, _ options: CSVOptions = CSVOptions()) throws(FileFormatError) {
        try self.init(FileBytes(raw: path), options)
    }

    /// Opens a workbook that is already in memory.
    public init(_ file: FileBytes, _ options: CSVOptions = CSVOptions()) throws(FileFormatError) {
        let workbook = try ExcelWorkbook(file)
        let sheet = try workbook.sheet(options.sheet)
        context = SheetReader.Context(
            place: "\(file.path), sheet '\(sheet.name)'", texts: workbook.texts, styles: workbook.styles,
            dates: workbook.dates, skippedRows: options.skippedLines)
        let header = SheetHeaderReader(context)
        try ExcelWorkbook.read(sheet.entry, of: workbook.archive, header) { header.row == nil }
        let others = workbook.sheets.filter { !$0.isHidden && $0.name != sheet.name }
        otherSheets = others.map(\.name)
        guard let row = header.row, let last = header.names.last else {
            throw .excel(at: SourcePosition(whole: context.place), .emptySheet(others: otherSheets))
        }
        headerRow = row
        var names = (0...last.column).map { "column\($0 + 1)" }
        for name in header.names { names[name.column] = name.text }
        (columnNames, renamed) = CSVHeader.distinct(names)
        headerNotices = renamed.isEmpty ? [] : [.duplicateNames(path: context.place, renamed)]
        sheetNotices =
            options.sheet != nil || others.isEmpty ? [] : [ExcelWorkbook.notice(sheet, among: others, of: file.path)]
        estimatedRows = max(1, sheet.entry.size / (Self.shortestRow + 30 * columnNames.count))
        entry = sheet.entry
        self.workbook = workbook
        self.options = options
    }

    /// What the columns are called that all bear `name` in the header; none when at most one does.
    public func names(of name: String) -> [String] {
        renamed.first { $0.name == name }?.names ?? []
    }

    /// Reads the columns named (all when `nil`); names the sheet has not are passed over.
    ///
    /// Types are decided as those of a delimited text file are (``CSVFile/read(columns:)``), after dates have been told by the
    /// formats of their cells: a column is one of dates or times if all of its values are.
    ///
    /// - Throws: ``FileFormatError`` for a damaged workbook, and for values to the right of the last name.
    public func read(columns wanted: Set<String>? = nil) throws(FileFormatError) -> ExcelTable {
        let rows = try rows(wanted)
        let table = try rows.csv.read(columns: wanted)
        return ExcelTable(rows: rows, frame: rows.dated(table.frame), evidence: rows.dated(table.evidence))
    }

    /// Makes ready to read the columns named in blocks of rows. The sheet is read once and kept as text, large ones in a
    /// temporary file.
    ///
    /// - Parameter bytesPerBlock: about how much memory the columns of a block may take.
    /// - Throws: what ``read(columns:)`` throws.
    public func blocks(columns wanted: Set<String>? = nil, bytesPerBlock: Int) throws(FileFormatError) -> ExcelBlocks {
        let rows = try rows(wanted)
        return ExcelBlocks(rows: rows, csv: try rows.csv.blocks(columns: wanted, bytesPerBlock: bytesPerBlock))
    }

    /// The rows as text.
    private func rows(_ wanted: Set<String>?) throws(FileFormatError) -> SheetRows {
        var taken = columnNames.indices.filter { wanted?.contains(columnNames[$0]) ?? true }
        if taken.isEmpty { taken = [0] }
        var places = [Int](repeating: -1, count: columnNames.count)
        for (place, column) in taken.enumerated() { places[column] = place }
        let reader = SheetRowsReader(
            context, headerRow: headerRow, places: places, columnCount: taken.count, raggedRows: options.raggedRows)
        var spool = ByteSpool(path: path)
        try ExcelWorkbook.read(entry, of: workbook.archive, reader) { () throws(FileFormatError) in
            try spool.append(reader.finishedBytes.span.bytes)
            reader.takeOut()
            return true
        }
        guard reader.rowCount > 0 else {
            throw .excel(
                at: SourcePosition(whole: context.place), .headerOnly(columns: columnNames.count, others: otherSheets))
        }
        let names = taken.map { columnNames[$0] }
        return SheetRows(
            csv: CSVFile(rows: FileBytes(path: path, try spool.finish()), columnNames: names),
            temporal: Dictionary(
                zip(names, reader.tallies).compactMap { name, tally in tally.kind.map { (name, $0) } },
                uniquingKeysWith: { first, _ in first }), runs: reader.runs, context: context,
            columns: Dictionary(zip(columnNames, 0...), uniquingKeysWith: { first, _ in first }),
            notices: headerNotices, remarks: sheetNotices + reader.remarks)
    }
}
