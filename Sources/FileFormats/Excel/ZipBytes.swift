/// The records of a zip archive's directory (PKWARE's APPNOTE 6.3, sections 4.3 to 4.5).
struct ZipBytes {
    private let bytes: UnsafeBufferPointer<UInt8>

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
    }

    /// What the directory says of a part.
    struct Record {
        let name: String
        let method: UInt16
        let checksum: UInt32
        let packedSize: Int
        let size: Int
        /// Where the part's own header stands.
        let offset: Int
    }

    private func number<Number: FixedWidthInteger & UnsignedInteger>(
        _: Number.Type, at place: Int
    ) throws(ZipProblem) -> Number {
        guard place >= 0, place <= bytes.count - MemoryLayout<Number>.size else { throw .noDirectory }
        return Number(littleEndian: UnsafeRawPointer(bytes.baseAddress! + place).loadUnaligned(as: Number.self))
    }

    private func count(at place: Int) throws(ZipProblem) -> Int {
        guard let count = Int(exactly: try number(UInt64.self, at: place)) else { throw .noDirectory }
        return count
    }

    /// Where the directory begins, and how many parts it lists.
    func directory() throws(ZipProblem) -> (start: Int, count: Int) {
        // The end record has 22 bytes and a comment of up to 65,535.
        var end = bytes.count - 22
        let lowest = max(0, end - 65_535)
        while end >= lowest, try number(UInt32.self, at: end) != 0x0605_4B50 { end -= 1 }
        guard end >= lowest else { throw .noDirectory }
        let count = Int(try number(UInt16.self, at: end + 10))
        let start = Int(try number(UInt32.self, at: end + 16))
        guard count == 0xFFFF || start == 0xFFFF_FFFF, end >= 20, try number(UInt32.self, at: end - 20) == 0x0706_4B50
        else { return (start, count) }
        // A record of the same with larger numbers, and before this one a pointer to it.
        let large = try self.count(at: end - 12)
        guard try number(UInt32.self, at: large) == 0x0606_4B50 else { throw .noDirectory }
        return (try self.count(at: large + 48), try self.count(at: large + 32))
    }

    /// What the directory says at a place, and where it goes on.
    func record(at place: Int) throws(ZipProblem) -> (record: Record, next: Int) {
        guard place >= 0, place < bytes.count, try number(UInt32.self, at: place) == 0x0201_4B50 else {
            throw .noDirectory
        }
        let nameLength = Int(try number(UInt16.self, at: place + 28))
        let extraLength = Int(try number(UInt16.self, at: place + 30))
        let commentLength = Int(try number(UInt16.self, at: place + 32))
        let extra = place + 46 + nameLength
        guard extra + extraLength <= bytes.count else { throw .noDirectory }
        let name = String(decoding: bytes[place + 46..<extra], as: UTF8.self).replacing("\\", with: "/")
        var sizes = [
            Int(try number(UInt32.self, at: place + 24)), Int(try number(UInt32.self, at: place + 20)),
            Int(try number(UInt32.self, at: place + 42)),
        ]
        if sizes.contains(0xFFFF_FFFF) { sizes = try largeNumbers(sizes, in: extra..<extra + extraLength) }
        guard try number(UInt16.self, at: place + 8) & 1 == 0 else { throw .encrypted }
        let method = try number(UInt16.self, at: place + 10)
        guard method == 0 || method == 8 else { throw .method(name, method) }
        let record = Record(
            name: name, method: method, checksum: try number(UInt32.self, at: place + 16), packedSize: sizes[1],
            size: sizes[0], offset: sizes[2])
        return (record, extra + extraLength + commentLength)
    }

    /// Numbers that did not fit their place stand, in order, in the extra field 1.
    private func largeNumbers(_ numbers: [Int], in extra: Range<Int>) throws(ZipProblem) -> [Int] {
        var place = extra.lowerBound
        while place + 4 <= extra.upperBound {
            let (kind, length) = (try number(UInt16.self, at: place), Int(try number(UInt16.self, at: place + 2)))
            place += 4
            guard kind == 1 else {
                place += length
                continue
            }
            var found: [Int] = []
            for number in numbers {
                guard number == 0xFFFF_FFFF else {
                    found.append(number)
                    continue
                }
                found.append(try count(at: place))
                place += 8
            }
            return found
        }
        throw .noDirectory
    }

    /// Where the packed bytes of a part lie.
    func data(of record: Record) throws(ZipProblem) -> Range<Int> {
        guard record.offset >= 0, record.offset < bytes.count, try number(UInt32.self, at: record.offset) == 0x0403_4B50
        else { throw .damaged(record.name) }
        let name = Int(try number(UInt16.self, at: record.offset + 26))
        let extra = Int(try number(UInt16.self, at: record.offset + 28))
        let start = record.offset + 30 + name + extra
        guard start <= bytes.count, record.packedSize >= 0, record.packedSize <= bytes.count - start else {
            throw .damaged(record.name)
        }
        return start..<start + record.packedSize
    }
}
