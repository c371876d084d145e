/// Whole numbers of a column, held in the narrowest width that its file allows: a survey's codes are one byte each.
public struct IntegerValues: Sendable {
    /// The numbers by width.
    public enum Storage: Sendable {
        case int8([Int8])
        case int16([Int16])
        case int32([Int32])
    }

    public let storage: Storage

    public init(_ storage: Storage) {
        self.storage = storage
    }

    public init(_ values: [Int32]) {
        storage = .int32(values)
    }

    /// The numbers as reals: 8 bytes each.
    public var doubles: [Double] {
        switch storage {
        case .int8(let values): values.map(Double.init)
        case .int16(let values): values.map(Double.init)
        case .int32(let values): values.map(Double.init)
        }
    }
}

extension IntegerValues: RandomAccessCollection {
    public var startIndex: Int { 0 }

    public var endIndex: Int {
        switch storage {
        case .int8(let values): values.count
        case .int16(let values): values.count
        case .int32(let values): values.count
        }
    }

    public subscript(row: Int) -> Int32 {
        switch storage {
        case .int8(let values): Int32(values[row])
        case .int16(let values): Int32(values[row])
        case .int32(let values): values[row]
        }
    }
}

extension IntegerValues: Equatable {
    /// Whether the numbers are the same, whatever their width.
    public static func == (a: IntegerValues, b: IntegerValues) -> Bool {
        a.elementsEqual(b)
    }
}

extension IntegerValues: ExpressibleByArrayLiteral {
    public init(arrayLiteral values: Int32...) {
        self.init(values)
    }
}
