import LinearAlgebra

extension SurveyDesign {
    /// Balanced repeated replication (McCarthy 1969, *Rev. Int. Stat. Inst.* 37, 239; Judkins 1990, *J. Off. Stat.* 6, 223):
    ///
    ///     f_ur = 1 + (1 − ρ) a_hr for the first unit of stratum h, 1 − (1 − ρ) a_hr for the second
    ///     scale = 1/(R (1 − ρ)²), rscales = 1
    ///
    /// where a_h is a row of a Hadamard matrix of order R, the smallest above the number H of strata that vary; the row of
    /// ones is not used, so that the balance is fully orthogonal. Sampling fractions below 1 are not corrected for.
    func balancedReplicates(
        _ strata: ReplicateStrata, fay: Double, nameOfStratum: (Int) -> String
    ) throws(ReplicateError) -> ReplicateFactors {
        guard fay >= 0, fay < 1 else { throw .fayOutOfRange(fay) }
        let odd = strata.varying.filter { strata.members[$0].count != 2 }
        guard odd.isEmpty else {
            throw .notPairs(strata: odd.map(nameOfStratum), units: odd.map { strata.members[$0].count })
        }
        try strata.refuse(
            policies: [.refuse, .centre], method: "balanced replication", nameOfStratum: nameOfStratum)
        // Before the Hadamard matrix, which is as large, is made.
        guard strata.varying.count < ReplicateError.largestCount / strata.unitCount else {
            throw .tooLarge(units: strata.unitCount, replicates: strata.varying.count + 1)
        }
        let hadamard = HadamardMatrix(orderAtLeast: strata.varying.count + 1)
        let factors = try Matrix.replicates(units: strata.unitCount, count: hadamard.order) { replicate, column in
            for (row, stratum) in strata.varying.enumerated() {
                let isFirst = hadamard[row + 1, replicate] > 0
                column[strata.members[stratum][0]] = isFirst ? 2 - fay : fay
                column[strata.members[stratum][1]] = isFirst ? fay : 2 - fay
            }
        }
        let scale = strata.inflation / (Double(hadamard.order) * ((1 - fay) * (1 - fay)))
        return ReplicateFactors(
            factors: factors, scale: scale, kind: fay == 0 ? .balancedHalfSamples : .fay, fay: fay)
    }
}
