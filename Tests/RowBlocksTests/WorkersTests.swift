import Synchronization
import Testing

@testable import RowBlocks

@Suite("Work in order on all cores")
struct WorkersTests {
    struct Failure: Error, Equatable {
        let index: Int
    }

    /// Work whose duration depends on the index, so that pieces finish out of order.
    @Sendable static func unevenWork(_ index: Int) -> Int {
        var sum = 0
        for step in 0..<((index * 7_919) % 997) { sum &+= step }
        return index * index + (sum == -1 ? 1 : 0)
    }

    static let limits: [Int?] = [nil, 1, 2, 3, 16, 1_000, 0, -1]

    @Test("Results come in the order of their indices, whatever the limit", arguments: limits, [0, 1, 2, 3, 17, 1_000])
    func order(limit: Int?, count: Int) {
        let results = Workers.$limit.withValue(limit) { mapInOrder(count, Self.unevenWork) }
        #expect(results == (0..<count).map { $0 * $0 })
    }

    @Test("Every index is worked on once", arguments: limits)
    func once(limit: Int?) {
        let seen = Mutex([Int](repeating: 0, count: 500))
        _ = Workers.$limit.withValue(limit) { mapInOrder(500) { index in seen.withLock { $0[index] += 1 } } }
        #expect(seen.withLock { $0 } == [Int](repeating: 1, count: 500))
    }

    @Test("The error of the lowest index is thrown", arguments: limits)
    func lowestError(limit: Int?) {
        #expect(throws: Failure(index: 30)) {
            try Workers.$limit.withValue(limit) {
                try mapInOrder(100) { index throws(Failure) in
                    // The higher failures are quick, the lowest is slow.
                    if index > 30, index % 10 == 0 { throw Failure(index: index) }
                    _ = (0..<2_000).reduce(0, &+)
                    if index == 30 { throw Failure(index: index) }
                    return index
                }
            }
        }
    }

    @Test("Error in the last piece alone")
    func lastError() {
        #expect(throws: Failure(index: 9)) {
            try mapInOrder(10) { index throws(Failure) in
                if index == 9 { throw Failure(index: 9) }
                return index
            }
        }
    }

    @Test("No work is done for no pieces, nor for a negative number of them", arguments: [0, -1, Int.min])
    func nothing(count: Int) {
        let calls = Atomic(0)
        #expect(mapInOrder(count) { _ in calls.add(1, ordering: .relaxed).newValue } == [])
        #expect(calls.load(ordering: .relaxed) == 0)
    }

    @Test("Work within work keeps its order", arguments: limits)
    func nesting(limit: Int?) {
        @Sendable func name(_ outer: Int, _ inner: Int) -> Int { outer * 100 + inner }
        let nested = Workers.$limit.withValue(limit) {
            mapInOrder(12) { outer in mapInOrder(20) { inner in name(outer, inner) } }
        }
        let expected = (0..<12).map { outer in (0..<20).map { inner in name(outer, inner) } }
        #expect(nested == expected)
    }

    @Test("No more lanes run at once than the limit allows", arguments: [1, 2, 3])
    func concurrency(limit: Int) {
        let running = Atomic(0)
        let most = Atomic(0)
        _ = Workers.$limit.withValue(limit) {
            mapInOrder(64) { _ in
                let now = running.add(1, ordering: .sequentiallyConsistent).newValue
                _ = most.max(now, ordering: .sequentiallyConsistent)
                _ = (0..<5_000).reduce(0, &+)
                running.subtract(1, ordering: .sequentiallyConsistent)
            }
        }
        #expect(most.load(ordering: .sequentiallyConsistent) <= limit)
    }

    @Test(
        "Work within work shares the limit: no lane lets more cores work than its part",
        arguments: [(1, 4, 1), (2, 4, 1), (4, 2, 2), (5, 2, 2), (8, 2, 4), (3, 1, 3)])
    func nestedLimit(limit: Int, pieces: Int, share: Int) {
        let seen = Workers.$limit.withValue(limit) { mapInOrder(pieces) { _ in Workers.limit } }
        #expect(seen == [Int?](repeating: share, count: pieces))
    }

    @Test("Without a limit there is none within, and afterwards none either")
    func noLimit() {
        #expect(mapInOrder(3) { _ in Workers.limit } == [nil, nil, nil])
        Workers.$limit.withValue(2) { _ = mapInOrder(8) { $0 } }
        #expect(Workers.limit == nil)
    }

    @Test("Pieces that own memory are released once")
    func ownedPieces() {
        final class Piece: Sendable {
            let index: Int
            init(_ index: Int) { self.index = index }
        }
        weak var first: Piece?
        do {
            let pieces = mapInOrder(50) { Piece($0) }
            first = pieces[0]
            #expect(pieces.map(\.index) == Array(0..<50))
            #expect(first != nil)
        }
        #expect(first == nil)
    }
}
