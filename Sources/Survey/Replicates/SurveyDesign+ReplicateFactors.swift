import LinearAlgebra
import RowBlocks

extension SurveyDesign {
    /// Replicate weights of the design, as factors of the sampling weight by unit.
    ///
    /// Units are those of ``stages``, which are numbered by stratum and identifier, so that nothing depends on the order of
    /// rows. The first stage only is used (the ultimate cluster), with its finite-population correction where the method
    /// has one; the multistage bootstrap uses every stage that contributes. Strata that were sampled whole have factor 1 in
    /// every replicate. What ``singlePSU`` means for each method, docs/replicates.md says.
    ///
    /// - Parameters:
    ///   - method: how replicates are made.
    ///   - count: R, for bootstraps; for successive differences R is the smallest order of a Hadamard matrix that is not
    ///     below it. The jackknife and balanced replication have as many as they need.
    ///   - seed: of the bootstraps; the same seed gives the same factors, whatever the number of cores.
    ///   - nameOfStratum: what messages call a first-stage stratum.
    /// - Returns: units × R factors, at most 2²⁸ in all.
    /// - Throws: ``ReplicateError``.
    public func replicateFactors(
        _ method: ReplicateMethod, count: Int = 500, seed: UInt64 = 1,
        nameOfStratum: (Int) -> String = { "number \($0 + 1)" }
    ) throws(ReplicateError) -> ReplicateFactors {
        let strata = ReplicateStrata(stages[0], policy: singlePSU)
        switch method {
        case .jackknife:
            return try jackknife(strata, nameOfStratum: nameOfStratum)
        case .balanced(let fay):
            return try balancedReplicates(strata, fay: fay, nameOfStratum: nameOfStratum)
        case .bootstrap(.multistage):
            return try multistageBootstrap(count: count, seed: seed, nameOfStratum: nameOfStratum)
        case .bootstrap(let kind):
            return try bootstrap(kind, strata, count: count, seed: seed, nameOfStratum: nameOfStratum)
        case .successiveDifferences(let order):
            return try successiveDifferences(strata, order: order, count: count, nameOfStratum: nameOfStratum)
        }
    }
}

extension Matrix {
    /// Units × replicates, column by column: `fill` changes a column of ones to the factors of one replicate.
    static func replicates(
        units: Int, count: Int, _ fill: @Sendable (Int, inout [Double]) -> Void
    ) throws(ReplicateError) -> Matrix {
        guard units == 0 || count <= ReplicateError.largestCount / units else {
            throw .tooLarge(units: units, replicates: count)
        }
        var storage: [Double] = []
        storage.reserveCapacity(units * count)
        // Some columns at a time, so that no second copy of all of them is held.
        for columns in RowBlocks(rowCount: count, blockSize: 32) {
            let filled = mapInOrder(columns.count) { index in
                var column = [Double](repeating: 1, count: units)
                fill(columns.lowerBound + index, &column)
                return column
            }
            for column in filled { storage.append(contentsOf: column) }
        }
        return Matrix(rows: units, columns: count, storage: storage)
    }
}
