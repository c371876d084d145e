/// Why replicate weights cannot be made from a design. All wording on making them is here.
public enum ReplicateError: Error, Equatable {
    case notPairs(strata: [String], units: [Int])
    case unknownSingleUnits(policy: SinglePSUPolicy, strata: [String], method: String)
    case nothingVaries
    case fayOutOfRange(Double)
    case tooFewReplicates(Int)
    case noDraws(Int)
    case tooLarge(units: Int, replicates: Int)
    case tooManyDifferences(Int)
    case notAnOrder(units: Int, given: Int)
}

extension ReplicateError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .notPairs(let strata, let units):
            let shown = zip(strata, units).prefix(5).map { "\($1) in \($0)" }.joined(separator: ", ")
            return
                "replicates: balanced repeated replication needs exactly two primary units in each stratum, but there are "
                + "\(shown)\(Self.more(strata.count)). Use the jackknife, which takes any number, or pair the units in a "
                + "variable that is named as strata."
        case .unknownSingleUnits(let policy, let strata, let method):
            return
                "replicates: \(strata.count == 1 ? "stratum" : "strata") \(strata.prefix(5).joined(separator: ", "))"
                + "\(Self.more(strata.count)) \(strata.count == 1 ? "has" : "have") a single unit, and singlePSU: "
                + "\(policy.rawValue) has no meaning for \(method). Use the jackknife, or singlePSU: certainty, or merge "
                + "the stratum with a similar one."
        case .nothingVaries:
            return
                "replicates: no stratum has two sampled units or more and units that were not sampled, so that nothing varies "
                + "between replicates. Check strata, clusters and population sizes of the design."
        case .fayOutOfRange(let value):
            return "replicates: Fay's factor is \(value), but must be at least 0 and below 1; 0.3 and 0.5 are usual."
        case .tooFewReplicates(let count):
            return
                "replicates: \(count) replicate\(count == 1 ? "" : "s"), but a variance needs at least 2; 500 are usual."
        case .noDraws(let draws):
            return "replicates: \(draws) units to draw in each stratum, but at least 1 must be."
        case .tooLarge(let units, let replicates):
            return
                "replicates: \(replicates) replicates of \(units) units are more than \(Self.largestCount) factors. Use a "
                + "bootstrap with fewer replicates, or linearization, which needs none."
        case .tooManyDifferences(let count):
            return
                "replicates: \(count) replicates of successive differences are more than \(Self.largestOrder); 80 to 160 are "
                + "usual."
        case .notAnOrder(let units, let given):
            return
                "replicates: the order of successive differences lists \(given) unit\(given == 1 ? "" : "s"), but must list each "
                + "of the \(units) primary units once, in the order they were drawn."
        }
    }

    /// How many factors are held at most: 2 GiB.
    static let largestCount = 1 << 28

    /// The largest Hadamard matrix that is made for successive differences.
    static let largestOrder = 1 << 13

    private static func more(_ count: Int) -> String {
        count > 5 ? ", … (\(count) in all)" : ""
    }
}
