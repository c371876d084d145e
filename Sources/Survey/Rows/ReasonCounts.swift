import Estimation
import Frame

/// How many values of a variable are missing for which reason, by group.
struct ReasonCounts: Sendable {
    private let groupCount: Int
    /// n by reason × group.
    private var counts: [Int]

    private static let width = MissingReason.allCases.map { Int($0.rawValue) + 1 }.max() ?? 0

    init(groupCount: Int) {
        self.groupCount = groupCount
        counts = [Int](repeating: 0, count: Self.width * groupCount)
    }

    mutating func add(_ missing: MissingCells, _ block: SampleBlock, _ groups: GroupIndex) {
        guard !missing.isEmpty else { return }
        for row in 0..<block.rowCount where missing.reasons[row] != 0 && groups.codes[row] >= 0 {
            counts[Int(missing.reasons[row]) * groupCount + Int(groups.codes[row])] += 1
        }
    }

    func count(_ reason: MissingReason, group: Int) -> Int { counts[Int(reason.rawValue) * groupCount + group] }

    func count(_ reason: MissingReason) -> Int { (0..<groupCount).reduce(0) { $0 + count(reason, group: $1) } }
}
