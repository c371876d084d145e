import CReadStat
import Frame
import Glibc

/// The values of some variables in a run of rows, as the library hands them on, one at a time.
final class ReadStatRows {
    /// Where the values of a variable go.
    struct Slot {
        let kind: ReadStatFile.Layout.Kind
        /// Numbers, or codes of texts.
        let values: UnsafeMutableRawPointer
        /// 0 where a value is present; for one that is missing without a letter, ``blank``; else its letter.
        let states: UnsafeMutablePointer<UInt8>
        /// The texts, which whoever made the slot keeps alive.
        let texts: Unmanaged<ByteArena>?
    }

    /// The state of a value that is missing without a letter.
    static let blank: UInt8 = 1

    private let slots: UnsafeMutableBufferPointer<Slot>
    /// The slot of each variable of the file, or −1.
    private let slotOf: UnsafeMutableBufferPointer<Int32>
    /// The rows there is room for.
    private let room: Int
    /// The rows begun.
    private(set) var count = 0

    init(slots: [Slot], slotOf: [Int32], room: Int) {
        self.slots = .allocate(capacity: slots.count)
        _ = self.slots.initialize(from: slots)
        self.slotOf = .allocate(capacity: slotOf.count)
        _ = self.slotOf.initialize(from: slotOf)
        self.room = room
    }

    deinit {
        slots.deinitialize()
        slots.deallocate()
        slotOf.deallocate()
    }

    /// Reads a run of rows.
    func read(_ file: ReadStatFile, rows: Range<Int>) -> readstat_error_t {
        let reading = ReadStatParser(file.bytes, file.conversion)
        readstat_set_row_offset(reading.parser, rows.lowerBound)
        if rows.upperBound < Int.max { readstat_set_row_limit(reading.parser, rows.count) }
        readstat_set_variable_handler(reading.parser) { index, _, _, context in
            let rows = ReadStatRows.of(context)
            guard index >= 0, Int(index) < rows.slotOf.count else { return handlerAbort }
            return rows.slotOf[Int(index)] < 0 ? handlerSkip : handlerOK
        }
        readstat_set_value_handler(reading.parser) { row, variable, value, context in
            ReadStatRows.of(context).take(Int(row), variable.unsafelyUnwrapped, value) ? handlerOK : handlerAbort
        }
        return withExtendedLifetime(self) {
            reading.run(file.format, context: Unmanaged.passUnretained(self).toOpaque())
        }
    }

    @inline(__always)
    private static func of(_ context: UnsafeMutableRawPointer?) -> ReadStatRows {
        Unmanaged<ReadStatRows>.fromOpaque(context.unsafelyUnwrapped)._withUnsafeGuaranteedRef { $0 }
    }

    /// Takes in a value; `false` when there is no room.
    @inline(__always)
    private func take(
        _ row: Int, _ variable: UnsafeMutablePointer<readstat_variable_t>, _ value: readstat_value_t
    ) -> Bool {
        let index = Int(variable.pointee.index)
        guard row >= 0, row < room, index >= 0, index < slotOf.count, slotOf[index] >= 0 else { return false }
        if row >= count { count = row + 1 }
        let slot = slots.baseAddress.unsafelyUnwrapped + Int(slotOf[index])
        if slot.pointee.kind == .text {
            guard let text = value.v.string_value, text[0] != 0 else {
                slot.pointee.states[row] = Self.blank
                slot.pointee.values.storeBytes(of: -1, toByteOffset: row &* 4, as: Int32.self)
                return true
            }
            slot.pointee.states[row] = 0
            let code = slot.pointee.texts.unsafelyUnwrapped._withUnsafeGuaranteedRef { $0.code(of: text) }
            slot.pointee.values.storeBytes(of: code, toByteOffset: row &* 4, as: Int32.self)
            return true
        }
        if value.is_system_missing != 0 || value.is_tagged_missing != 0 {
            slot.pointee.states[row] =
                value.is_tagged_missing != 0 ? UInt8(bitPattern: value.tag) | 0x20 : Self.blank
            storeZero(slot, row)
            return true
        }
        return store(value, slot, row)
    }

    @inline(__always)
    private func store(_ value: readstat_value_t, _ slot: UnsafeMutablePointer<Slot>, _ row: Int) -> Bool {
        slot.pointee.states[row] = 0
        switch (slot.pointee.kind, value.type) {
        case (.double, READSTAT_TYPE_DOUBLE):
            let number = value.v.double_value
            if number.isNaN { slot.pointee.states[row] = Self.blank }
            slot.pointee.values.storeBytes(of: number, toByteOffset: row &* 8, as: Double.self)
        case (.double, READSTAT_TYPE_FLOAT):
            let number = Double(value.v.float_value)
            if number.isNaN { slot.pointee.states[row] = Self.blank }
            slot.pointee.values.storeBytes(of: number, toByteOffset: row &* 8, as: Double.self)
        case (.int8, READSTAT_TYPE_INT8):
            slot.pointee.values.storeBytes(of: value.v.i8_value, toByteOffset: row, as: Int8.self)
        case (.int16, READSTAT_TYPE_INT16):
            slot.pointee.values.storeBytes(of: value.v.i16_value, toByteOffset: row &* 2, as: Int16.self)
        case (.int32, READSTAT_TYPE_INT32):
            slot.pointee.values.storeBytes(of: value.v.i32_value, toByteOffset: row &* 4, as: Int32.self)
        default: return false
        }
        return true
    }

    private func storeZero(_ slot: UnsafeMutablePointer<Slot>, _ row: Int) {
        switch slot.pointee.kind {
        case .double: slot.pointee.values.storeBytes(of: .nan, toByteOffset: row &* 8, as: Double.self)
        case .int8: slot.pointee.values.storeBytes(of: 0, toByteOffset: row, as: Int8.self)
        case .int16: slot.pointee.values.storeBytes(of: 0, toByteOffset: row &* 2, as: Int16.self)
        case .int32, .text: slot.pointee.values.storeBytes(of: 0, toByteOffset: row &* 4, as: Int32.self)
        }
    }
}
