public import Frame

/// The rows of a sheet as text, with what the text does not tell.
struct SheetRows: Sendable {
    let csv: CSVFile
    /// The columns whose values all are dates or times.
    let temporal: [String: TemporalKind]
    /// Rows of the sheet: the first record of every run without gaps, and its row.
    let runs: [(record: Int, row: Int)]
    let context: SheetReader.Context
    /// The columns of the sheet, counted from 0, by their names.
    let columns: [String: Int]
    let notices: [CSVNotice]
    /// What else is to be said.
    let remarks: [String]

    /// The columns of dates as numbers.
    func dated(_ frame: DataFrame) -> DataFrame {
        var frame = frame
        for column in frame.columns {
            guard let kind = temporal[column.name], case .text(let codes, let texts) = column.values else { continue }
            let numbers = texts.map { text -> Double in
                guard let value = ExcelDates.value(text) else { return .nan }
                // Midnight among dates with a time of day is written as the date alone.
                return kind == .dateTime && !text.contains("T") ? value.number * 86_400 : value.number
            }
            frame.set(
                Column(
                    name: column.name, values: .numeric(codes.map { $0 < 0 ? .nan : numbers[Int($0)] }),
                    missing: column.missing, temporal: kind))
        }
        return frame
    }

    /// What was noticed, without what dates that are texts would tell.
    func dated(_ evidence: [String: ColumnEvidence]) -> [String: ColumnEvidence] {
        evidence.merging(temporal.mapValues { _ in ColumnEvidence() }) { $1 }
    }

    /// Where the cell of a row (from 0) and column stands.
    func position(row: Int, column: String) -> SourcePosition {
        let run = runs.last { $0.record <= row } ?? (0, 1)
        return context.position(CellReference(column: columns[column] ?? 0, row: run.row + row - run.record))
    }
}

extension DateTally {
    /// What a column holds whose values all are dates, or all are times.
    var kind: TemporalKind? {
        if contains(.others) { return nil }
        if contains(.times) { return self == .times ? .time : nil }
        return contains(.dateTimes) ? .dateTime : contains(.dates) ? .date : nil
    }
}

/// The columns of a sheet, with what is needed to say where a cell stands.
public struct ExcelTable: Sendable {
    let rows: SheetRows
    public let frame: DataFrame
    /// What was noticed while typing each column.
    public let evidence: [String: ColumnEvidence]

    /// What was mended.
    public var notices: [CSVNotice] { rows.notices }
    /// What else is to be said of the sheet.
    public var remarks: [String] { rows.remarks }

    /// Where the cell of a row (from 0) and column stands in the workbook.
    public func position(row: Int, column: String) -> SourcePosition { rows.position(row: row, column: column) }
}

/// The rows of a sheet in blocks.
public struct ExcelBlocks: Sendable {
    let rows: SheetRows
    let csv: CSVBlocks

    public var rowCount: Int { csv.rowCount }
    /// Consecutive, in order.
    public var blocks: [Range<Int>] { csv.blocks }
    /// What was noticed while typing each column.
    public var evidence: [String: ColumnEvidence] { rows.dated(csv.evidence) }
    /// What was mended.
    public var notices: [CSVNotice] { rows.notices }
    /// What else is to be said of the sheet.
    public var remarks: [String] { rows.remarks }

    /// The columns of one block.
    ///
    /// - Throws: ``FileFormatError``.
    public func frame(ofBlock number: Int) throws(FileFormatError) -> DataFrame {
        rows.dated(try csv.frame(ofBlock: number))
    }

    /// The same rows with fewer columns.
    ///
    /// - Throws: ``FileFormatError``.
    public func narrowed(to columns: Set<String>, bytesPerBlock: Int) throws(FileFormatError) -> ExcelBlocks {
        ExcelBlocks(rows: rows, csv: try rows.csv.blocks(columns: columns, bytesPerBlock: bytesPerBlock))
    }

    /// Where the cell of a row (from 0) and column stands in the workbook.
    public func position(row: Int, column: String) -> SourcePosition { rows.position(row: row, column: column) }
}
