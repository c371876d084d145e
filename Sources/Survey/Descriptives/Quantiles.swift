public import Estimation
import RowBlocks

extension SurveyDesign {
    /// Weighted quantiles by group: the smallest value at which the weighted distribution function reaches p.
    ///
    /// - Returns: one array a group, in the order of `probabilities`.
    public func quantiles(of values: [Double], at probabilities: [Double], by groups: GroupIndex) -> [[Double]] {
        let weights = weights.values
        return mapInOrder(groups.count) { group in
            let distribution = WeightedQuantiles(of: values, weights: weights) { groups.codes[$0] == Int32(group) }
            return probabilities.map(distribution.quantile)
        }
    }
}
