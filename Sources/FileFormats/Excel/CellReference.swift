/// A cell of a sheet: `B17`.
struct CellReference: Equatable, Sendable {
    /// Counted from 0.
    let column: Int
    /// Counted from 1, as the sheet shows it.
    let row: Int

    /// The most a sheet has.
    static let mostColumns = 16_384
    static let mostRows = 1_048_576

    init(column: Int, row: Int) {
        self.column = column
        self.row = row
    }

    /// `nil` where the text names no cell of a sheet.
    init?(_ text: String) {
        var text = text
        guard let cell = text.withUTF8({ CellReference($0) }) else { return nil }
        self = cell
    }

    /// The same of bytes.
    init?(_ bytes: some Sequence<UInt8>) {
        var column = 0
        var row = 0
        var hasDigits = false
        for byte in bytes {
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"):
                guard !hasDigits else { return nil }
                column = column * 26 + Int(byte - UInt8(ascii: "A")) + 1
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                hasDigits = true
                row = row * 10 + Int(byte - UInt8(ascii: "0"))
            default: return nil
            }
            guard column <= Self.mostColumns, row <= Self.mostRows else { return nil }
        }
        guard column > 0, row > 0 else { return nil }
        self.init(column: column - 1, row: row)
    }

    /// The letters of a column, counted from 0.
    static func letters(_ column: Int) -> String {
        var rest = column + 1
        var letters: [Character] = []
        while rest > 0 {
            letters.insert(Character(UnicodeScalar(UInt8(ascii: "A") + UInt8((rest - 1) % 26))), at: 0)
            rest = (rest - 1) / 26
        }
        return String(letters)
    }
}

extension CellReference: CustomStringConvertible {
    var description: String { Self.letters(column) + String(row) }
}
