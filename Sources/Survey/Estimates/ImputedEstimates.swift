public import LinearAlgebra

/// Estimates combined over plausible values or imputations, with the two parts of their variance.
public struct ImputedEstimates: Sendable {
    /// The combined estimates with their total covariance V = U + (1 + 1/M)B.
    public let estimates: Estimates
    /// U, p × p: the sampling covariance.
    public let within: Matrix
    /// B, p × p: the covariance between the M sets of estimates.
    public let between: Matrix
    /// M.
    public let setCount: Int

    /// λ = (1 + 1/M)B/V of every estimate: the share of its variance that is due to imputation, from 0 to 1; 0 where
    /// nothing varies.
    public var imputationShares: [Double] {
        let inflation = 1 + 1 / Double(setCount)
        return zip(between.diagonal, estimates.covariance.diagonal).map { between, total in
            total > 0 ? inflation * between / total : total.isNaN ? .nan : 0
        }
    }
}
