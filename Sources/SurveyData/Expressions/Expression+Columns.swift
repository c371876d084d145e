public import Frame

extension Expression {
    /// The expression's value as a new variable: numbers, or yes/no for a condition.
    ///
    /// - Throws: ``ConfigurationIssue`` where the variables do not fit the expression.
    public func column(named name: String, label: LocalizedText?, in frame: DataFrame) throws(ConfigurationIssue)
        -> Column
    {
        let value = try ExpressionEvaluator(expression: self, frame: frame).evaluate(root)
        let missing = MissingCells(reasons: value.reasons)
        switch value.values {
        case .truths(let truths):
            return Column(
                name: name, label: label, values: .categorical(truths.map(Int32.init), .noYes), missing: missing)
        case .numbers(let numbers):
            return Column(name: name, label: label, values: .numeric(numbers), missing: missing)
        case .constant(let number):
            return Column(
                name: name, label: label, values: .numeric([Double](repeating: number, count: frame.rowCount)))
        case .categories(let categories):
            return Column(
                name: name, label: label, values: .categorical(categories.codes, categories.levels), missing: missing)
        case .levelName(let text):
            throw ExpressionEvaluator(expression: self, frame: frame).unknownVariable(text, root)
        }
    }

    /// The expression as a condition on every row: 1 true, 0 false, −1 undecided because something is missing.
    ///
    /// - Throws: ``ConfigurationIssue`` when the expression is not a condition on these variables.
    public func condition(in frame: DataFrame) throws(ConfigurationIssue) -> [Int8] {
        try ExpressionEvaluator(expression: self, frame: frame).truths(root).truths
    }
}
