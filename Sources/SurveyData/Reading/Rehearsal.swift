import Frame

/// A reading without data: every derivation is computed over columns without rows, which have the types that the
/// codebook declares. What does not fit them is found before the file is read.
struct Rehearsal {
    /// Columns without rows.
    private(set) var frame = DataFrame(rowCount: 0)
    /// Variables whose types only the file shows.
    private(set) var undeclared: Set<String> = []

    /// - Throws: ``ConfigurationIssue`` for the first derivation that does not fit the types of its variables.
    init(of plan: DerivationPlan, in file: SurveyFile) throws(ConfigurationIssue) {
        for name in plan.columns.sorted() {
            // A columnar file has types of its own.
            let declaration = file.source.isDecoded ? nil : file.codebook.variable(name)
            add(declaration.flatMap(Self.column), named: name)
        }
        for step in plan.steps { add(try rehearse(step, file.codebook), named: step.name) }
    }

    private mutating func add(_ column: Column?, named name: String) {
        if let column { frame.set(column) } else { undeclared.insert(name) }
    }

    /// A declared variable without rows; `nil` where the declaration leaves its type open.
    private static func column(_ declaration: VariableDeclaration) -> Column? {
        let values: ColumnValues
        switch declaration.kind {
        case .numeric, .integer, .date, .time, .dateTime: values = .numeric([])
        case .text: values = .text([], [])
        case .categorical:
            guard let levels = declaration.levels else { return nil }
            values = .categorical([], levels)
        case .identifier, nil: return nil
        }
        return Column(
            name: declaration.name, unit: declaration.unit, values: values, temporal: declaration.kind?.temporal)
    }

    func evaluator(of expression: Expression) -> ExpressionEvaluator {
        ExpressionEvaluator(expression: expression, frame: frame, undeclared: undeclared, isRehearsal: true)
    }

    private func rehearse(_ step: Derivation, _ codebook: Codebook) throws(ConfigurationIssue) -> Column? {
        switch step.rule {
        case .expression(let expression):
            let column = try expression.column(
                named: step.name, label: step.label, by: evaluator(of: expression))
            guard let column, let values = step.values else { return column }
            return try values.applied(to: column)
        case .scale(let use):
            let levels = codebook.scale(use.scale).flatMap(use.levels)
            return Column(name: step.name, values: levels.map { .categorical([], $0) } ?? .numeric([]))
        case .growth(let use):
            // Units, dates and levels, where the codebook declares them.
            if undeclared.isDisjoint(with: use.inputs) {
                return try use.column(in: frame, named: step.name, label: nil)
            }
            return Column(name: step.name, values: use.levels.map { .categorical([], $0) } ?? .numeric([]))
        case .anaemia(let use):
            if undeclared.isDisjoint(with: use.inputs) {
                return try use.column(in: frame, named: step.name, label: nil)
            }
            return Column(name: step.name, values: use.levels.map { .categorical([], $0) } ?? .numeric([]))
        case .exposure(let name, let output):
            guard let exposure = codebook.exposure(name) else { return nil }
            return try exposure.column(
                output, rowCount: 0, named: step.name, label: step.label
            ) { self.evaluator(of: $0) }
        }
    }
}

extension SurveyFile {
    /// Looks for derivations that do not fit the types of their variables, without reading data.
    ///
    /// - Throws: ``ConfigurationIssue`` for the first.
    func rehearse(_ names: some Sequence<String>) throws(ConfigurationIssue) {
        _ = try rehearsal(of: names)
    }

    /// The first derivation, if any, that the variables named rest on and whose rows depend on others: it cannot be
    /// computed while the file is read in blocks.
    ///
    /// - Throws: ``SurveyDataError`` for the first variable that cannot be computed.
    public func firstOfWholeColumns(_ names: Set<String>) throws(SurveyDataError) -> Derivation? {
        try reading(names).decoder.firstOfWholeColumns
    }

    /// What does not fit the types of an expression's variables, as far as the codebook tells them.
    public func issue(in expression: Expression) -> ConfigurationIssue? {
        let names = expression.names.filter { name in catalog.contains(name) && (try? check([name])) != nil }
        do throws(ConfigurationIssue) {
            guard let rehearsal = try rehearsal(of: names) else { return nil }
            _ = try rehearsal.evaluator(of: expression).evaluate(expression.root)
            return nil
        } catch {
            return error
        }
    }

    /// The levels that the expression of a derived variable gives.
    func rehearsedLevels(of name: String) -> CategoricalLevels? {
        guard let rehearsal = try? rehearsal(of: [name]),
            case .categorical(_, let levels)? = rehearsal.frame[name]?.values
        else { return nil }
        return levels
    }

    /// `nil` where a variable cannot be computed.
    private func rehearsal(of names: some Sequence<String>) throws(ConfigurationIssue) -> Rehearsal? {
        guard
            let plan = try? DerivationPlan(for: names.sorted(), catalog: catalog, exposures: codebook.usableExposures)
        else { return nil }
        return try Rehearsal(of: plan, in: self)
    }
}

extension SurveyDecoder {
    /// The first derivation, if any, whose rows depend on others.
    var firstOfWholeColumns: Derivation? {
        steps.first { step in
            switch step.rule {
            case .expression(let expression): !expression.isRowWise
            case .scale, .growth, .anaemia: false
            case .exposure(let name, let output):
                codebook.exposure(name)?.expressions(for: output).contains { !$0.isRowWise } ?? false
            }
        }
    }
}
