import Probability
public import Results

extension Estimates {
    /// The degrees of freedom of one estimate by itself.
    public func degreesOfFreedom(of index: Int) -> Double { ownDegreesOfFreedom?[index] ?? degreesOfFreedom }

    /// The same estimates with degrees of freedom of their own; not a number for one whose variance is zero.
    public func having(ownDegreesOfFreedom: [Double]?) -> Estimates {
        Estimates(
            names: names, values: values, covariance: covariance, degreesOfFreedom: degreesOfFreedom,
            ownDegreesOfFreedom: ownDegreesOfFreedom, lostReplicates: lostReplicates, counts: counts)
    }

    /// The same estimates as their intervals and p-values are to be taken: by t as they are, by the normal distribution on
    /// infinitely many degrees of freedom.
    public func referred(to intervals: Inference.Intervals) -> Estimates {
        guard intervals == .normal else { return self }
        return Estimates(
            names: names, values: values, covariance: covariance, degreesOfFreedom: .infinity,
            lostReplicates: lostReplicates, counts: counts)
    }

    /// The upper quantile of each estimate's Student's t; NaN without degrees of freedom.
    func upperQuantiles(_ tail: Double) -> [Double] {
        let common = Self.upperQuantile(tail, degreesOfFreedom)
        return ownDegreesOfFreedom?.map { Self.upperQuantile(tail, $0) } ?? [Double](repeating: common, count: count)
    }

    private static func upperQuantile(_ tail: Double, _ freedom: Double) -> Double {
        freedom > 0 ? StudentT(degreesOfFreedom: freedom).upperQuantile(tail) : .nan
    }
}
