/// Unpacks what ``HeaderWriter`` packed. Nothing is believed: a size that the bytes do not bear out is an error before
/// anything is allocated for it.
struct HeaderReader {
    /// The bytes do not say what they should.
    struct Malformed: Error {}

    private var rest: ArraySlice<UInt8>

    init(_ bytes: [UInt8]) {
        rest = bytes[...]
    }

    var isAtEnd: Bool { rest.isEmpty }

    mutating func read<Value: FixedWidthInteger>(_: Value.Type = Value.self) throws(Malformed) -> Value {
        let size = MemoryLayout<Value>.size
        guard rest.count >= size else { throw Malformed() }
        var value: Value = 0
        for byte in rest.prefix(size).reversed() { value = value << 8 | Value(truncatingIfNeeded: byte) }
        rest = rest.dropFirst(size)
        return value
    }

    /// A number of things, or a place in the file, of which there are at most `limit`.
    mutating func readCount(limit: Int) throws(Malformed) -> Int {
        guard let count = Int(exactly: try read(UInt64.self)), count <= limit else { throw Malformed() }
        return count
    }

    mutating func readBool() throws(Malformed) -> Bool {
        switch try read(UInt8.self) {
        case 0: return false
        case 1: return true
        default: throw Malformed()
        }
    }

    mutating func readText() throws(Malformed) -> String {
        let count = Int(try read(UInt32.self))
        guard rest.count >= count, let text = String(validating: rest.prefix(count), as: UTF8.self) else {
            throw Malformed()
        }
        rest = rest.dropFirst(count)
        return text
    }

    mutating func readOptional<Value>(
        _ body: (inout HeaderReader) throws(Malformed) -> Value
    ) throws(Malformed) -> Value? {
        try readBool() ? try body(&self) : nil
    }

    mutating func readList<Element>(
        _ body: (inout HeaderReader) throws(Malformed) -> Element
    ) throws(Malformed) -> [Element] {
        // Every element takes a byte at least, so the list cannot outgrow the header.
        let count = Int(try read(UInt32.self))
        guard count <= rest.count else { throw Malformed() }
        var list: [Element] = []
        for _ in 0..<count { list.append(try body(&self)) }
        return list
    }

    /// Numbers of 8 bytes.
    mutating func readWords(_ count: Int) throws(Malformed) -> [UInt64] {
        guard count <= rest.count / 8 else { throw Malformed() }
        var words: [UInt64] = []
        words.reserveCapacity(count)
        for _ in 0..<count { words.append(try read()) }
        return words
    }

    /// A text that names a case of an enumeration.
    mutating func readCase<Value: RawRepresentable<String>>(_: Value.Type = Value.self) throws(Malformed) -> Value {
        guard let value = Value(rawValue: try readText()) else { throw Malformed() }
        return value
    }
}
