import Probability

/// The random numbers of replicate weights: one stream for each replicate, stage and stratum, so that no result depends on
/// which core makes which replicate.
struct ReplicateStream {
    let seed: UInt64

    /// - Parameter replicate: from 0; −1 for what all replicates share.
    func generator(replicate: Int, stage: Int = 0, stratum: Int) -> SeededGenerator {
        var state = seed
        for part in [replicate, stage, stratum] { state = Self.mixed(state, UInt64(bitPattern: Int64(part))) }
        return SeededGenerator(seed: state)
    }

    /// One round of SplitMix64 over both numbers (Steele, Lea & Flood 2014).
    private static func mixed(_ state: UInt64, _ part: UInt64) -> UInt64 {
        var z = state &+ 0x9E37_79B9_7F4A_7C15 &* (part &+ 2)
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

extension SeededGenerator {
    /// A whole number from 0 to `bound` − 1, each equally likely (Lemire 2019, *ACM Trans. Model. Comput. Simul.* 29, 3).
    mutating func index(below bound: Int) -> Int {
        let bound = UInt64(bound)
        var product = next().multipliedFullWidth(by: bound)
        if product.low < bound {
            let threshold = (0 &- bound) % bound
            while product.low < threshold { product = next().multipliedFullWidth(by: bound) }
        }
        return Int(product.high)
    }

    /// Puts a random subset, each equally likely, into the first `count` places.
    mutating func choose(_ count: Int, from places: inout [Int]) {
        for place in 0..<count { places.swapAt(place, place + index(below: places.count - place)) }
    }
}
