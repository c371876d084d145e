import Probability
public import Results

extension TestResult {
    /// The test as it is to be taken: t as z and Wald's F as χ² = F · its numerator's degrees of freedom, where the normal
    /// distribution is asked for. Rao & Scott's tests keep their F: its correction is one of the degrees of freedom.
    public func referred(to intervals: Inference.Intervals) -> TestResult {
        guard intervals == .normal else { return self }
        switch kind {
        case .designT: return z(.designZ)
        case .rankT: return z(.rankZ)
        case .waldF: return chiSquared(.waldChiSquared)
        case .rankF: return chiSquared(.rankChiSquared)
        default: return self
        }
    }

    private func z(_ kind: TestKind) -> TestResult {
        TestResult(
            kind: kind, statistic: statistic, numeratorDF: nil, denominatorDF: .infinity,
            p: StandardNormal().twoSidedTail(statistic))
    }

    private func chiSquared(_ kind: TestKind) -> TestResult {
        let freedom = numeratorDF ?? .nan
        return TestResult(
            kind: kind, statistic: statistic * freedom, numeratorDF: freedom, denominatorDF: .infinity,
            p: freedom > 0 ? ChiSquared(degreesOfFreedom: freedom).upperTail(statistic * freedom) : .nan)
    }
}
