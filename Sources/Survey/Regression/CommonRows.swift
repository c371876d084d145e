import Formula
import Frame

/// The rows of a sample that have a value for every variable of several models: those outside belong to no domain, but
/// their units still count.
struct CommonRows<Source: SampleRows>: SampleRows {
    typealias Failure = Source.Failure

    private let source: Source
    private let formulas: [ModelFormula]
    let whole: SampleBlock?
    /// Rows left out, each under the first variable it misses.
    let exclusions: [ModelFrame.Exclusion]

    init(_ source: Source, having formulas: [ModelFormula]) throws(Failure) {
        self.source = source
        self.formulas = formulas
        var tally = ExclusionTally(formulas)
        var last: SampleBlock?
        try source.forEachBlock { last = Self.restricted($0, to: formulas, counting: &tally) }
        exclusions = tally.exclusions
        whole = source.whole == nil ? nil : last
    }

    private static func restricted(
        _ block: SampleBlock, to formulas: [ModelFormula], counting tally: inout ExclusionTally
    ) -> SampleBlock {
        let missing = ModelFrame.missingValues(of: formulas, in: block.frame)
        var domain = [Bool](repeating: false, count: block.rowCount)
        for row in tally.add(missing, rowCount: block.rowCount, where: { block.isAnalysed($0) }) {
            domain[Int(row)] = true
        }
        return SampleBlock(frame: block.frame, weights: block.weights, units: block.units, domain: domain)
    }

    var design: SurveyDesign { source.design }
    var variables: DataFrame { source.variables }
    func hasValues(of name: String) -> Bool { source.hasValues(of: name) }
    func narrowed(to names: Set<String>) -> Self { self }
    func requireLevels(of names: [String]) throws(Failure) { try source.requireLevels(of: names) }

    func forEachBlock(_ body: (SampleBlock) -> Void) throws(Failure) {
        if let whole { return body(whole) }
        try source.forEachBlock { block in
            var tally = ExclusionTally(formulas)
            body(Self.restricted(block, to: formulas, counting: &tally))
        }
    }
}
