public import Results

/// What is asked of a table of characteristics.
public struct TableOneRequest: Sendable {
    /// How a variable is summarised.
    public enum Summary: Sendable, Equatable {
        /// Unweighted n and weighted percentage of each level.
        case levels
        /// Mean (standard deviation).
        case mean
        /// Median (quartiles), compared by ranks.
        case median
    }

    /// A variable of the table and how it is summarised.
    public struct Row: Sendable, Equatable {
        public let variable: String
        public let summary: Summary

        public init(variable: String, summary: Summary) {
            self.variable = variable
            self.summary = summary
        }
    }

    public let rows: [Row]
    /// The variable whose levels are the columns; `nil` for one column of all.
    public let by: String?
    /// Bias-reduced standard errors are those of means, proportions, and tests of means and ranks, of rows in memory.
    public let inference: Inference

    public init(rows: [Row], by: String?, inference: Inference = Inference()) {
        self.rows = rows
        self.by = by
        self.inference = inference
    }

    /// Why the standard errors asked for cannot be had, if they cannot.
    ///
    /// - Parameter inMemory: whether all rows are.
    public func refusal(by design: SurveyDesign, inMemory: Bool) -> InferenceError? {
        guard inference.standardErrors == .bellMcCaffrey else { return nil }
        return inMemory ? design.biasReductionRefusal : .rowsNotInMemory
    }
}
