public import Estimation
import LinearAlgebra
import RowBlocks

extension SurveyDesign {
    /// Weighted quantiles of one group with their covariance from replicates: each replicate's quantiles less those of
    /// the sample, as large-scale assessments do (OECD 2009, *PISA Data Analysis Manual*, ch. 12).
    ///
    /// Consistent for balanced half-samples, Fay's and bootstrap replicates; a delete-one jackknife is not
    /// (Wolter 2007, §4.2.4), though the paired jackknife of TIMSS is used so. Without replicates every variance is NaN; see ``quantileEstimates(of:at:by:group:method:level:)``.
    ///
    /// - Parameters:
    ///   - probabilities: of the quantiles, from 0 to 1.
    ///   - group: in which.
    public func replicatedQuantiles(
        of values: [Double], at probabilities: [Double], by groups: GroupIndex, group: Int
    ) -> Estimates {
        let isMember = values.indices.map { groups.codes[$0] == Int32(group) && !values[$0].isNaN }
        @Sendable func quantiles(_ weights: [Double]) -> [Double] {
            let distribution = WeightedQuantiles(of: values, weights: weights) { isMember[$0] && weights[$0] > 0 }
            return probabilities.map(distribution.quantile)
        }
        let whole = quantiles(weights.values)
        let differences = mapInOrder(plan.isReplicated ? plan.influenceCount : 0) { replicate in
            zip(quantiles(replicateWeights(replicate)), whole).map { $0 - $1 }
        }
        var seen = [Bool](repeating: false, count: plan.parts.count)
        for row in isMember.indices where isMember[row] { seen[Int(plan.parts.codes[row])] = true }
        let covariance =
            differences.isEmpty
            ? Matrix(rows: whole.count, columns: whole.count) { _, _ in .nan }
            : covariance(of: Matrix(rows: differences.count, columns: whole.count) { differences[$0][$1] })
        return Estimates(
            names: probabilities.map { "\($0)" }, values: whole, covariance: covariance,
            degreesOfFreedom: degreesOfFreedom { seen[$0] },
            counts: [Int](repeating: isMember.count { $0 }, count: whole.count))
    }

    /// Whether the design's replicates give quantiles a consistent variance.
    var hasQuantileVariances: Bool {
        guard case .replicated(let replication) = method else { return false }
        switch replication.kind {
        case .jackknife, .stratifiedJackknife: return false
        default: return true
        }
    }
}
