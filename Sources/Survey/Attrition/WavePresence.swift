public import Results

/// In which waves of a panel each person was interviewed.
public struct WavePresence: Sendable {
    /// For each person the waves, as bits: the first is the lowest.
    private let waves: [UInt128]
    public let waveCount: Int

    /// The most waves there can be.
    public static let mostWaves = UInt128.bitWidth

    /// - Parameters:
    ///   - persons: the person of every row, from 0; −1 for rows that do not count.
    ///   - waves: the wave of every row, from 0; −1 for rows that do not count.
    ///   - waveCount: at most ``mostWaves``.
    public init(persons: [Int32], personCount: Int, waves: [Int32], waveCount: Int) {
        var found = [UInt128](repeating: 0, count: personCount)
        for row in persons.indices where persons[row] >= 0 && waves[row] >= 0 {
            found[Int(persons[row])] |= 1 << UInt128(waves[row])
        }
        self.waves = found
        self.waveCount = waveCount
    }

    /// Whether a person was interviewed in a wave.
    public func isPresent(_ person: Int, in wave: Int) -> Bool { waves[person] >> UInt128(wave) & 1 == 1 }

    /// How many persons each count holds in every wave. Interviewed are those of the wave before, less the lost, more the
    /// returned and the new.
    public func counts() -> [AttritionCount: [Int]] {
        var counts = Dictionary(
            uniqueKeysWithValues: AttritionCount.allCases.map { ($0, [Int](repeating: 0, count: waveCount)) })
        for present in waves where present != 0 {
            var earlier: UInt128 = 0
            for wave in 0..<waveCount {
                let bit = UInt128(1) << UInt128(wave)
                let isHere = present & bit != 0
                let wasBefore = wave > 0 && present & (bit >> 1) != 0
                if isHere {
                    counts[.interviewed]?[wave] += 1
                    if present & 1 == 1 { counts[.retained]?[wave] += 1 }
                    if present & (bit | (bit &- 1)) == (bit | (bit &- 1)) { counts[.everyWave]?[wave] += 1 }
                    if earlier == 0 { counts[.new]?[wave] += 1 }
                    if earlier != 0, !wasBefore { counts[.returned]?[wave] += 1 }
                } else if wasBefore {
                    counts[.lost]?[wave] += 1
                }
                earlier |= present & bit
            }
        }
        return counts
    }

    /// How many persons were interviewed in the same waves, the most frequent first: `110` is the first two of three.
    public func patterns() -> [(pattern: String, count: Int)] {
        var counts: [UInt128: Int] = [:]
        for present in waves where present != 0 { counts[present, default: 0] += 1 }
        return counts.map { present, count in
            (pattern: String((0..<waveCount).map { present >> UInt128($0) & 1 == 1 ? "1" : "0" }), count: count)
        }.sorted { ($1.count, $1.pattern) < ($0.count, $0.pattern) }
    }
}
