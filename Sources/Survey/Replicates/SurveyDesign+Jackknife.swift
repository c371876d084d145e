import LinearAlgebra

extension SurveyDesign {
    /// Leaves out one primary unit at a time (Wolter 2007, §4.5; Rust & Rao 1996):
    ///
    ///     f_ur = 0 for the unit left out, n_h/(n_h − 1) for others of its stratum, 1 elsewhere
    ///     JK1: scale = (1 − f)(n − 1)/n, rscales = 1        JKn: scale = 1, rscales = (1 − f_h)(n_h − 1)/n_h
    ///
    /// The variance of a total is that of linearization of the first stage, exactly, and so is what a single unit
    /// contributes: nothing under `certainty` and `remove`; under `centre` two replicates of (1 − f)/2 each with factors
    /// 1 ± (1/U − [u is the unit]), where U counts all primary units; under `average` all is multiplied by H/(H − singles).
    func jackknife(
        _ strata: ReplicateStrata, nameOfStratum: (Int) -> String
    ) throws(ReplicateError) -> ReplicateFactors {
        try strata.refuse(policies: [.refuse], method: "the jackknife", nameOfStratum: nameOfStratum)
        let isStratified = !declaration.stratumVariables.isEmpty
        let omissions = strata.varying.flatMap { stratum in strata.members[stratum].map { (stratum: stratum, unit: $0) }
        }
        let centred = singlePSU == .centre ? strata.singles : []
        let shifts: [(stratum: Int, sign: Double)] = centred.flatMap {
            [(stratum: $0, sign: 1), (stratum: $0, sign: -1)]
        }
        let share = 1 / Double(strata.unitCount)
        let factors = try Matrix.replicates(units: strata.unitCount, count: omissions.count + shifts.count) {
            index, column in
            if index < omissions.count {
                let members = strata.members[omissions[index].stratum]
                let inflated = Double(members.count) / Double(members.count - 1)
                for unit in members { column[unit] = inflated }
                column[omissions[index].unit] = 0
            } else {
                let shift = shifts[index - omissions.count]
                for unit in column.indices { column[unit] = 1 + shift.sign * share }
                column[strata.members[shift.stratum][0]] -= shift.sign
            }
        }
        guard isStratified else {
            return ReplicateFactors(factors: factors, scale: Self.jackknifeScale(strata, 0), kind: .jackknife)
        }
        let rscales =
            omissions.map { Self.jackknifeScale(strata, $0.stratum) }
            + shifts.map { (1 - strata.fractions[$0.stratum]) / 2 }
        return ReplicateFactors(
            factors: factors, scale: strata.inflation, rscales: rscales, kind: .stratifiedJackknife)
    }

    /// (1 − f_h)(n_h − 1)/n_h.
    private static func jackknifeScale(_ strata: ReplicateStrata, _ stratum: Int) -> Double {
        let units = Double(strata.members[stratum].count)
        return (1 - strata.fractions[stratum]) * ((units - 1) / units)
    }
}
