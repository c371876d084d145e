import Probability

extension SeededGenerator {
    /// The random numbers of one stratum or cluster: they depend on the seed and its name alone, so that they are the same
    /// whatever else is in the frame, in which order, and on how many cores.
    ///
    /// The name is hashed by FNV-1a (Fowler, Noll & Vo 1991; 64 bits), and the hash mixed with the seed's first number.
    init(seed: UInt64, stream name: String) {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in name.utf8 {
            hash ^= UInt64(byte)
            hash &*= 0x100_0000_01B3
        }
        var first = SeededGenerator(seed: seed)
        self.init(seed: first.next() ^ hash)
    }
}
