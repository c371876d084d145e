/// The fields of a column's distinct values, each with the byte that ends it, so that writing a cell is copying a few bytes.
///
/// Short fields lie in slots of one size and are copied with two stores; where some field is longer, all lie one after the
/// other.
final class CellTexts: @unchecked Sendable {
    // Written once in `init` and only read afterwards, from any thread.

    /// Bytes of a slot: a field, and in the last byte its length.
    static let slot = 16

    /// Where the fields lie, for as long as the texts live.
    struct Fields {
        /// The slots, where all fields are short.
        let slots: UnsafePointer<UInt8>?
        /// The fields one after the other, where some are long, and where each begins; the end of the last follows.
        let bytes: UnsafePointer<UInt8>
        let starts: UnsafePointer<Int>
    }

    let fields: Fields
    /// The longest field.
    let longest: Int

    private let slotRoom: UnsafeMutablePointer<UInt8>?
    private let byteRoom: UnsafeMutablePointer<UInt8>
    private let startRoom: UnsafeMutablePointer<Int>

    /// - Parameter end: the byte that ends every field: a delimiter or a line end.
    init(_ fields: [[UInt8]], end: UInt8) {
        let longest = (fields.lazy.map(\.count).max() ?? 0) + 1
        let isShort = longest < Self.slot
        let total = isShort ? 0 : fields.reduce(0) { $0 + $1.count + 1 }
        // Copies run over the end of a field.
        byteRoom = .allocate(capacity: total + Self.slot)
        byteRoom.initialize(repeating: 0, count: total + Self.slot)
        startRoom = .allocate(capacity: fields.count + 1)
        slotRoom = isShort ? .allocate(capacity: max(1, fields.count) * Self.slot) : nil
        self.longest = longest
        self.fields = Fields(
            slots: slotRoom.map { UnsafePointer($0) }, bytes: UnsafePointer(byteRoom), starts: UnsafePointer(startRoom))
        var place = 0
        for (number, field) in fields.enumerated() {
            startRoom[number] = place
            let room = slotRoom.map { $0 + number * Self.slot } ?? byteRoom + place
            for (offset, byte) in field.enumerated() { room[offset] = byte }
            room[field.count] = end
            if isShort {
                for offset in field.count + 1..<Self.slot { room[offset] = 0 }
                room[Self.slot - 1] = UInt8(field.count + 1)
            } else {
                place += field.count + 1
            }
        }
        startRoom[fields.count] = place
    }

    deinit {
        slotRoom?.deallocate()
        byteRoom.deallocate()
        startRoom.deallocate()
    }
}
