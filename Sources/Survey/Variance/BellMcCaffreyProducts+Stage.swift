import LinearAlgebra

extension BellMcCaffreyProducts {
    /// Satterthwaite's degrees of freedom of the variance of a stage,
    ///
    ///     Σ_h Σ_{u∈h} k_u (t_u − t̄_h)²,   k_u = (1 − π_u) n_h/(n_h − 1),
    ///
    /// as tr(Q)²/tr(Q²) with Q = F Γ Fᵀ, Γ_uv = p_uᵀp_v and F the centring within strata times √k. With Γ = D + Z C Zᵀ, Q is
    /// E + Y C Yᵀ for E = F D Fᵀ and Y = F Z, and within a stratum of n units E_uv = √(k_u k_v)(δ_uv d_u + m − (d_u + d_v)/n)
    /// with m = Σd/n². Everything is a sum over units.
    ///
    /// - Parameters:
    ///   - stage: whose units these are.
    ///   - centresSingles: whether the single unit of a stratum counts with its own square (policy `centre`) rather than not at
    ///     all.
    func degreesOfFreedom(of stage: SamplingStage, centresSingles: Bool) -> Double {
        let strata = (0..<stage.stratumCount).map { stratum in
            let n = Double(stage.sampledUnits[stratum])
            return n > 1 ? 1 / n : centresSingles ? 0 : 1
        }
        let stratum = stage.stratumOfUnit.map(Int.init)
        let roots = squares.indices.map { stage.varianceScale(ofUnit: $0).squareRoot() }
        // 1. Y = F Z, and Fᵀ Y.
        let units = squares.count
        let columns = stacked.columns
        let means = stacked.summed(by: stage.stratumOfUnit, count: stage.stratumCount)
        let y = Matrix(rows: units, columns: columns) { unit, column in
            roots[unit] * (stacked[unit, column] - strata[stratum[unit]] * means[stratum[unit], column])
        }
        let scaled = Matrix(rows: units, columns: columns) { roots[$0] * y[$0, $1] }
        let scaledMeans = scaled.summed(by: stage.stratumOfUnit, count: stage.stratumCount)
        let back = Matrix(rows: units, columns: columns) { unit, column in
            scaled[unit, column] - strata[stratum[unit]] * scaledMeans[stratum[unit], column]
        }
        // 2. The traces of E and E², by stratum.
        var sums = [StratumSums](repeating: StratumSums(), count: stage.stratumCount)
        for unit in 0..<units { sums[stratum[unit]].add(d: squares[unit], k: roots[unit] * roots[unit]) }
        var trace = 0.0
        var square = 0.0
        for (index, stratum) in sums.enumerated() { square += stratum.offDiagonalSquares(strata[index]) }
        for unit in 0..<units {
            let share = strata[stratum[unit]]
            let (k, d) = (roots[unit] * roots[unit], squares[unit])
            let rest = sums[stratum[unit]].d * share * share - 2 * d * share
            trace += k * (d + rest)
            square += k * k * d * (d + 2 * rest)
        }
        // 3. What Z adds.
        trace += quadraticForms(of: y).reduce(0, +)
        let crossed = quadraticForms(of: back)
        for unit in 0..<units { square += 2 * squares[unit] * crossed[unit] }
        return trace * trace / (square + squareTrace(of: y))
    }
}

/// Sums over the units of one stratum.
private struct StratumSums {
    /// Σd.
    var d = 0.0
    /// Σk, Σkd, Σkd².
    var k = (0.0, 0.0, 0.0)

    mutating func add(d: Double, k: Double) {
        self.d += d
        self.k.0 += k
        self.k.1 += k * d
        self.k.2 += k * d * d
    }

    /// Σ_uv k_u k_v (m − (d_u + d_v)/n)².
    func offDiagonalSquares(_ share: Double) -> Double {
        let m = d * share * share
        return m * m * k.0 * k.0 - 4 * m * share * k.0 * k.1 + share * share * (2 * k.0 * k.2 + 2 * k.1 * k.1)
    }
}
