import Glibc

/// A cell while it is read: what its tag says, and the text within.
struct SheetCell {
    /// What the text of a cell is.
    enum Kind {
        case number, shared, text, truth, error, date

        /// By the word of the tag, up to its null.
        init(_ type: UnsafePointer<CChar>) {
            let isLetter = type[0] != 0 && type[1] == 0
            switch (UInt8(bitPattern: type[0]), isLetter) {
            case (UInt8(ascii: "n"), true): self = .number
            case (UInt8(ascii: "s"), true): self = .shared
            case (UInt8(ascii: "b"), true): self = .truth
            case (UInt8(ascii: "e"), true): self = .error
            case (UInt8(ascii: "d"), true): self = .date
            default: self = .text
            }
        }
    }

    var place = CellReference(column: 0, row: 0)
    var kind = Kind.number
    var style = 0
    var hasFormula = false
    var text: [UInt8] = []

    /// A whole number of up to nine digits; `nil` where there is something else.
    @inline(__always)
    static func whole(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        guard !bytes.isEmpty, bytes.count <= 9 else { return nil }
        var value = 0
        for byte in bytes {
            let digit = byte &- UInt8(ascii: "0")
            guard digit <= 9 else { return nil }
            value = value &* 10 &+ Int(digit)
        }
        return value
    }

    /// The same of bytes up to their null.
    @inline(__always)
    static func whole(_ text: UnsafePointer<CChar>) -> Int? {
        let count = strnlen(text, 10)
        return text.withMemoryRebound(to: UInt8.self, capacity: count) {
            whole(UnsafeBufferPointer(start: $0, count: count))
        }
    }
}

/// What occurs among the cells of a column, as far as dates go.
struct DateTally: OptionSet, Sendable {
    let rawValue: UInt8

    static let dates = DateTally(rawValue: 1)
    static let times = DateTally(rawValue: 2)
    static let dateTimes = DateTally(rawValue: 4)
    /// Cells that are no date.
    static let others = DateTally(rawValue: 8)

    init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    init(_ value: ExcelDates.Value?) {
        switch value {
        case .date: self = .dates
        case .time: self = .times
        case .dateTime: self = .dateTimes
        case nil: self = .others
        }
    }
}
