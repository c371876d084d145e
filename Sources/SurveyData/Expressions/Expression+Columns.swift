public import Frame

extension Expression {
    /// The expression's value as a new variable: numbers, dates, texts or categories; yes/no for a condition.
    ///
    /// - Throws: ``ConfigurationIssue`` where the variables do not fit the expression.
    public func column(named name: String, label: LocalizedText?, in frame: DataFrame) throws(ConfigurationIssue)
        -> Column
    {
        let evaluator = ExpressionEvaluator(expression: self, frame: frame)
        guard let column = try column(named: name, label: label, by: evaluator) else {
            preconditionFailure("only a rehearsal has variables of unknown types")
        }
        return column
    }

    /// The expression as a condition on every row: 1 true, 0 false, −1 undecided because something is missing.
    ///
    /// - Throws: ``ConfigurationIssue`` when the expression is not a condition on these variables.
    public func condition(in frame: DataFrame) throws(ConfigurationIssue) -> [Int8] {
        try ExpressionEvaluator(expression: self, frame: frame).truths(root).truths
    }

    /// The variable that the expression gives; `nil` where its type is not known before data are read.
    func column(
        named name: String, label: LocalizedText?, by evaluator: ExpressionEvaluator
    ) throws(ConfigurationIssue) -> Column? {
        let value = try evaluator.evaluate(root)
        let values: ColumnValues
        switch value.values {
        case .truths(let truths): values = .categorical(truths.map(Int32.init), .noYes)
        case .numbers(let numbers): values = .numeric(numbers)
        case .constant(let number): values = .numeric([Double](repeating: number, count: evaluator.rowCount))
        case .categories(let categories): values = .categorical(categories.codes, categories.levels)
        case .texts(let codes, let texts): values = .text(codes, texts)
        case .levelName(let text): throw evaluator.unknownVariable(text, root)
        case .absent: throw issue("a value is expected here, not only a reason of missing.", at: root)
        case .unknown: return nil
        }
        return Column(
            name: name, label: label, values: values, missing: MissingCells(reasons: value.reasons),
            temporal: value.temporal)
    }
}
