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
        /// The test; `nil` for the usual one of such a row.
        public let test: TestChoice?

        public init(variable: String, summary: Summary, test: TestChoice? = nil) {
            self.variable = variable
            self.summary = summary
            self.test = test
        }
    }

    /// Whom a row is about.
    public enum Cases: String, Sendable, CaseIterable {
        /// Everybody with a value of the row's variable.
        case available
        /// Those with a value of all variables of the table.
        case complete
    }

    /// What is computed only where it is shown.
    public enum Detail: Sendable, Hashable {
        /// Confidence intervals of means and shares.
        case intervals
        case designEffects
        /// How many values are missing for which reason.
        case reasons
    }

    public let rows: [Row]
    /// The variables whose levels are the columns, side by side; none for one column of all.
    public let by: [String]
    /// The variable within each of whose levels the columns are repeated.
    public let within: String?
    public let cases: Cases
    /// How p-values are adjusted for the number of tests of the table.
    public let multiplicity: Multiplicity
    public let details: Set<Detail>
    /// The coverage of intervals.
    public let level: Double
    /// Bias-reduced standard errors are those of means, proportions, and tests of means and ranks, of rows in memory.
    public let inference: Inference

    public init(
        rows: [Row], by: [String], within: String? = nil, cases: Cases = .available,
        multiplicity: Multiplicity = .none, details: Set<Detail> = [], level: Double = 0.95,
        inference: Inference = Inference()
    ) {
        self.rows = rows
        self.by = by
        self.within = within
        self.cases = cases
        self.multiplicity = multiplicity
        self.details = details
        self.level = level
        self.inference = inference
    }

    /// Columns of one variable, or one column of all.
    public init(rows: [Row], by: String?, inference: Inference = Inference()) {
        self.init(rows: rows, by: by.map { [$0] } ?? [], inference: inference)
    }

    /// Every variable, in the order of the rows; those of the columns after.
    var variables: [String] { rows.map(\.variable) + by + [within].compactMap { $0 } }

    /// Why the standard errors asked for cannot be had, if they cannot.
    ///
    /// - Parameter inMemory: whether all rows are.
    public func refusal(by design: SurveyDesign, inMemory: Bool) -> InferenceError? {
        guard inference.standardErrors == .bellMcCaffrey else { return nil }
        return inMemory ? design.biasReductionRefusal : .rowsNotInMemory
    }
}
