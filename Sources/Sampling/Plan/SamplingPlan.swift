/// How a sample is to be drawn from a frame, by the names of its variables.
public struct SamplingPlan: Sendable, Equatable {
    /// How many units (or clusters) are chosen.
    public enum Size: Sendable, Equatable {
        /// In all, shared out over strata.
        case total(Int)
        /// In each stratum.
        case each(Int)
        /// A variable that holds the number of each stratum.
        case given(String)
    }

    public var size: Size
    public var method = SelectionMethod.simple
    /// Several are crossed.
    public var strata: [String] = []
    /// What tells clusters apart; several are crossed.
    public var clusters: [String] = []
    /// The measure of size.
    public var sizeVariable: String?
    /// The order that systematic methods follow.
    public var order: [String] = []
    /// What tells units apart, so that the order of rows in the file does not matter.
    public var identifiers: [String] = []
    public var allocation = AllocationRule.proportional
    /// The variable whose spread an allocation takes.
    public var of: String?
    /// Variables that hold, for each stratum, the standard deviation and the cost of a unit.
    public var deviation: String?
    public var cost: String?
    /// Bankier's q.
    public var exponent = 0.5
    public var minimum = 0
    /// Units chosen in each cluster; `nil` for all of them.
    public var take: Int?
    public var takeMethod = SelectionMethod.simple
    public var seed: UInt64

    public init(size: Size, seed: UInt64) {
        self.size = size
        self.seed = seed
    }

    /// What is chosen at the first stage, in words.
    var unitName: String { clusters.isEmpty ? "unit" : "cluster" }

    /// The variables the plan reads.
    public var variableNames: [String] {
        var names = strata + clusters + order + identifiers + [sizeVariable, of, deviation, cost].compactMap { $0 }
        if case .given(let name) = size { names.append(name) }
        return names
    }

    /// The variables by the part they have in the plan.
    public var roles: [(role: String, names: [String])] {
        var roles = [
            ("strata", strata), ("clusters", clusters), ("size", [sizeVariable].compactMap { $0 }), ("order", order),
            ("identifier", identifiers), ("spread", [of].compactMap { $0 }),
            ("standard deviation", [deviation].compactMap { $0 }), ("cost", [cost].compactMap { $0 }),
        ]
        if case .given(let name) = size { roles.append(("sample size", [name])) }
        return roles
    }

    /// Refuses what no frame could satisfy.
    ///
    /// - Throws: ``SamplingError``.
    public func check() throws(SamplingError) {
        switch size {
        case .total(let n), .each(let n): if n < 1 { throw .sizeNotPositive(n) }
        case .given: break
        }
        if minimum < 0 { throw .negativeMinimum(minimum) }
        if let take {
            if take < 1 { throw .takeNotPositive(take) }
            if clusters.isEmpty { throw .takeWithoutClusters }
        }
        let isSystematic = [method, take == nil ? method : takeMethod].contains {
            $0 == .systematic || $0 == .systematicPPS
        }
        if !order.isEmpty, !isSystematic { throw .orderOfRandomChoice(method) }
        if let sizeVariable, !method.isProportional { throw .sizeWithoutProportion(sizeVariable) }
        if method.isProportional, sizeVariable == nil, clusters.isEmpty { throw .proportionWithoutSize(method) }
        try checkAllocation()
    }

    private func checkAllocation() throws(SamplingError) {
        let given = [("--of", of), ("--deviation", deviation), ("--cost", cost)].filter { $0.1 != nil }.map(\.0)
        guard case .total = size else {
            if allocation != .proportional || minimum > 0 || !given.isEmpty { throw .allocationOfGivenSizes }
            return
        }
        let used: [String] =
            switch allocation {
            case .proportional, .equal: []
            case .neyman: ["--of", "--deviation"]
            case .optimal: ["--of", "--deviation", "--cost"]
            case .power: ["--of"]
            }
        if let flag = given.first(where: { !used.contains($0) }) { throw .unusedByAllocation(flag, allocation) }
        if of != nil, deviation != nil { throw .spreadTwice }
        if method.isProportional, allocation.needsSpread || of != nil {
            throw .allocationOfProportionalSample(allocation)
        }
        if allocation.needsSpread, of == nil, deviation == nil { throw .allocationNeedsSpread(allocation) }
        if allocation == .optimal, cost == nil { throw .allocationNeedsCost }
        if allocation == .power, !(exponent >= 0 && exponent <= 1) { throw .unusableExponent(exponent) }
    }
}
