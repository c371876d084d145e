import Estimation
import LinearAlgebra

extension SurveyDesign {
    /// The same sample with replicates made from its strata and units; see ``replicateFactors(_:count:seed:nameOfStratum:)``.
    ///
    /// Every estimator works on it unchanged: the sums of a replicate are the product of its units' sums with the factors.
    ///
    /// - Parameters:
    ///   - isCentredAtEstimate: whether deviations are from the estimate of the whole sample.
    ///   - degreesOfFreedom: primary units minus strata, but less than the number of replicates, when `nil`.
    /// - Throws: ``ReplicateError``.
    public func replicated(
        _ method: ReplicateMethod, count: Int = 500, seed: UInt64 = 1, isCentredAtEstimate: Bool = true,
        degreesOfFreedom: Double? = nil, nameOfStratum: (Int) -> String = { "number \($0 + 1)" }
    ) throws(ReplicateError) -> SurveyDesign {
        let made = try replicateFactors(
            inRowOrder(method), count: count, seed: seed, nameOfStratum: nameOfStratum)
        let first = stages[0]
        let replication = Replication(
            kind: made.kind, scale: made.scale, scales: made.rscales, isCentredAtEstimate: isCentredAtEstimate,
            degreesOfFreedom: degreesOfFreedom
                ?? Double(min(first.units.count - first.stratumCount, made.replicateCount - 1)),
            partsOfStage: made.stage)
        return SurveyDesign(
            weights: weights, stages: stages, singlePSU: singlePSU, declaration: declaration,
            method: .replicated(replication), further: .factors(made.factors))
    }

    /// Successive differences without an order of their own go by the rows.
    private func inRowOrder(_ method: ReplicateMethod) -> ReplicateMethod {
        if case .successiveDifferences(let order) = method, order.isEmpty {
            return .successiveDifferences(order: primaryUnitsInRowOrder)
        }
        return method
    }
}
