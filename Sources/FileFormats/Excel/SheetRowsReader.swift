/// Writes the rows below the header as text: a field for every column wanted.
final class SheetRowsReader: SheetReader {
    private let headerRow: Int
    /// Where a column of the sheet stands among those wanted; −1 where it is not.
    private let places: [Int]
    private let columnCount: Int
    private let raggedRows: RaggedRowPolicy

    private var bytes: [UInt8] = []
    private var rowStart = 0
    private var fieldsWritten = 0
    private var hasValues = false
    private var beyond: CellReference?
    private var rowTallies: [DateTally]

    /// What the columns wanted hold.
    private(set) var tallies: [DateTally]
    private(set) var rowCount = 0
    /// Rows of the sheet: the first record of every run without gaps, and its row.
    private(set) var runs: [(record: Int, row: Int)] = []
    /// Rows left out because of a value beyond the header: how many, and the first such cell.
    private(set) var leftOut: (count: Int, first: CellReference?) = (0, nil)

    /// - Parameters:
    ///   - places: for every column up to the last name, where it stands among those wanted; −1 where it is not.
    ///   - columnCount: how many are wanted, at least one.
    init(_ context: Context, headerRow: Int, places: [Int], columnCount: Int, raggedRows: RaggedRowPolicy) {
        self.headerRow = headerRow
        self.places = places
        self.columnCount = columnCount
        self.raggedRows = raggedRows
        tallies = Array(repeating: [], count: columnCount)
        rowTallies = tallies
        super.init(context)
    }

    /// The rows written since they were last taken out, without one that is being written.
    var finishedBytes: ArraySlice<UInt8> { bytes[..<rowStart] }

    /// Forgets the rows written.
    func takeOut() {
        bytes.removeSubrange(..<rowStart)
        rowStart = 0
    }

    override func startRow(_ row: Int) {
        rowStart = bytes.count
        fieldsWritten = 0
        hasValues = false
        beyond = nil
        for place in rowTallies.indices { rowTallies[place] = [] }
    }

    override func take(
        _ field: UnsafeBufferPointer<UInt8>, at cell: CellReference, date: ExcelDates.Value?
    ) throws(FileFormatError) {
        guard cell.row > headerRow else { return }
        guard cell.column < places.count else {
            if raggedRows == .refuse {
                throw .excel(
                    at: context.position(cell), .beyondHeader(last: CellReference.letters(places.count - 1)))
            }
            beyond = beyond ?? cell
            return
        }
        hasValues = true
        let place = places[cell.column]
        guard place >= 0 else { return }
        while fieldsWritten < place {
            bytes.append(SheetText.delimiter)
            fieldsWritten += 1
        }
        bytes.append(contentsOf: field)
        rowTallies[place] = DateTally(date)
    }

    override func endRow(_ row: Int) {
        guard row > headerRow, hasValues || beyond != nil else { return removeRow() }
        if let beyond {
            leftOut = (leftOut.count + 1, leftOut.first ?? beyond)
            return removeRow()
        }
        while fieldsWritten < columnCount - 1 {
            bytes.append(SheetText.delimiter)
            fieldsWritten += 1
        }
        bytes.append(SheetText.newline)
        rowStart = bytes.count
        for place in tallies.indices { tallies[place].formUnion(rowTallies[place]) }
        if runs.last.map({ row != $0.row + (rowCount - $0.record) }) ?? true { runs.append((rowCount, row)) }
        rowCount += 1
    }

    private func removeRow() {
        bytes.removeSubrange(rowStart...)
    }
}
