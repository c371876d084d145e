import Results
import Survey
import SurveyData

/// What of a table must not be shown: estimates that a standard finds unreliable, counts of few.
struct PublicationRules: Sendable {
    /// The keys of a block.
    static let keys = ["reliability", "smallCells"]

    var reliability: ReliabilityStandard?
    /// Counts below it are hidden.
    var smallCells: Int?

    init(reliability: ReliabilityStandard? = nil, smallCells: Int? = nil) {
        self.reliability = reliability
        self.smallCells = smallCells
    }

    /// The words of a block.
    init(_ fields: ConfigurationMapping) {
        reliability = fields["reliability"]?.choice("'reliability'", of: Self.standardNames).flatMap(Self.standard)
        if let node = fields["smallCells"], let threshold = node.wholeNumber("'smallCells'") {
            smallCells = threshold
            if threshold < 2 { node.report(Self.tooSmall(threshold)) }
        }
    }

    /// The names of the standards there are.
    static let standardNames = ReliabilityReader.shipped.map(\.name)

    static func standard(_ name: String) -> ReliabilityStandard? {
        ReliabilityReader.shipped.first { $0.name == name }
    }

    static func tooSmall(_ threshold: Int) -> String {
        "'smallCells' is the smallest count that may be shown, as 10, but is \(threshold)."
    }

    /// Disclosure first, on unweighted counts; then reliability.
    func applied(to result: AnalysisResult) -> AnalysisResult {
        var result = result
        if let smallCells { result = result.withoutSmallCells(below: smallCells) }
        if let reliability { result = result.assessed(by: reliability) }
        return result
    }
}
