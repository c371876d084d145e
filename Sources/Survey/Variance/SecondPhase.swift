import Estimation
import LinearAlgebra

/// The second phase of a two-phase sample: of the rows drawn first, some were drawn again and measured.
///
/// With Δ̌¹ and Δ̌² the pairwise terms of the two phases, V = zᵀ(Δ̌¹ + Δ̌² − Δ̌¹∘Δ̌²)z (Särndal, Swensson & Wretman 1992,
/// §9.3). Each Δ̌ is constant over pairs in the same unit and over pairs in the same stratum, so the first two terms are
/// the usual stratified variances, and the third needs the totals by intersections of the phases' units and strata only.
public struct SecondPhase: Sendable {
    /// The intersections of first-phase and second-phase units; rows not drawn again have no weight, and count in the first.
    let parts: SummationUnits
    /// Second-phase strata and units, over all rows.
    let stage: SamplingStage
    let unitOfPart: [Int32]
    /// The first-phase unit of each part, and its stratum.
    let firstUnitOfPart: [Int32]
    let first: SamplingStage

    /// - Parameter selected: which rows were drawn again.
    init(first: SamplingStage, stage: SamplingStage, selected: [Bool]) {
        self.first = first
        self.stage = stage
        let rows = selected.indices.filter { selected[$0] }
        let crossed = CrossedCodes(
            CrossedCodes(codes: rows.map { first.units.codes[$0] }, possible: first.units.count),
            CrossedCodes(codes: rows.map { stage.units.codes[$0] }, possible: stage.units.count))
        var codes = [Int32](repeating: 0, count: selected.count)
        var firstUnits = [Int32](repeating: 0, count: crossed.count)
        var units = [Int32](repeating: 0, count: crossed.count)
        for (index, row) in rows.enumerated() {
            codes[row] = crossed.codes[index]
            firstUnits[Int(crossed.codes[index])] = first.units.codes[row]
            units[Int(crossed.codes[index])] = stage.units.codes[row]
        }
        parts = SummationUnits(codes: codes, count: crossed.count)
        firstUnitOfPart = firstUnits
        unitOfPart = units
    }

    /// - Parameter firstPhase: the covariance of totals by first-phase unit.
    func covariance(of totals: Matrix, firstPhase: (Matrix) -> Matrix) -> Matrix {
        let one = totals.summed(by: firstUnitOfPart, count: first.units.count)
        let two = totals.summed(by: unitOfPart, count: stage.units.count)
        return firstPhase(one) + secondPhase(two) + -1 * overlap(totals)
    }

    /// Σ_h (1 − f)n/(n − 1) Σ_u (z_u − z̄)(z_u − z̄)ᵀ.
    private func secondPhase(_ totals: Matrix) -> Matrix {
        let means = totals.summed(by: stage.stratumOfUnit, count: stage.stratumCount)
        var scaled = totals
        for column in 0..<totals.columns {
            for unit in 0..<totals.rows {
                let stratum = Int(stage.stratumOfUnit[unit])
                let mean = means[stratum, column] / Double(max(1, stage.sampledUnits[stratum]))
                scaled[unit, column] = stage.varianceScale(ofUnit: unit).squareRoot() * (totals[unit, column] - mean)
            }
        }
        return scaled.crossProduct
    }

    /// zᵀ(Δ̌¹∘Δ̌²)z. With Δ̌ = same·[same unit] + apart·[same stratum] in each phase, the product has four kinds of
    /// pairs.
    private func overlap(_ totals: Matrix) -> Matrix {
        let firstStratum = firstUnitOfPart.map { first.stratumOfUnit[Int($0)] }
        let secondStratum = unitOfPart.map { stage.stratumOfUnit[Int($0)] }
        let classes: [([Int32], [Int32], (Int, Int) -> Double)] = [
            (firstUnitOfPart, unitOfPart, { same(first, $0) * same(stage, $1) }),
            (firstUnitOfPart, secondStratum, { same(first, $0) * apart(stage, $1) }),
            (firstStratum, unitOfPart, { apart(first, $0) * same(stage, $1) }),
            (firstStratum, secondStratum, { apart(first, $0) * apart(stage, $1) }),
        ]
        var covariance = Matrix(rows: totals.columns, columns: totals.columns)
        for (outer, inner, coefficient) in classes {
            let crossed = CrossedCodes(
                CrossedCodes(codes: outer, possible: 1 + Int(outer.max() ?? 0)),
                CrossedCodes(codes: inner, possible: 1 + Int(inner.max() ?? 0)))
            let sums = totals.summed(by: crossed.codes, count: crossed.count)
            var coefficients = [Double](repeating: 0, count: crossed.count)
            for part in outer.indices {
                coefficients[Int(crossed.codes[part])] = coefficient(Int(outer[part]), Int(inner[part]))
            }
            let weighted = Matrix(rows: sums.rows, columns: sums.columns) { coefficients[$0] * sums[$0, $1] }
            covariance += sums.transposed * weighted
        }
        return covariance
    }

    /// What Δ̌ has over its value for two units of the stratum, where they are the same: (1 − f)n/(n − 1).
    ///
    /// A stratum with a single unit adds nothing: it is taken as certain.
    private func same(_ stage: SamplingStage, _ unit: Int) -> Double {
        stage.sampledUnits[Int(stage.stratumOfUnit[unit])] > 1 ? stage.varianceScale(ofUnit: unit) : 0
    }

    /// Δ̌ of two different units of a stratum: −(1 − f)/(n − 1).
    private func apart(_ stage: SamplingStage, _ stratum: Int) -> Double {
        let n = stage.sampledUnits[stratum]
        guard n > 1 else { return 0 }
        return -max(0, 1 - stage.samplingFraction(stratum)) / Double(n - 1)
    }
}
