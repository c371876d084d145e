/// Distinct byte strings, numbered in order of first appearance: an open-addressing table over slices of a file.
///
/// A quoted string and an unquoted one differ though their bytes agree: only the quoted one's `""` is read as `"`.
struct ByteDictionary {
    /// Offset and length of every distinct string.
    private(set) var slices: [(start: UnsafePointer<UInt8>, count: Int, isQuoted: Bool)] = []
    private var hashes: [UInt64] = []
    private var table: [Int32]

    init() {
        table = [Int32](repeating: -1, count: 64)
    }

    /// The number of `cell`'s bytes, which is new if they have not been seen.
    mutating func code(of cell: CSVCell) -> Int32 {
        guard let start = cell.start else { preconditionFailure("an empty cell has no code") }
        let hash = Self.hash(start, cell.count)
        var slot = Int(truncatingIfNeeded: hash) & (table.count - 1)
        while true {
            let code = table[slot]
            if code < 0 { break }
            let known = slices[Int(code)]
            if hashes[Int(code)] == hash, known.isQuoted == cell.isQuoted, isEqual(known, start, cell.count) {
                return code
            }
            slot = (slot + 1) & (table.count - 1)
        }
        let code = Int32(slices.count)
        slices.append((start, cell.count, cell.isQuoted))
        hashes.append(hash)
        table[slot] = code
        if slices.count * 2 > table.count { grow() }
        return code
    }

    private mutating func grow() {
        table = [Int32](repeating: -1, count: table.count * 4)
        for (code, hash) in hashes.enumerated() {
            var slot = Int(truncatingIfNeeded: hash) & (table.count - 1)
            while table[slot] >= 0 { slot = (slot + 1) & (table.count - 1) }
            table[slot] = Int32(code)
        }
    }

    private func isEqual(
        _ slice: (start: UnsafePointer<UInt8>, count: Int, isQuoted: Bool), _ start: UnsafePointer<UInt8>, _ count: Int
    ) -> Bool {
        guard slice.count == count else { return false }
        for index in 0..<count where slice.start[index] != start[index] { return false }
        return true
    }

    /// A multiply-and-fold hash of eight bytes at a time.
    private static func hash(_ start: UnsafePointer<UInt8>, _ count: Int) -> UInt64 {
        var hash = UInt64(count) &* 0x9E37_79B9_7F4A_7C15
        var index = 0
        while index < count {
            var word: UInt64 = 0
            for offset in 0..<min(8, count - index) { word |= UInt64(start[index + offset]) << UInt64(8 * offset) }
            let (high, low) = (hash ^ word).multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
            hash = high ^ low
            index += 8
        }
        return hash ^ (hash >> 32)
    }
}
