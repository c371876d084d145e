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
    /// loop. A longer stratum is cut into loops of nearly equal length. Rows that are used again are taken in steps of
    /// another length, so that the same pair seldom returns.
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
        let rows = Self.rowsOfLoops(strata, order: order, available: hadamard.order - 1)
        let factors = try Matrix.replicates(units: strata.unitCount, count: hadamard.order) { replicate, column in
            for stratum in strata.varying {
                let step = (1 - strata.fractions[stratum]).squareRoot() * 0.125.squareRoot()
                for unit in strata.members[stratum] {
                    column[unit] +=
                        step * (hadamard[rows.own[unit], replicate] - hadamard[rows.next[unit], replicate])
                }
            }
        }
        return ReplicateFactors(
            factors: factors, scale: 4 * strata.inflation / Double(hadamard.order), kind: .successiveDifferences)
    }

    /// The rows i and j of every unit.
    private static func rowsOfLoops(
        _ strata: ReplicateStrata, order: [Int], available: Int
    ) -> (own: [Int], next: [Int]) {
        var place = [Int](repeating: 0, count: strata.unitCount)
        for (index, unit) in order.enumerated() { place[unit] = index }
        var cycle = RowCycle(count: available)
        var own = [Int](repeating: 0, count: strata.unitCount)
        var next = own
        for stratum in strata.varying {
            let members = strata.members[stratum].sorted { place[$0] < place[$1] }
            let loops = (members.count + available - 1) / available
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

/// Rows 1 to `count`, round and round: each round in steps of another length.
private struct RowCycle {
    let count: Int
    private var step = 1
    private var used = 0

    init(count: Int) {
        self.count = count
    }

    /// The next rows, all different.
    mutating func take(_ wanted: Int) -> [Int] {
        if used + wanted > count {
            used = 0
            repeat { step = step % count + 1 } while Self.commonDivisor(step, count) != 1
        }
        defer { used += wanted }
        return (used..<(used + wanted)).map { 1 + $0 * step % count }
    }

    private static func commonDivisor(_ a: Int, _ b: Int) -> Int {
        b == 0 ? a : commonDivisor(b, a % b)
    }
}
