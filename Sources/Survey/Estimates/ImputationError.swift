/// Why estimates from several plausible values or imputations do not become one.
public enum ImputationError: Error, Sendable, Equatable {
    case tooFewSets(Int)
    /// Estimates that are called otherwise than in the first set.
    case namesDiffer(set: Int, found: [String], first: [String])
    /// Groups of a variable that not every set has.
    case groupsDiffer(variable: String)
    /// What cannot be estimated from one of the sets.
    case set(Int, problem: String)
}

extension ImputationError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .tooFewSets(let count):
            return
                "estimates from \(count) set\(count == 1 ? "" : "s") of values cannot be combined: the variance between sets "
                + "needs at least 2."
        case .namesDiffer(let set, let found, let first):
            let own = found.filter { !first.contains($0) }
            let missing = first.filter { !found.contains($0) }
            let difference = [
                missing.isEmpty ? nil : "lacks \(missing.prefix(6).joined(separator: ", "))",
                own.isEmpty ? nil : "has \(own.prefix(6).joined(separator: ", ")) besides",
            ].compactMap { $0 }
            return
                "plausible value \(set) gives other estimates than the first: it "
                + "\(difference.isEmpty ? "has them in another order" : difference.joined(separator: " and ")). Give the "
                + "derived variable levels that all plausible values have (cut, or values:), or merge sparse levels."
        case .groupsDiffer(let variable):
            return
                "the plausible values give '\(variable)' other levels than the first does, so groups cannot be combined. Derive it "
                + "with levels that all have (cut, or values:)."
        case .set(let number, let problem): return "with plausible value \(number): \(problem)"
        }
    }
}
