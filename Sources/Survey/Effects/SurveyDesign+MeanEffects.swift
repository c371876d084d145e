public import Estimation
import LinearAlgebra

extension SurveyDesign {
    /// The standardized mean difference d = (ȳ₁ − ȳ₀)/√((s₀² + s₁²)/2) of two groups (Cohen 1988, §2.3; Austin 2009), with its
    /// standard error by the delta method from the joint design covariance of both means and both variances.
    public func standardizedDifference(_ sums: MomentSums, of group: Int, from base: Int) -> Estimates {
        standardized(sums, group, base, shares: [0.5, 0.5], correction: 1)
    }

    /// Hedges's g = J·(ȳ₁ − ȳ₀)/s, with s² the mean of both variances by their groups' weighted sizes and
    /// J = 1 − 3/(4(n₀ + n₁ − 2) − 1) against its bias in small samples (Hedges 1981). The sizes are taken as given.
    public func hedgesG(_ sums: MomentSums, of group: Int, from base: Int) -> Estimates {
        let sizes = [base, group].map { group -> Double in
            let n = Double(sums.count(group))
            return sums.weight(group) * (n - 1) / n
        }
        let freedom = Double(sums.count(base) + sums.count(group) - 2)
        return standardized(
            sums, group, base, shares: sizes.map { $0 / (sizes[0] + sizes[1]) },
            correction: 1 - 3 / (4 * freedom - 1))
    }

    /// - Parameter shares: of the variances of the base and the group in s².
    private func standardized(
        _ sums: MomentSums, _ group: Int, _ base: Int, shares: [Double], correction: Double
    ) -> Estimates {
        let parts = [base, group].flatMap { group in
            [
                EstimateColumn(
                    name: "mean", value: sums.mean(group), influence: sums.meanInfluence(group),
                    count: sums.count(group)),
                EstimateColumn(
                    name: "variance", value: sums.variance(group), influence: sums.varianceInfluence(group),
                    count: sums.count(group)),
            ]
        }
        let estimates = Estimates(parts, design: self) { unit in
            [base, group].contains { sums.hasRows(unit: unit, group: $0) }
        }
        let spread = (shares[0] * parts[1].value + shares[1] * parts[3].value).squareRoot()
        let value = correction * (parts[2].value - parts[0].value) / spread
        let slope = -value / (2 * spread * spread)
        let gradient = Matrix(
            rows: 1, columns: 4,
            storage: [-correction / spread, slope * shares[0], correction / spread, slope * shares[1]])
        return estimates.transformed([spread > 0 ? value : .nan], gradient: gradient, names: ["d"])
    }

    /// η² = 1 − E/T, the share of a variable's variance that lies between groups: E = Σw(y − ȳ_g)²/Σw about the groups'
    /// means, T = Σw(y − ȳ)²/Σw about that of all. The influence of a row is w(E(y − ȳ)²/T − (y − ȳ_g)²)/(TΣw).
    ///
    /// Near zero, where η² cannot fall further, it is not nearly normal, and its interval is too short; the test is the
    /// better guide there.
    ///
    /// - Parameter values: NaN where missing.
    public func etaSquared(of values: [Double], by groups: GroupIndex) -> Estimates {
        let sums = moments(of: values, by: groups)
        let everyone = GroupIndex(codes: groups.codes.map { $0 < 0 ? -1 : 0 }, count: 1)
        let mean = moments(of: values, by: everyone).mean(0)
        let means = (0..<groups.count).map(sums.mean)
        let within = values.indices.map { row -> Double in
            guard groups.codes[row] >= 0 else { return .nan }
            let deviation = values[row] - means[Int(groups.codes[row])]
            return deviation * deviation
        }
        let total = values.map { ($0 - mean) * ($0 - mean) }
        let (e, t) = (moments(of: within, by: everyone).mean(0), moments(of: total, by: everyone).mean(0))
        let linear = values.indices.map { (e * total[$0] / t - within[$0]) / t }
        let shares = moments(of: linear, by: everyone)
        let column = EstimateColumn(
            name: "etaSquared", value: t > 0 ? 1 - e / t : .nan, influence: shares.meanInfluence(0, isLinear: true),
            count: shares.count(0))
        return Estimates([column], design: self) { shares.hasRows(unit: $0, group: 0) }
    }
}
