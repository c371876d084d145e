import Probability
import Results
import Survey
import Testing

@Suite("Who is interviewed in which waves")
struct WavePresenceTests {
    @Test("Counts and patterns of five persons in four waves")
    func counts() {
        // Person 0 in all waves; 1 in the first; 2 in the first and last; 3 from the second; 4 does not count.
        let rows: [(Int32, Int32)] = [
            (0, 0), (0, 1), (0, 2), (0, 3), (1, 0), (2, 3), (2, 0), (3, 2), (3, 1), (3, 3), (-1, 2), (1, -1),
        ]
        let presence = WavePresence(persons: rows.map(\.0), personCount: 5, waves: rows.map(\.1), waveCount: 4)
        let counts = presence.counts()
        #expect(counts[.interviewed] == [3, 2, 2, 3])
        #expect(counts[.retained] == [3, 1, 1, 2])
        #expect(counts[.everyWave] == [3, 1, 1, 1])
        #expect(counts[.lost] == [0, 2, 0, 0])
        #expect(counts[.returned] == [0, 0, 0, 1])
        #expect(counts[.new] == [3, 1, 0, 0])
        #expect(presence.patterns().map(\.pattern) == ["1111", "1001", "1000", "0111"])
        #expect(presence.isPresent(2, in: 3) && !presence.isPresent(2, in: 1))
    }

    @Test(
        "Those of the wave before, less the lost, more the returned and the new, are those of the wave",
        arguments: 1...5)
    func balance(_ seed: Int) {
        var generator = SeededGenerator(seed: UInt64(seed))
        let (people, waveCount) = (200, seed == 5 ? WavePresence.mostWaves : 6)
        var rows: [(Int32, Int32)] = []
        for person in 0..<people {
            for wave in 0..<waveCount where generator.next() % 3 > 0 { rows.append((Int32(person), Int32(wave))) }
        }
        let presence = WavePresence(
            persons: rows.map(\.0), personCount: people, waves: rows.map(\.1), waveCount: waveCount)
        let counts = presence.counts()
        func count(_ name: AttritionCount, _ wave: Int) -> Int { counts[name]?[wave] ?? -1 }
        for wave in 1..<waveCount {
            #expect(
                count(.interviewed, wave) == count(.interviewed, wave - 1) - count(.lost, wave) + count(.returned, wave)
                    + count(.new, wave))
        }
        let patterns = presence.patterns()
        #expect(patterns.reduce(0) { $0 + $1.count } == (0..<waveCount).reduce(0) { $0 + count(.new, $1) })
        #expect(
            patterns.filter { $0.pattern.hasPrefix("1") && $0.pattern.hasSuffix("1") }.reduce(0) { $0 + $1.count }
                == count(.retained, waveCount - 1))
    }
}
