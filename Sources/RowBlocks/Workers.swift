import Dispatch

/// How many cores a computation may use.
///
/// The number never changes a result: rows are cut into fixed blocks whose partial results are combined in block
/// order (see ``mapInOrder(_:_:)``), so one core and sixteen print the same bytes.
public enum Workers {
    /// The largest number of cores used at once; `nil` means every core the machine offers.
    @TaskLocal public static var limit: Int?
}

/// Maps `0 ..< count` through `body` on all cores and returns the results in index order.
///
/// Calls within `body` share the cores that ``Workers/limit`` allows: each lane has its part of them.
///
/// - Parameters:
///   - count: the number of independent pieces of work.
///   - body: computes one piece; called concurrently, once per index.
/// - Returns: `body(0), body(1), …`, whatever order they finished in.
/// - Throws: the error of the lowest index that failed.
public func mapInOrder<Piece: Sendable, Failure: Error>(
    _ count: Int, _ body: @Sendable (Int) throws(Failure) -> Piece
) throws(Failure) -> [Piece] {
    guard count > 0 else { return [] }
    let limit = Workers.limit ?? count
    let slots = PieceSlots<Piece, Failure>(count: count)
    // Each lane takes every `lanes`-th piece; a limit only bounds how many lanes run.
    let lanes = Swift.max(1, Swift.min(count, limit))
    @Sendable func run(lane: Int) {
        for index in stride(from: lane, to: count, by: lanes) {
            do throws(Failure) {
                slots.store(.success(try body(index)), at: index)
            } catch {
                slots.store(.failure(error), at: index)
            }
        }
    }
    // The threads of a lane do not inherit the limit, and lanes within lanes must not multiply it.
    let share = Workers.limit.map { Swift.max(1, $0 / lanes) }
    DispatchQueue.concurrentPerform(iterations: lanes) { lane in
        Workers.$limit.withValue(share) { run(lane: lane) }
    }
    return try slots.collect()
}

/// Result slots written by different workers, each index exactly once.
private final class PieceSlots<Piece: Sendable, Failure: Error>: @unchecked Sendable {
    // Every index is written by one worker and read only after all have finished, so no lock is needed.
    private let slots: UnsafeMutableBufferPointer<Result<Piece, Failure>?>

    init(count: Int) {
        slots = .allocate(capacity: count)
        slots.initialize(repeating: nil)
    }

    deinit {
        slots.deinitialize()
        slots.deallocate()
    }

    func store(_ result: Result<Piece, Failure>, at index: Int) {
        slots[index] = result
    }

    func collect() throws(Failure) -> [Piece] {
        var pieces: [Piece] = []
        pieces.reserveCapacity(slots.count)
        for slot in slots {
            guard let slot else { preconditionFailure("a piece of work was never run") }
            pieces.append(try slot.get())
        }
        return pieces
    }
}
