import Glibc
import Synchronization

extension Workers {
    /// How many cores a computation uses now: those the machine offers, within ``limit``.
    public static var count: Int {
        let offered = Swift.max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
        return Swift.min(offered, limit ?? offered)
    }
}

/// Maps `0 ..< count` through `body` as ``mapInOrder(_:_:)`` does, with scratch that each core makes once and uses for all
/// of its pieces. What is left in the scratch must not change what a piece gives.
public func mapInOrder<Scratch, Piece: Sendable, Failure: Error>(
    _ count: Int, scratch makeScratch: @Sendable () -> Scratch,
    _ body: @Sendable (inout Scratch, Int) throws(Failure) -> Piece
) throws(Failure) -> [Piece] {
    let next = Atomic(0)
    let lanes = Swift.min(count, Workers.count)
    let found = mapInOrder(lanes) { _ in
        var scratch = makeScratch()
        var pieces: [(index: Int, piece: Result<Piece, Failure>)] = []
        while true {
            // Whoever is free takes the next piece.
            let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
            guard index < count else { return pieces }
            do throws(Failure) {
                pieces.append((index, .success(try body(&scratch, index))))
            } catch {
                pieces.append((index, .failure(error)))
            }
        }
    }
    var ordered = [Result<Piece, Failure>?](repeating: nil, count: count)
    for (index, piece) in found.joined() { ordered[index] = piece }
    var pieces: [Piece] = []
    pieces.reserveCapacity(count)
    for piece in ordered {
        guard let piece else { preconditionFailure("a piece of work was never run") }
        pieces.append(try piece.get())
    }
    return pieces
}
