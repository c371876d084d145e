public import Frame

extension ChosenSample {
    /// The smallest, largest and sum of design weights.
    public struct Weights: Sendable, Equatable {
        public private(set) var smallest = Double.infinity
        public private(set) var largest = -Double.infinity
        public private(set) var sum = 0.0

        fileprivate mutating func add(_ weight: Double) {
            smallest = min(smallest, weight)
            largest = max(largest, weight)
            sum += weight
        }
    }

    /// The design weights of each stratum; `nil` where nothing was chosen.
    public var weightsByStratum: [Weights?] {
        var weights = [Weights?](repeating: nil, count: strata.count)
        for unit in units {
            var sum = weights[unit.stratum] ?? Weights()
            sum.add(unit.weight)
            weights[unit.stratum] = sum
        }
        return weights
    }

    /// The design weights of all.
    public var weights: Weights { units.reduce(into: Weights()) { $0.add($1.weight) } }

    /// 1 + CV² of the weights: what their differences do to the variance of a mean if they have nothing to do with what is
    /// measured (Kish 1965, ch. 11).
    public var weightingEffect: Double {
        let weights = units.map(\.weight)
        let sum = weights.reduce(0, +)
        return Double(weights.count) * weights.reduce(0) { $0 + $1 * $1 } / (sum * sum)
    }

    /// What was certain to be chosen because of its size: clusters by name, rows by their identifiers or row numbers.
    public func certainNames(in frame: DataFrame) -> [String] {
        if !plan.clusters.isEmpty { return strata.flatMap { $0.clusters.filter(\.isCertain).map(\.name) } }
        let columns = plan.identifiers.compactMap { frame[$0]?.categories }
        return certain.sorted().map { unit in
            let row = units[unit].row
            guard !columns.isEmpty else { return "row \(row + 1)" }
            return columns.map { $0.codes[row] < 0 ? "" : $0.levels[Int($0.codes[row])].name }.joined(separator: " × ")
        }
    }
}
