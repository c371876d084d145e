import Estimation
import Formula
import Frame

/// What must be known of all rows of a model before it can be fitted, gathered block by block.
struct ModelTally: Sendable {
    private let formula: ModelFormula
    private let schema: Schema
    private(set) var outcome: OutcomeTally
    private var tally: ExclusionTally
    /// Rows with a value for every variable, and Σw over them.
    private(set) var rowCount = 0
    private var weight = 0.0
    /// Whether each unit has a row.
    private(set) var hasRows: [Bool]
    /// What is wrong with an offset.
    private(set) var offsetError: FormulaError?

    init(_ formula: ModelFormula, _ schema: Schema, outcome: OutcomeTally, unitCount: Int) {
        self.formula = formula
        self.schema = schema
        self.outcome = outcome
        tally = ExclusionTally([formula])
        hasRows = [Bool](repeating: false, count: unitCount)
    }

    /// w̄, by which weights are divided so that their mean is 1: what R's `svyglm` fits with, so that deviance and
    /// dispersion do not depend on the unit in which weights are written.
    var meanWeight: Double { weight / Double(rowCount) }

    var exclusions: [ModelFrame.Exclusion] { tally.exclusions }

    /// Takes in a block.
    ///
    /// - Returns: its rows as the model sees them; `nil` when an offset is no number.
    mutating func add(_ block: SampleBlock) -> ModelFrame? {
        let rows = ModelFrame.completeRows(of: formula, in: block.frame, counting: &tally) { block.isAnalysed($0) }
        rowCount += rows.count
        for row in rows {
            weight += block.weights[Int(row)]
            hasRows[Int(block.units[Int(row)])] = true
        }
        guard !rows.isEmpty else { return nil }
        do throws(FormulaError) {
            let modelFrame = try ModelFrame(formula, in: block.frame, schema: schema, rows: rows)
            outcome.add(modelFrame, in: block.frame)
            return modelFrame
        } catch {
            offsetError = offsetError ?? error
            return nil
        }
    }
}
