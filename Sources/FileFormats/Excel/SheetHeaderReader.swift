/// Finds the first row of a sheet that has values: the names of its columns.
final class SheetHeaderReader: SheetReader {
    /// A name and its column.
    struct Name {
        let column: Int
        let text: String
    }

    /// Names in order of their columns; empty until the row has been read.
    private(set) var names: [Name] = []
    /// The row of the names, once it has been read.
    private(set) var row: Int?
    private let decoder = TextDecoder(.utf8)

    override func take(
        _ field: UnsafeBufferPointer<UInt8>, at cell: CellReference, date: ExcelDates.Value?
    ) {
        guard row == nil else { return }
        if let text = CSVCell(field).text(decoder), !text.isEmpty {
            names.append(Name(column: cell.column, text: text))
        }
    }

    override func endRow(_ row: Int) {
        if self.row == nil, !names.isEmpty { self.row = row }
    }
}
