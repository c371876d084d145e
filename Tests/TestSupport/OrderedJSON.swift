/// A JSON value that keeps the order of object members, as the reference files need.
public enum OrderedJSON: Equatable, Sendable {
    case null
    case bool(Bool)
    case number(Double)
    case string(String)
    case array([OrderedJSON])
    case object([(key: String, value: OrderedJSON)])

    public struct SyntaxError: Error {
        public let offset: Int
    }

    public static func parse(_ text: String) throws -> OrderedJSON {
        var parser = OrderedJSONParser(bytes: Array(text.utf8))
        return try parser.document()
    }

    public subscript(key: String) -> OrderedJSON? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.key == key }?.value
    }

    public var string: String? {
        if case .string(let text) = self { return text }
        return nil
    }

    public var array: [OrderedJSON] {
        if case .array(let items) = self { return items }
        return []
    }

    public var members: [(key: String, value: OrderedJSON)] {
        if case .object(let members) = self { return members }
        return []
    }

    /// A number, or what R writes for one that is not finite.
    public var double: Double? {
        switch self {
        case .number(let number): number
        case .null: .nan
        case .string("NaN"), .string("NA"): .nan
        case .string("Inf"): .infinity
        case .string("-Inf"): -.infinity
        default: nil
        }
    }

    public static func == (a: OrderedJSON, b: OrderedJSON) -> Bool {
        switch (a, b) {
        case (.null, .null): true
        case (.bool(let x), .bool(let y)): x == y
        case (.number(let x), .number(let y)): x == y
        case (.string(let x), .string(let y)): x == y
        case (.array(let x), .array(let y)): x == y
        case (.object(let x), .object(let y)): x.elementsEqual(y) { $0.key == $1.key && $0.value == $1.value }
        default: false
        }
    }
}

private struct OrderedJSONParser {
    let bytes: [UInt8]
    var index = 0

    init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    mutating func document() throws -> OrderedJSON {
        let value = try value()
        skipSpace()
        guard index == bytes.count else { throw OrderedJSON.SyntaxError(offset: index) }
        return value
    }

    private mutating func skipSpace() {
        while index < bytes.count, bytes[index] <= 32 { index += 1 }
    }

    private mutating func take(_ character: Character) -> Bool {
        skipSpace()
        guard index < bytes.count, bytes[index] == character.asciiValue else { return false }
        index += 1
        return true
    }

    private mutating func value() throws -> OrderedJSON {
        skipSpace()
        guard index < bytes.count else { throw OrderedJSON.SyntaxError(offset: index) }
        switch bytes[index] {
        case UInt8(ascii: "{"): return try object()
        case UInt8(ascii: "["): return try array()
        case UInt8(ascii: "\""): return .string(try string())
        default: return try word()
        }
    }

    private mutating func object() throws -> OrderedJSON {
        var members: [(String, OrderedJSON)] = []
        _ = take("{")
        if take("}") { return .object([]) }
        repeat {
            skipSpace()
            let key = try string()
            guard take(":") else { throw OrderedJSON.SyntaxError(offset: index) }
            members.append((key, try value()))
        } while take(",")
        guard take("}") else { throw OrderedJSON.SyntaxError(offset: index) }
        return .object(members)
    }

    private mutating func array() throws -> OrderedJSON {
        var items: [OrderedJSON] = []
        _ = take("[")
        if take("]") { return .array([]) }
        repeat { items.append(try value()) } while take(",")
        guard take("]") else { throw OrderedJSON.SyntaxError(offset: index) }
        return .array(items)
    }

    private mutating func string() throws -> String {
        guard take("\"") else { throw OrderedJSON.SyntaxError(offset: index) }
        var text: [UInt8] = []
        while index < bytes.count, bytes[index] != UInt8(ascii: "\"") {
            if bytes[index] == UInt8(ascii: "\\") {
                index += 1
                text += try escape()
            } else {
                text.append(bytes[index])
                index += 1
            }
        }
        guard index < bytes.count else { throw OrderedJSON.SyntaxError(offset: index) }
        index += 1
        return String(decoding: text, as: UTF8.self)
    }

    private mutating func escape() throws -> [UInt8] {
        guard index < bytes.count else { throw OrderedJSON.SyntaxError(offset: index) }
        defer { index += 1 }
        switch bytes[index] {
        case UInt8(ascii: "n"): return [10]
        case UInt8(ascii: "t"): return [9]
        case UInt8(ascii: "r"): return [13]
        case UInt8(ascii: "b"): return [8]
        case UInt8(ascii: "f"): return [12]
        case UInt8(ascii: "u"):
            guard index + 4 < bytes.count,
                let code = UInt32(String(decoding: bytes[(index + 1)...(index + 4)], as: UTF8.self), radix: 16),
                let scalar = Unicode.Scalar(code)
            else { throw OrderedJSON.SyntaxError(offset: index) }
            index += 4
            return Array(String(Character(scalar)).utf8)
        default: return [bytes[index]]
        }
    }

    private mutating func word() throws -> OrderedJSON {
        let start = index
        while index < bytes.count, !",]} \n\r\t".utf8.contains(bytes[index]) { index += 1 }
        let text = String(decoding: bytes[start..<index], as: UTF8.self)
        switch text {
        case "null": return .null
        case "true": return .bool(true)
        case "false": return .bool(false)
        default:
            guard let number = Double(text) else { throw OrderedJSON.SyntaxError(offset: start) }
            return .number(number)
        }
    }
}
