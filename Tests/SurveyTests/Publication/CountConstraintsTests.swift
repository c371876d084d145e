import Probability
import Testing

@testable import Survey

/// What is hidden cannot be worked out: by trying every table there could be.
@Suite("Hidden counts")
struct CountConstraintsTests {
    /// A table of levels × groups with its totals, cell by cell; totals of columns are known from elsewhere.
    private func table(_ counts: [[Int]]) -> (counts: [Int], ranks: [Int?], sums: [CountConstraints.Sum]) {
        let (levels, groups) = (counts.count, counts[0].count)
        var cells = counts.flatMap { $0 + [$0.reduce(0, +)] }
        var ranks = [Int?](repeating: 0, count: cells.count)
        let sizes = cells.count
        cells += (0..<groups).map { group in counts.reduce(0) { $0 + $1[group] } } + [counts.joined().reduce(0, +)]
        ranks += [Int?](repeating: nil, count: groups + 1)
        var sums: [CountConstraints.Sum] = []
        for level in 0..<levels {
            let first = level * (groups + 1)
            sums.append((0..<groups).map { (first + $0, 1) } + [(first + groups, -1)])
        }
        for group in 0...groups {
            sums.append((0..<levels).map { ($0 * (groups + 1) + group, 1) } + [(sizes + group, -1)])
        }
        return (cells, ranks, sums)
    }

    /// The values each hidden cell can take, by trying all levels × groups tables with the known column sums.
    private func possible(_ truth: [[Int]], _ constraints: CountConstraints) -> [Set<Int>] {
        let (cells, _, _) = table(truth)
        var possible = [Set<Int>](repeating: [], count: cells.count)
        let (levels, groups) = (truth.count, truth[0].count)
        let columns = (0..<groups).map { group in
            compositions(of: truth.reduce(0) { $0 + $1[group] }, into: levels)
        }
        func visit(_ chosen: [[Int]]) {
            guard chosen.count < groups else {
                let candidate = (0..<levels).map { level in chosen.map { $0[level] } }
                let values = table(candidate).counts
                let fits = cells.indices.allSatisfy { cell in
                    constraints.isHidden[cell] ? values[cell] >= 1 : values[cell] == cells[cell]
                }
                if fits { for cell in cells.indices { possible[cell].insert(values[cell]) } }
                return
            }
            for column in columns[chosen.count] { visit(chosen + [column]) }
        }
        visit([])
        return possible
    }

    private func compositions(of sum: Int, into parts: Int) -> [[Int]] {
        guard parts > 1 else { return [[sum]] }
        return (0...sum).flatMap { first in compositions(of: sum - first, into: parts - 1).map { [first] + $0 } }
    }

    @Test("No table of small counts gives a hidden one away", arguments: 1...40)
    func audit(seed: Int) {
        var random = SeededGenerator(seed: UInt64(seed))
        let levels = Int.random(in: 2...3, using: &random)
        let groups = 5 - levels
        let truth = (0..<levels).map { _ in (0..<groups).map { _ in Int.random(in: 0...5, using: &random) } }
        let (cells, ranks, sums) = table(truth)
        let primary = cells.indices.map { ranks[$0] != nil && (1..<3).contains(cells[$0]) }
        var constraints = CountConstraints(cells, ranks: ranks, sums: sums, hidden: primary)
        constraints.protect()
        let possible = possible(truth, constraints)
        for cell in cells.indices where constraints.isHidden[cell] {
            // What all others leave alone cannot be helped: a column of a single answer.
            let canBeHelped = !constraints.workedOut.contains(cell)
            #expect(possible[cell].count > 1 || !canBeHelped, "\(truth): cell \(cell) is given away")
            #expect(cells[cell] > 0, "a zero is never hidden")
        }
        for cell in cells.indices where primary[cell] { #expect(constraints.isHidden[cell]) }
    }

    @Test("A single small count hides another in its row and in its column")
    func complement() {
        let (cells, ranks, sums) = table([[2, 50], [60, 70]])
        let primary = cells.map { $0 == 2 }
        var constraints = CountConstraints(cells, ranks: ranks, sums: sums, hidden: primary)
        #expect(constraints.workedOut == [0])
        constraints.protect()
        #expect(constraints.workedOut == [])
        #expect(constraints.isHidden.count { $0 } == 4)
    }

    @Test("Two ones that add up to a shown two are protected by a third")
    func wholeNumbers() {
        let (cells, ranks, sums) = table([[1, 1, 40], [30, 20, 25]])
        var constraints = CountConstraints(cells, ranks: ranks, sums: sums, hidden: cells.map { $0 == 1 })
        #expect(Set(constraints.workedOut) == [0, 1])
        constraints.protect()
        #expect(constraints.workedOut == [])
    }
}
