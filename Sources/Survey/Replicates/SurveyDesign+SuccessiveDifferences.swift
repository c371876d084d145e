import Estimation
import LinearAlgebra

extension SurveyDesign {
    /// Primary units as they first appear in the rows.
    public var primaryUnitsInRowOrder: [Int] {
        let units = stages[0].units
        var seen = [Bool](repeating: false, count: units.count)
        var order: [Int] = []
        order.reserveCapacity(units.count)
        for unit in units.codes where !seen[Int(unit)] {
            seen[Int(unit)] = true
            order.append(Int(unit))
        }
        return order
    }

    /// Successive difference replication (Fay & Train 1995; Ash 2014, *Surv. Methodol.* 40, 47):
    ///
    ///     f_ur = 1 + √(1 − f_h) 2^(−3/2) (a_ir − a_jr),   scale = 4/R, rscales = 1
    ///
    /// where a_i and a_j are rows of a Hadamard matrix of order R, the row of ones left out. Units of a stratum lie on a
    /// loop in the order they were drawn: j of each is i of the next, and of the last that of the first. While there are
    /// fewer units than R, the variance of a total is ½ Σ (1 − f_h)(z_u − z_(u−1))², the squared differences round each
    /// loop. A longer stratum is cut into loops of nearly equal length. Each time that rows are used again, from another one
    /// on, their signs are those of another row of the matrix, so that what successive loops have in common, as a trend,
    /// does not add up.
    func successiveDifferences(
        _ strata: ReplicateStrata, order: [Int], count: Int, nameOfStratum: (Int) -> String
    ) throws(ReplicateError) -> ReplicateFactors {
        guard Set(order) == Set(0..<strata.unitCount), order.count == strata.unitCount else {
            throw .notAnOrder(units: strata.unitCount, given: order.count)
        }
        guard count >= 2 else { throw .tooFewReplicates(count) }
        guard count <= ReplicateError.largestOrder else { throw .tooManyDifferences(count) }
        try strata.refuse(
            policies: [.refuse, .centre], method: "successive differences", nameOfStratum: nameOfStratum)
        let hadamard = HadamardMatrix(orderAtLeast: max(4, count))
        let rows = Self.rowsOfLoops(strata, order: order, hadamard: hadamard)
        let factors = try Matrix.replicates(units: strata.unitCount, count: hadamard.order) { replicate, column in
            for stratum in strata.varying {
                let step = (1 - strata.fractions[stratum]).squareRoot() * 0.125.squareRoot()
                for unit in strata.members[stratum] {
                    let (own, next) = (rows.own[unit], rows.next[unit])
                    column[unit] +=
                        step * (own.sign * hadamard[own.row, replicate] - next.sign * hadamard[next.row, replicate])
                }
            }
        }
        return ReplicateFactors(
            factors: factors, scale: 4 * strata.inflation / Double(hadamard.order), kind: .successiveDifferences)
    }

    /// The rows i and j of every unit.
    private static func rowsOfLoops(
        _ strata: ReplicateStrata, order: [Int], hadamard: HadamardMatrix
    ) -> (own: [SignedRow], next: [SignedRow]) {
        var place = [Int](repeating: 0, count: strata.unitCount)
        for (index, unit) in order.enumerated() { place[unit] = index }
        var cycle = RowCycle(hadamard: hadamard)
        var own = [SignedRow](repeating: SignedRow(row: 0, sign: 1), count: strata.unitCount)
        var next = own
        for stratum in strata.varying {
            let members = strata.members[stratum].sorted { place[$0] < place[$1] }
            let loops = (members.count + cycle.count - 1) / cycle.count
            for loop in 0..<loops {
                let units = members[(loop * members.count / loops)..<((loop + 1) * members.count / loops)]
                let rows = cycle.take(units.count)
                for (index, unit) in units.enumerated() {
                    own[unit] = rows[index]
                    next[unit] = rows[(index + 1) % rows.count]
                }
            }
        }
        return (own, next)
    }
}

/// A row of a Hadamard matrix, or that row times −1.
private struct SignedRow {
    let row: Int
    let sign: Double
}

/// The rows of a matrix but the first, round and round: in round c from another row on, with the signs of row c.
private struct RowCycle {
    let hadamard: HadamardMatrix
    private var round = 0
    private var used = 0

    init(hadamard: HadamardMatrix) {
        self.hadamard = hadamard
    }

    var count: Int { hadamard.order - 1 }

    /// The next rows, all different.
    mutating func take(_ wanted: Int) -> [SignedRow] {
        if used + wanted > count {
            used = 0
            round = (round + 1) % hadamard.order
        }
        defer { used += wanted }
        return (used..<(used + wanted)).map { place in
            let row = 1 + (place + round) % count
            return SignedRow(row: row, sign: hadamard[round, row])
        }
    }
}
