/// Packs numbers and texts, little-endian, one after the other.
struct HeaderWriter {
    private(set) var bytes: [UInt8] = []

    mutating func write(_ value: some FixedWidthInteger) {
        withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
    }

    /// A number of things, or a place in the file: 8 bytes.
    mutating func write(count: Int) {
        write(UInt64(count))
    }

    mutating func write(_ value: Bool) {
        write(UInt8(value ? 1 : 0))
    }

    /// A text: the number of its bytes (4), and the bytes.
    mutating func write(_ text: String) {
        write(UInt32(text.utf8.count))
        bytes.append(contentsOf: text.utf8)
    }

    /// Something that may be absent: whether it is there, and what it is.
    mutating func write<Value>(_ value: Value?, _ body: (inout HeaderWriter, Value) -> Void) {
        write(value != nil)
        if let value { body(&self, value) }
    }

    /// A list: its length (4), and its elements.
    mutating func write<Element>(_ list: [Element], _ body: (inout HeaderWriter, Element) -> Void) {
        write(UInt32(list.count))
        for element in list { body(&self, element) }
    }
}
