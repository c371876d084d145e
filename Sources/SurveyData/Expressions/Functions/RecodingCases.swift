import Frame

/// Which case of a recoding every row falls under.
struct RecodingCases {
    /// What no case names.
    static let other: Int32 = -2
    /// What is missing and no case names.
    static let missing: Int32 = -3

    /// The position of the case, ``other`` or ``missing``.
    private(set) var selection: [Int32]
    /// Levels that no case names; `nil` where the values are no levels.
    private(set) var uncovered: [String]?
    /// For each level, whether no case names it.
    private(set) var untouched: [Bool] = []

    private let call: FunctionCall

    init(call: FunctionCall, old: ExpressionValue) throws(ConfigurationIssue) {
        self.call = call
        selection = []
        if let categories = Self.categories(old) {
            let isText = if case .texts = old.values { true } else { false }
            try select(categories, isText: isText)
        } else {
            try select(call.evaluator.quantity(old, of: call.arguments.positional[0]))
        }
        try selectMissing(old)
    }

    /// Categories, conditions and texts as categories; `nil` for numbers.
    static func categories(_ value: ExpressionValue) -> CategoryCodes? {
        switch value.values {
        case .categories(let categories): categories
        case .truths(let truths): ExpressionValue.categories(truths)
        case .texts(let codes, let texts):
            CategoryCodes(codes: codes, levels: CategoricalLevels(texts.map { CategoricalLevel($0) }))
        default: nil
        }
    }

    /// The keys of the cases that name values, not reasons of missing.
    private func keys(isLevel: (String) -> Bool) -> [(arm: Int, node: ExpressionNode)] {
        call.arguments.arms.enumerated().flatMap { index, arm in
            (arm.keys ?? []).filter { Self.reasons(of: $0, unless: isLevel) == nil }.map { (index, $0) }
        }
    }

    /// The reasons a key names, `missing` being all of them; `nil` for a key that names a value.
    private static func reasons(of node: ExpressionNode, unless isLevel: (String) -> Bool) -> [MissingReason]? {
        guard case .name(let name) = node.kind, !isLevel(name) else { return nil }
        if name == "missing" { return MissingReason.allCases }
        return MissingReason(name: name).map { [$0] }
    }

    private mutating func select(_ categories: CategoryCodes, isText: Bool) throws(ConfigurationIssue) {
        let comparison = ComparisonEvaluator(evaluator: call.evaluator)
        var table = [Int32](repeating: Self.other, count: categories.levels.count)
        let texts = isText ? categories.levels.map(\.name) : []
        for (arm, node) in keys(isLevel: { categories.levels.index(named: $0) != nil }) {
            let value = try call.evaluator.evaluate(node)
            let index: Int?
            if isText {
                let text = try comparison.text(node, value, among: texts)
                index = texts.firstIndex(of: text)
            } else {
                index = try comparison.level(node, value, of: categories.levels)
            }
            guard let index else { continue }
            guard table[index] == Self.other else { throw repeated(node) }
            table[index] = Int32(arm)
        }
        untouched = table.map { $0 == Self.other }
        if !isText { uncovered = categories.levels.indices.filter { untouched[$0] }.map { categories.levels[$0].name } }
        selection = categories.codes.map { $0 < 0 ? Self.missing : table[Int($0)] }
    }

    private mutating func select(_ numbers: NumberVector) throws(ConfigurationIssue) {
        let values = numbers.rows(call.rowCount)
        selection = values.map { $0.isNaN ? Self.missing : Self.other }
        var seen: Set<Double> = []
        for (arm, node) in keys(isLevel: { _ in false }) {
            let number = try call.constant(node)
            guard seen.insert(number).inserted else { throw repeated(node) }
            let taken = Int32(arm)
            selection = zip(values, selection).map { $0 == number ? taken : $1 }
        }
    }

    private mutating func selectMissing(_ old: ExpressionValue) throws(ConfigurationIssue) {
        let levels = Self.categories(old)?.levels
        var table = [Int32](repeating: Self.missing, count: 256)
        for (index, arm) in call.arguments.arms.enumerated() {
            for key in arm.keys ?? [] {
                let reasons = Self.reasons(of: key) { levels?.index(named: $0) != nil } ?? []
                let isAll = reasons.count > 1
                for reason in reasons {
                    let place = Int(reason.rawValue)
                    // `missing` takes what no other case does, wherever it stands.
                    if table[place] == Self.missing {
                        table[place] = Int32(index)
                    } else if !isAll {
                        guard isCatchAll(table[place]) else { throw repeated(key) }
                        table[place] = Int32(index)
                    }
                }
            }
        }
        guard !old.reasons.isEmpty else { return }
        for row in selection.indices where selection[row] == Self.missing {
            selection[row] = table[Int(old.reasons[row])]
        }
    }

    private func isCatchAll(_ arm: Int32) -> Bool {
        call.arguments.arms[Int(arm)].keys?.contains { $0.word == "missing" } ?? false
    }

    private func repeated(_ node: ExpressionNode) -> ConfigurationIssue {
        call.issue("this value stands twice among the cases; keep one.", at: node)
    }
}
