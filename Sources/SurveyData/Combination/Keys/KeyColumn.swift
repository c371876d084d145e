import Frame

/// A column as part of a key: what makes two cells the same, whether they are written as numbers or as texts.
///
/// A text that writes a number (`1`, `01`, `1.0`) is that number, as codes are everywhere. Of whole numbers that is so up to
/// 2⁵³, beyond which doubles lie closer together than identifiers.
struct KeyColumn {
    let column: Column
    /// The keys of the column's texts or levels; empty of a column of numbers.
    private let textKeys: [UInt64]

    /// Keys that are no numbers have the bits of a NaN.
    private static let textTag: UInt64 = 0x7FF8_0000_0000_0000

    /// - Parameter texts: the numbers of all texts of this part of the key, on both sides.
    init(_ column: Column, texts: inout [String: UInt64]) {
        self.column = column
        let all = Self.texts(of: column)
        var keys: [UInt64] = []
        keys.reserveCapacity(all.count)
        texts.reserveCapacity(max(texts.count, all.count))
        for text in all {
            if let number = Self.number(text) {
                keys.append(Self.key(number))
            } else if let known = texts[text] {
                keys.append(known)
            } else {
                let key = Self.textTag | UInt64(texts.count + 1)
                texts[text] = key
                keys.append(key)
            }
        }
        textKeys = keys
    }

    /// Calls `body` with every row and its cell's key; `nil` where it is missing.
    func forEach(_ body: (Int, UInt64?) -> Void) {
        let reasons = column.missing.reasons
        func isPresent(_ row: Int) -> Bool { reasons.isEmpty || reasons[row] == 0 }
        switch column.values {
        case .integer(let values):
            for row in 0..<values.count { body(row, isPresent(row) ? Self.key(Double(values[row])) : nil) }
        case .numeric(let values):
            for row in values.indices {
                body(row, isPresent(row) && !values[row].isNaN ? Self.key(values[row]) : nil)
            }
        case .text(let codes, _), .categorical(let codes, _):
            for row in codes.indices { body(row, codes[row] >= 0 ? textKeys[Int(codes[row])] : nil) }
        }
    }

    private static func key(_ number: Double) -> UInt64 { (number == 0 ? 0 : number).bitPattern }

    /// The texts or the codes of levels.
    static func texts(of column: Column) -> [String] {
        switch column.values {
        case .text(_, let texts): texts
        case .categorical(_, let levels): levels.map(\.code)
        case .integer, .numeric: []
        }
    }

    /// The number a text writes in digits, with or without a fraction, if it can be told from its neighbours.
    static func number(_ text: String) -> Double? {
        let digits = text.utf8.drop { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") }
        guard digits.count + 1 >= text.utf8.count, !digits.isEmpty, digits.count <= 17,
            digits.allSatisfy({ (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") }),
            let number = Double(text), abs(number) <= 9_007_199_254_740_992
        else { return nil }
        return number
    }
}

extension KeyColumn {
    /// Two spellings of one number among the texts of a column, which may be two identifiers or one.
    static func twoSpellings(in column: Column) -> (String, String)? {
        var spelling: [Double: String] = [:]
        for text in texts(of: column) {
            guard let number = number(text) else { continue }
            if let other = spelling[number] { return (other, text) }
            spelling[number] = text
        }
        return nil
    }

    /// Whether some text of a column writes a number.
    static func hasNumbers(_ column: Column) -> Bool { texts(of: column).contains { number($0) != nil } }

    /// What a cell holds, for messages.
    static func text(_ column: Column, row: Int) -> String {
        switch column.values {
        case .integer(let values): return String(values[row])
        case .numeric(let values): return column.temporal?.text(values[row]) ?? plainText(values[row])
        case .text(let codes, let texts): return codes[row] < 0 ? "" : texts[Int(codes[row])]
        case .categorical(let codes, let levels): return codes[row] < 0 ? "" : levels[Int(codes[row])].code
        }
    }

    /// The first row that holds a text.
    static func row(of text: String, in column: Column) -> Int? {
        guard let code = texts(of: column).firstIndex(of: text) else { return nil }
        switch column.values {
        case .text(let codes, _), .categorical(let codes, _): return codes.firstIndex(of: Int32(code))
        case .integer, .numeric: return nil
        }
    }
}
