import Estimation
public import Frame

/// The rows of a sample in memory.
public struct FrameRows: SampleRows {
    /// Rows in memory are there.
    public typealias Failure = Never

    public let design: SurveyDesign
    private let block: SampleBlock

    /// - Parameters:
    ///   - design: of the rows of `frame`.
    ///   - frame: holds the variables.
    ///   - domain: which rows belong to the population.
    public init(_ design: SurveyDesign, frame: DataFrame, domain: [Bool]) {
        self.design = design
        block = SampleBlock(
            frame: frame, weights: design.weights.values, units: design.plan.parts.codes, domain: domain)
    }

    public var variables: DataFrame { block.frame }
    public var whole: SampleBlock? { block }

    public func hasValues(of name: String) -> Bool {
        guard let missing = block.frame[name]?.missing, !missing.isEmpty else { return true }
        let domain = block.domain
        return domain.indices.contains { domain[$0] && missing.reasons[$0] == 0 }
    }

    public func requireLevels(of names: [String]) {}

    public func narrowed(to names: Set<String>) -> FrameRows { self }

    public func forEachBlock(_ body: (SampleBlock) -> Void) { body(block) }
}
