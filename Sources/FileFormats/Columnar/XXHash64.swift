/// XXH64 with seed 0 (Yann Collet's specification, XXH64 digest algorithm): a checksum at the speed of memory, against
/// accidents, not against forgers.
enum XXHash64 {
    private static let primes: (UInt64, UInt64, UInt64, UInt64, UInt64) = (
        0x9E37_79B1_85EB_CA87, 0xC2B2_AE3D_27D4_EB4F, 0x1656_67B1_9E37_79F9, 0x85EB_CA77_C2B2_AE63,
        0x27D4_EB2F_1656_67C5
    )

    static func hash(_ bytes: [UInt8]) -> UInt64 {
        bytes.withUnsafeBytes(hash)
    }

    static func hash(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
        guard let start = bytes.baseAddress else { return finish(primes.4) }
        let count = bytes.count
        var place = 0
        var hash: UInt64
        if count >= 32 {
            var lanes = SIMD4<UInt64>(primes.0 &+ primes.1, primes.1, 0, 0 &- primes.0)
            while place + 32 <= count {
                lanes[0] = round(lanes[0], word(start, place))
                lanes[1] = round(lanes[1], word(start, place + 8))
                lanes[2] = round(lanes[2], word(start, place + 16))
                lanes[3] = round(lanes[3], word(start, place + 24))
                place += 32
            }
            hash = rotated(lanes[0], 1) &+ rotated(lanes[1], 7) &+ rotated(lanes[2], 12) &+ rotated(lanes[3], 18)
            for lane in 0..<4 { hash = (hash ^ round(0, lanes[lane])) &* primes.0 &+ primes.3 }
        } else {
            hash = primes.4
        }
        hash &+= UInt64(count)
        while place + 8 <= count {
            hash = rotated(hash ^ round(0, word(start, place)), 27) &* primes.0 &+ primes.3
            place += 8
        }
        if place + 4 <= count {
            let half = UInt64(UInt32(littleEndian: (start + place).loadUnaligned(as: UInt32.self)))
            hash = rotated(hash ^ (half &* primes.0), 23) &* primes.1 &+ primes.2
            place += 4
        }
        while place < count {
            hash = rotated(hash ^ (UInt64(bytes[place]) &* primes.4), 11) &* primes.0
            place += 1
        }
        return finish(hash)
    }

    @inline(__always)
    private static func word(_ start: UnsafeRawPointer, _ place: Int) -> UInt64 {
        UInt64(littleEndian: (start + place).loadUnaligned(as: UInt64.self))
    }

    @inline(__always)
    private static func round(_ lane: UInt64, _ word: UInt64) -> UInt64 {
        rotated(lane &+ word &* primes.1, 31) &* primes.0
    }

    @inline(__always)
    private static func rotated(_ word: UInt64, _ bits: UInt64) -> UInt64 {
        word &<< bits | word &>> (64 &- bits)
    }

    private static func finish(_ hash: UInt64) -> UInt64 {
        var hash = hash
        hash ^= hash >> 33
        hash &*= primes.1
        hash ^= hash >> 29
        hash &*= primes.2
        return hash ^ hash >> 32
    }
}
