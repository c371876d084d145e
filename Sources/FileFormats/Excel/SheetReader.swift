import Frame
import Glibc

/// Reads the cells of a sheet as they pass by, row by row; what becomes of them is for subclasses.
class SheetReader: XMLHandler {
    /// What the cells of a sheet refer to.
    struct Context: Sendable {
        /// The workbook's path and the sheet's name, for messages.
        let place: String
        let texts: SharedTexts
        let styles: [ExcelDates.Style]
        let dates: ExcelDates
        /// Rows before the header.
        let skippedRows: Int

        /// Where a cell stands.
        func position(_ cell: CellReference) -> SourcePosition {
            SourcePosition(whole: "\(place), cell \(cell)")
        }
    }

    let context: Context
    private var cell = SheetCell()
    private var field: [UInt8] = []
    private var row = 0
    private var column = -1
    private var isInRow = false
    private var isInCell = false
    private var takesText = false
    private var phonetic = 0

    /// Errors of formulas other than #N/A, which says that there is no value: how many, and the first.
    private(set) var errors: (count: Int, first: CellReference?, text: String) = (0, nil, "")
    /// Formulas that have not been computed.
    private(set) var uncomputed: (count: Int, first: CellReference?) = (0, nil)

    init(_ context: Context) {
        self.context = context
    }

    /// A row begins.
    func startRow(_ row: Int) {}

    /// A cell that has a value, as a field (see ``SheetText``) that must not be kept; `date` says which date it is, if it is
    /// one.
    func take(
        _ field: UnsafeBufferPointer<UInt8>, at cell: CellReference, date: ExcelDates.Value?
    ) throws(FileFormatError) {}

    /// The row ends.
    func endRow(_ row: Int) throws(FileFormatError) {}

    final func start(_ element: XMLElement) throws(FileFormatError) {
        switch SheetElement(element.bytes) {
        case .cell where isInRow: try startCell(element)
        case .value where isInCell: takesText = true
        case .text where isInCell: takesText = phonetic == 0
        case .formula where isInCell: cell.hasFormula = true
        case .phonetic: phonetic += 1
        case .row: try startRow(element)
        default: break
        }
    }

    private func startRow(_ element: XMLElement) throws(FileFormatError) {
        let next = element["r"].map { Int($0) ?? 0 } ?? row + 1
        guard next >= 1, next <= CellReference.mostRows else {
            throw .excel(at: SourcePosition(whole: context.place), .badReference(element["r"] ?? String(next)))
        }
        guard next > row else { throw .excel(at: context.position(CellReference(column: 0, row: next)), .disorder) }
        row = next
        column = -1
        isInRow = next > context.skippedRows
        if isInRow { startRow(next) }
    }

    private func startCell(_ element: XMLElement) throws(FileFormatError) {
        var place: CellReference? = CellReference(column: column + 1, row: row)
        var kind = SheetCell.Kind.number
        var style = 0
        element.forEachAttribute { name, value in
            guard name[0] != 0, name[1] == 0 else { return }
            switch UInt8(bitPattern: name[0]) {
            case UInt8(ascii: "r"):
                place = value.withMemoryRebound(to: UInt8.self, capacity: 1) {
                    CellReference(UnsafeBufferPointer(start: $0, count: strnlen(value, 16)))
                }
            case UInt8(ascii: "t"): kind = SheetCell.Kind(value)
            case UInt8(ascii: "s"): style = SheetCell.whole(value) ?? 0
            default: break
            }
        }
        guard let place, place.column < CellReference.mostColumns else {
            throw .excel(at: SourcePosition(whole: context.place), .badReference(element["r"] ?? ""))
        }
        guard place.row == row, place.column > column else { throw .excel(at: context.position(place), .disorder) }
        column = place.column
        cell.place = place
        cell.kind = kind
        cell.style = style
        cell.hasFormula = false
        cell.text.removeAll(keepingCapacity: true)
        isInCell = true
        takesText = false
    }

    final func text(_ bytes: UnsafeBufferPointer<UInt8>) {
        if takesText { cell.text.append(contentsOf: bytes) }
    }

