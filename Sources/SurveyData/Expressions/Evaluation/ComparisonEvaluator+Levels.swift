import Frame

/// Levels and texts: decided once for each, then gathered row by row.
extension ComparisonEvaluator {
    func gathered(_ codes: [Int32], _ table: [Int8], _ reasons: [UInt8]) -> ExpressionValue {
        ExpressionValue(.truths(codes.map { $0 < 0 ? -1 : table[Int($0)] }), reasons: reasons)
    }

    func compareLevel(
        _ categories: CategoryCodes, _ reasons: [UInt8], _ operation: BinaryOperator,
        with node: ExpressionNode, _ value: ExpressionValue
    ) throws(ConfigurationIssue) -> ExpressionValue {
        let level = try self.level(node, value, of: categories.levels)
        let table = categories.levels.indices.map { operation.holds(order: $0 - level) ? Int8(1) : 0 }
        return gathered(categories.codes, table, reasons)
    }

    /// Two categorical variables, level by level. Both need the same levels, by name.
    func compare(
        _ categories: CategoryCodes, _ reasons: [UInt8], _ operation: BinaryOperator,
        _ others: CategoryCodes, _ otherReasons: [UInt8], at node: ExpressionNode
    ) throws(ConfigurationIssue) -> ExpressionValue {
        let names = categories.levels.map(\.name)
        let otherNames = others.levels.map(\.name)
        guard operation.isEquality ? Set(names) == Set(otherNames) : names == otherNames else {
            throw evaluator.expression.issue(
                "these two variables have different levels, or their levels in another order; recode one of them.",
                at: node)
        }
        let translation = otherNames.map { name in Int32(names.firstIndex(of: name) ?? -1) }
        let truths = zip(categories.codes, others.codes).map { a, b -> Int8 in
            a < 0 || b < 0 ? -1 : operation.holds(order: Int(a) - Int(translation[Int(b)])) ? 1 : 0
        }
        return ExpressionValue(.truths(truths), reasons: combinedReasons(reasons, otherReasons))
    }

    /// The position of the level a node names. Levels come before variables of the same name.
    func level(
        _ node: ExpressionNode, _ value: ExpressionValue, of levels: CategoricalLevels
    ) throws(ConfigurationIssue) -> Int {
        let text = try word(node, value)
        if let index = levels.index(named: text) { return index }
        throw noLevel(text, known: levels.knownNames, shown: levels.map(\.name), at: node)
    }

    private func word(_ node: ExpressionNode, _ value: ExpressionValue) throws(ConfigurationIssue) -> String {
        switch (node.kind, value.values) {
        case (.name(let name), _): return name
        case (_, .levelName(let name)): return name
        case (_, .constant(let number)): return plainText(number)
        default: throw evaluator.expression.issue("the name of a level is expected here.", at: node)
        }
    }

    private func noLevel(_ text: String, known: [String], shown: [String], at node: ExpressionNode)
        -> ConfigurationIssue
    {
        let hint =
            nearestName(to: text, among: known).map { "Did you mean '\($0)'?" }
            ?? "Levels: \(shown.prefix(12).joined(separator: ", "))."
        return evaluator.expression.issue("'\(text)' is not a level of this variable. \(hint)", at: node)
    }

    // MARK: Texts

    func compareText(
        _ codes: [Int32], _ texts: [String], _ reasons: [UInt8], _ operation: BinaryOperator,
        with node: ExpressionNode, _ value: ExpressionValue
    ) throws(ConfigurationIssue) -> ExpressionValue {
        let wanted = try text(node, value, among: texts)
        let table = texts.map { operation.holds(order: order($0, wanted)) ? Int8(1) : 0 }
        return gathered(codes, table, reasons)
    }

    func compare(
        _ codes: [Int32], _ texts: [String], _ reasons: [UInt8], _ operation: BinaryOperator,
        _ others: [Int32], _ otherTexts: [String], _ otherReasons: [UInt8]
    ) -> ExpressionValue {
        // Ranks in the order of all texts of both.
        let all = Set(texts).union(otherTexts).sorted { order($0, $1) < 0 }
        let rank = Dictionary(uniqueKeysWithValues: zip(all, 0...))
        let ranks = texts.map { rank[$0] ?? 0 }
        let otherRanks = otherTexts.map { rank[$0] ?? 0 }
        let truths = zip(codes, others).map { a, b -> Int8 in
            a < 0 || b < 0 ? -1 : operation.holds(order: ranks[Int(a)] - otherRanks[Int(b)]) ? 1 : 0
        }
        return ExpressionValue(.truths(truths), reasons: combinedReasons(reasons, otherReasons))
    }

    /// By the bytes of UTF-8, so that the order is the same everywhere.
    private func order(_ a: String, _ b: String) -> Int {
        a == b ? 0 : a.utf8.lexicographicallyPrecedes(b.utf8) ? -1 : 1
    }

    /// The text a node gives. A text in quotes is any; a bare name or number must occur in the variable, as a misspelt
    /// one would not.
    func text(_ node: ExpressionNode, _ value: ExpressionValue, among texts: [String]) throws(ConfigurationIssue)
        -> String
    {
        let text = try word(node, value)
        if case .text = node.kind { return text }
        guard evaluator.isRehearsal || texts.contains(text) else {
            let sorted = texts.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
            throw noLevel(text, known: sorted, shown: sorted, at: node)
        }
        return text
    }
}
