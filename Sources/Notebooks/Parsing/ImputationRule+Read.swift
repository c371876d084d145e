import Survey
import SurveyData

extension ImputationRule {
    /// The rule as `imputation:` declares it, `{variance: first, df: barnardRubin}`; what is wrong is reported.
    init(_ node: ConfigurationNode) {
        let fields = ConfigurationMapping(node, "'imputation'", known: ["variance", "df"])
        let variance = fields["variance"]?.choice("'variance'", of: Self.varianceNames)
        let freedom = fields["df"]?.choice("'df'", of: Self.degreesOfFreedomNames)
        self.init(
            variance: variance.flatMap { SamplingVariance(rawValue: $0) } ?? .all,
            degreesOfFreedom: freedom.flatMap { DegreesOfFreedom(rawValue: $0) } ?? .design)
    }

    static let varianceNames = SamplingVariance.allCases.map(\.rawValue)
    static let degreesOfFreedomNames = DegreesOfFreedom.allCases.map(\.rawValue)
}