    final func end(_ name: String) throws(FileFormatError) {
        try name.utf8CString.withUnsafeBufferPointer { bytes throws(FileFormatError) in
            if let start = bytes.baseAddress { try end(bytes: start) }
        }
    }

    final func end(bytes name: UnsafePointer<CChar>) throws(FileFormatError) {
        switch SheetElement(name) {
        case .value, .text: takesText = false
        case .cell where isInCell:
            isInCell = false
            try finishCell()
        case .phonetic: phonetic -= 1
        case .row where isInRow:
            isInRow = false
            try endRow(row)
        default: break
        }
    }

    private func finishCell() throws(FileFormatError) {
        guard !cell.text.isEmpty else {
            if cell.hasFormula { uncomputed = (uncomputed.count + 1, uncomputed.first ?? cell.place) }
            return
        }
        switch cell.kind {
        case .number where !isDate && !cell.text.contains(CSVDialect.quote):
            try cell.text.withUnsafeBufferPointer { text throws(FileFormatError) in try takeUnlessBlank(text, nil) }
        case .shared:
            guard let number = cell.text.withUnsafeBufferPointer({ SheetCell.whole($0) }),
                let range = context.texts.field(number)
            else {
                throw .excel(at: context.position(cell.place), .badText(String(decoding: cell.text, as: UTF8.self)))
            }
            try context.texts.bytes.withUnsafeBufferPointer { texts throws(FileFormatError) in
                try takeUnlessBlank(UnsafeBufferPointer(rebasing: texts[range]), nil)
            }
        case .error: noteError()
        case .number, .text, .truth, .date:
            field.removeAll(keepingCapacity: true)
            let date = appendUnusual()
            try field.withUnsafeBufferPointer { field throws(FileFormatError) in try takeUnlessBlank(field, date) }
        }
    }

    @inline(__always)
    private func takeUnlessBlank(
        _ field: UnsafeBufferPointer<UInt8>, _ date: ExcelDates.Value?
    ) throws(FileFormatError) {
        guard field.contains(where: { $0 > UInt8(ascii: " ") }) else { return }
        try take(field, at: cell.place, date: date)
    }

    private func noteError() {
        let text = String(decoding: cell.text, as: UTF8.self)
        guard text != "#N/A" else { return }
        errors = (errors.count + 1, errors.first ?? cell.place, errors.count == 0 ? text : errors.text)
    }

    private var isDate: Bool { cell.style < context.styles.count && context.styles[cell.style] != .none }

    /// Writes the cell as a field, and says which date it is, if it is one.
    private func appendUnusual() -> ExcelDates.Value? {
        switch cell.kind {
        case .number where isDate:
            let serial = cell.text.withUnsafeBufferPointer { bytes in
                bytes.baseAddress.flatMap { NumberParsing.double($0, bytes.count) }
            }
            guard let serial else { break }
            if let date = context.dates.text(serial, context.styles[cell.style], into: &field) { return date }
            if !field.isEmpty { return nil }
        case .truth:
            field += Array((cell.text == [UInt8(ascii: "1")] ? "TRUE" : "FALSE").utf8)
            return nil
        case .date:
            SheetText.append(cell.text, to: &field)
            return ExcelDates.value(String(decoding: cell.text, as: UTF8.self))?.kind
        default: break
        }
        SheetText.append(cell.text, to: &field)
        return nil
    }
}

/// The elements of a sheet that matter.
enum SheetElement {
    case row, cell, value, text, formula, phonetic, other

    /// By a name up to its null.
    @inline(__always)
    init(_ name: UnsafePointer<CChar>) {
        guard name[0] != 0, name[1] != 0 else {
            switch UInt8(bitPattern: name[0]) {
            case UInt8(ascii: "c"): self = .cell
            case UInt8(ascii: "v"): self = .value
            case UInt8(ascii: "t"): self = .text
            case UInt8(ascii: "f"): self = .formula
            default: self = .other
            }
            return
        }
        self = strcmp(name, "row") == 0 ? .row : strcmp(name, "rPh") == 0 ? .phonetic : .other
    }
}
