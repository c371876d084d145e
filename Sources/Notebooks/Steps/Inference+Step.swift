import Results
import Survey
import SurveyData

extension Inference {
    /// The keys of a block that say how standard errors and intervals are found.
    static let keys = ["standardErrors", "intervals"]

    /// The words of a block.
    init(_ fields: ConfigurationMapping) {
        self.init(
            standardErrors: fields["standardErrors"]?.choice("'standardErrors'", of: Self.standardErrorNames),
            intervals: fields["intervals"]?.choice("'intervals'", of: Self.intervalNames))
    }

    /// Words by name, as a block or a flag has them; the usual where there is none.
    init(standardErrors: String?, intervals: String?) {
        self.init(
            standardErrors: standardErrors.flatMap { StandardErrors(rawValue: $0) } ?? .design,
            intervals: intervals.flatMap { Intervals(rawValue: $0) } ?? .t)
    }

    /// What adjusted residuals need in memory: every row.
    var memoryNeed: MemoryNeed? { standardErrors == .bellMcCaffrey ? .biasReducedErrors : nil }

    static let standardErrorNames = StandardErrors.allCases.map(\.rawValue)
    static let intervalNames = Intervals.allCases.map(\.rawValue)
}
