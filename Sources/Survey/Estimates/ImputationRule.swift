/// How estimates from several plausible values, or several imputations, become one: what of the usual rules has to be
/// chosen.
public struct ImputationRule: Sendable, Equatable {
    /// The sampling variance that enters the total.
    public enum SamplingVariance: String, Sendable, CaseIterable {
        /// The mean of the sampling variances of all M: PISA, multiple imputation.
        case all
        /// That of the first plausible value: older cycles of TIMSS and PIRLS.
        case first
    }

    /// The degrees of freedom of intervals and tests.
    public enum DegreesOfFreedom: String, Sendable, CaseIterable {
        /// Those of the design, as large-scale assessments do.
        case design
        /// (M − 1)(1 + 1/r)², r = (1 + 1/M)B/U (Rubin 1987, §3.3), for designs of very many degrees of freedom.
        case rubin
        /// Rubin's together with the design's (Barnard & Rubin 1999): never more than the design's.
        case barnardRubin
    }

    public var variance: SamplingVariance
    public var degreesOfFreedom: DegreesOfFreedom

    public init(variance: SamplingVariance = .all, degreesOfFreedom: DegreesOfFreedom = .design) {
        self.variance = variance
        self.degreesOfFreedom = degreesOfFreedom
    }
}
