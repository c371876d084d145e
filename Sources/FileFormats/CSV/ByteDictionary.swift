import Glibc

/// Distinct byte strings, numbered in order of first appearance: an open-addressing table over slices of a file.
///
/// A quoted string and an unquoted one are the same where their bytes agree, unless a quote is among them: only the quoted
/// one's `""` is read as `"`.
struct ByteDictionary {
    /// The bytes of a distinct string, as they lie in the file.
    struct Slice: @unchecked Sendable {
        // The file's bytes outlive every dictionary of them.
        let start: UnsafePointer<UInt8>
        let count: Int
        let isQuoted: Bool
        let hash: UInt64

        var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: start, count: count) }

        init(_ cell: CSVCell) {
            guard let start = cell.start else { preconditionFailure("an empty cell has no code") }
            self.start = start
            count = cell.count
            isQuoted = cell.isQuoted
            hash = ByteDictionary.hash(start, cell.count)
        }

        /// Bytes that stand for themselves.
        init(_ start: UnsafePointer<UInt8>, _ count: Int) {
            self.init(start: start, count: count, isQuoted: false, hash: ByteDictionary.hash(start, count))
        }

        private init(start: UnsafePointer<UInt8>, count: Int, isQuoted: Bool, hash: UInt64) {
            self.start = start
            self.count = count
            self.isQuoted = isQuoted
            self.hash = hash
        }

        /// The same bytes elsewhere.
        func moved(to place: UnsafePointer<UInt8>) -> Slice {
            Slice(start: place, count: count, isQuoted: isQuoted, hash: hash)
        }

        fileprivate func isSame(as other: Slice) -> Bool {
            hash == other.hash && count == other.count && memcmp(start, other.start, count) == 0
                && (isQuoted == other.isQuoted || memchr(start, Int32(CSVDialect.quote), count) == nil)
        }
    }

    /// Every distinct string.
    private(set) var slices: [Slice] = []
    private var table: [Int32]

    init() {
        table = [Int32](repeating: -1, count: 64)
    }

    /// The number of `cell`'s bytes, which is new if they have not been seen.
    @inline(__always)
    mutating func code(of cell: CSVCell) -> Int32 {
        code(of: Slice(cell))
    }

    /// The number of a string's bytes, which is new if they have not been seen.
    mutating func code(of slice: Slice) -> Int32 {
        var slot = Int(truncatingIfNeeded: slice.hash) & (table.count - 1)
        while true {
            let code = table[slot]
            if code < 0 { break }
            if slices[Int(code)].isSame(as: slice) { return code }
            slot = (slot + 1) & (table.count - 1)
        }
        let code = Int32(slices.count)
        slices.append(slice)
        table[slot] = code
        if slices.count * 2 > table.count { grow() }
        return code
    }

    /// Where the bytes of a string lie.
    func start(of code: Int32) -> UnsafePointer<UInt8> { slices[Int(code)].start }

    /// The number of a string's bytes, if they have been seen.
    func knownCode(of slice: Slice) -> Int32? {
        var slot = Int(truncatingIfNeeded: slice.hash) & (table.count - 1)
        while table[slot] >= 0 {
            if slices[Int(table[slot])].isSame(as: slice) { return table[slot] }
            slot = (slot + 1) & (table.count - 1)
        }
        return nil
    }

    private mutating func grow() {
        table = [Int32](repeating: -1, count: table.count * 4)
        for (code, slice) in slices.enumerated() {
            var slot = Int(truncatingIfNeeded: slice.hash) & (table.count - 1)
            while table[slot] >= 0 { slot = (slot + 1) & (table.count - 1) }
            table[slot] = Int32(code)
        }
    }

    /// A multiply-and-fold hash of eight bytes at a time.
    private static func hash(_ start: UnsafePointer<UInt8>, _ count: Int) -> UInt64 {
        var hash = UInt64(count) &* 0x9E37_79B9_7F4A_7C15
        var index = 0
        while index + 8 <= count {
            fold(UnsafeRawPointer(start + index).loadUnaligned(as: UInt64.self), into: &hash)
            index += 8
        }
        var word: UInt64 = 0
        for offset in index..<count { word |= UInt64(start[offset]) << UInt64(8 * (offset - index)) }
        fold(word, into: &hash)
        return hash ^ (hash >> 32)
    }

    @inline(__always)
    private static func fold(_ word: UInt64, into hash: inout UInt64) {
        let (high, low) = (hash ^ word).multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
        hash = high ^ low
    }
}
