import Estimation
import Formula
import Frame
import LinearAlgebra

/// The rows of one model: those of a sample with a value for every variable, as an iteration goes through them. In
/// memory they are made once; else anew for every pass, from the blocks of the sample.
struct ModelRows<Source: SampleRows>: GLMRows {
    typealias Failure = Source.Failure

    let source: Source
    let formula: ModelFormula
    let schema: Schema
    let outcome: Outcome
    let family: Family
    let link: Link
    /// w̄, by which weights are divided.
    let meanWeight: Double
    let rowCount: Int
    /// What each design column stands for.
    let columns: [ColumnMeaning]
    /// All rows, where they are in memory.
    let whole: (modelFrame: ModelFrame, problem: GLMProblem<DesignColumns>)?

    /// - Parameters:
    ///   - tally: of the same rows.
    ///   - modelFrame: all rows, where they are in memory.
    init(
        _ source: Source, _ formula: ModelFormula, _ schema: Schema, _ specification: RegressionSpecification,
        _ outcome: Outcome, _ tally: ModelTally, whole modelFrame: ModelFrame?
    ) throws(FormulaError) {
        self.source = source
        self.formula = formula
        self.schema = schema
        self.outcome = outcome
        family = specification.family
        link = specification.link
        meanWeight = tally.meanWeight
        rowCount = tally.rowCount
        if let modelFrame, let block = source.whole {
            let problem = Self.problem(
                modelFrame, block, outcome, family: specification.family, link: specification.link,
                meanWeight: tally.meanWeight)
            whole = (modelFrame, problem)
            columns = modelFrame.columns
        } else {
            whole = nil
            columns = try ModelFrame(formula, in: source.variables, schema: schema, rows: []).columns
        }
    }

    var columnCount: Int { columns.count }

    private static func problem(
        _ modelFrame: ModelFrame, _ block: SampleBlock, _ outcome: Outcome, family: Family, link: Link,
        meanWeight: Double
    ) -> GLMProblem<DesignColumns> {
        let rows = modelFrame.rows
        return GLMProblem(
            family: family, link: link, design: modelFrame.design,
            response: outcome.values(modelFrame, in: block.frame),
            weights: rows.map { block.weights[Int($0)] / meanWeight }, offset: modelFrame.offset,
            units: rows.map { block.units[Int($0)] })
    }

    /// The rows of a block; `nil` when the model has none in it.
    private func problem(of block: SampleBlock) -> GLMProblem<DesignColumns>? {
        guard let modelFrame = modelFrame(of: block) else { return nil }
        return Self.problem(modelFrame, block, outcome, family: family, link: link, meanWeight: meanWeight)
    }

    private func modelFrame(of block: SampleBlock) -> ModelFrame? {
        var tally = ExclusionTally([formula])
        let rows = ModelFrame.completeRows(of: formula, in: block.frame, counting: &tally) { block.isAnalysed($0) }
        // Offsets have been checked before.
        return rows.isEmpty ? nil : try? ModelFrame(formula, in: block.frame, schema: schema, rows: rows)
    }

    func forEachSegment(
        multiple: Int, _ body: (GLMProblem<DesignColumns>) -> Void
    ) throws(Failure) {
        if let whole { return body(whole.problem) }
        var waiting: GLMProblem<DesignColumns>?
        try source.forEachBlock { block in
            guard let problem = problem(of: block) else { return }
            let all = waiting?.appending(problem) ?? problem
            let ready = all.rowCount / multiple * multiple
            if ready > 0 { body(all.segment(0..<ready)) }
            waiting = ready < all.rowCount ? all.segment(ready..<all.rowCount) : nil
        }
        if let waiting { body(waiting) }
    }

    /// Goes through the rows with the categories of variables: for counts by level.
    ///
    /// - Parameter body: given a block, the rows of it in the model, and their response.
    func forEachBlock(_ body: (SampleBlock, [Int32], [Double]) -> Void) throws(Failure) {
        if let whole, let block = source.whole { return body(block, whole.modelFrame.rows, whole.problem.response) }
        try source.forEachBlock { block in
            guard let modelFrame = modelFrame(of: block) else { return }
            body(block, modelFrame.rows, outcome.values(modelFrame, in: block.frame))
        }
    }
}

extension GLMProblem<DesignColumns> {
    /// These rows with those of another segment after them.
    fileprivate func appending(_ other: GLMProblem) -> GLMProblem {
        GLMProblem(
            family: family, link: link, design: design.appending(other.design), response: response + other.response,
            weights: weights + other.weights, offset: offset + other.offset, units: units + other.units)
    }

    /// The rows at the places given.
    fileprivate func segment(_ places: Range<Int>) -> GLMProblem {
        guard places.count < rowCount else { return self }
        return GLMProblem(
            family: family, link: link, design: design.segment(places), response: Array(response[places]),
            weights: Array(weights[places]), offset: offset.isEmpty ? [] : Array(offset[places]),
            units: Array(units[places]))
    }
}
