public import Frame

extension ChosenSample {
    /// The smallest, largest and sum of the design weights of a stratum, or of all; `nil` where nothing was chosen.
    public func weights(ofStratum stratum: Int? = nil) -> (smallest: Double, largest: Double, sum: Double)? {
        let weights = units.filter { stratum == nil || $0.stratum == stratum }.map(\.weight)
        guard let smallest = weights.min(), let largest = weights.max() else { return nil }
        return (smallest, largest, weights.reduce(0, +))
    }

    /// 1 + CV² of the weights: what their differences do to the variance of a mean if they have nothing to do with what is
    /// measured (Kish 1965, §11.7).
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
