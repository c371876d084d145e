/// The types a column may have, narrow before wide: a column takes the first that holds all of its cells.
enum ColumnKind: UInt8, Comparable, Sendable {
    case int8, int16, int32, doubles, texts

    static func < (a: ColumnKind, b: ColumnKind) -> Bool { a.rawValue < b.rawValue }

    /// The narrowest kind of whole numbers that holds `value`, if one does.
    @inline(__always)
    init?(holding value: Int64) {
        if Int8(exactly: value) != nil {
            self = .int8
        } else if Int16(exactly: value) != nil {
            self = .int16
        } else if Int32(exactly: value) != nil {
            self = .int32
        } else {
            return nil
        }
    }

    /// The memory a cell takes, with its reason for being missing.
    var bytesPerRow: Int {
        switch self {
        case .int8: 2
        case .int16: 3
        case .int32, .texts: 5
        case .doubles: 9
        }
    }
}
