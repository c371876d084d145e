import Frame

/// Comparisons: number with number, categorical variable with level.
struct ComparisonEvaluator {
    let evaluator: ExpressionEvaluator

    private var expression: Expression { evaluator.expression }

    func compare(
        _ node: ExpressionNode, _ operation: BinaryOperator, _ left: ExpressionNode, _ right: ExpressionNode
    ) throws(ConfigurationIssue) -> ExpressionValue {
        let a = try evaluator.evaluate(left)
        let b = try evaluator.evaluate(right)
        switch (a.values, b.values) {
        case (.categories(let categories), _):
            return try compareLevel(categories, a.reasons, operation, with: right, b)
        case (_, .categories(let categories)):
            return try compareLevel(categories, b.reasons, operation.mirrored, with: left, a)
        default:
            let x = try evaluator.numbers(a, of: left)
            let y = try evaluator.numbers(b, of: right)
            let truths = zip(x.numbers, y.numbers).map { operation.holds($0, $1) }
            return ExpressionValue(.truths(truths), reasons: combinedReasons(x.reasons, y.reasons))
        }
    }

    func membership(_ operand: ExpressionNode, _ list: [ExpressionNode]) throws(ConfigurationIssue) -> ExpressionValue {
        let value = try evaluator.evaluate(operand)
        guard case .categories(let categories) = value.values else {
            let numbers = try evaluator.numbers(value, of: operand)
            var wanted: [Double] = []
            for item in list {
                guard case .constant(let number) = try evaluator.evaluate(item).values else {
                    throw expression.issue("a number is expected in this list.", at: item)
                }
                wanted.append(number)
            }
            let truths = numbers.numbers.map { $0.isNaN ? Int8(-1) : wanted.contains($0) ? 1 : 0 }
            return ExpressionValue(.truths(truths), reasons: numbers.reasons)
        }
        var wanted = [Bool](repeating: false, count: categories.levels.count)
        for item in list { wanted[try level(item, evaluator.evaluate(item), of: categories.levels)] = true }
        let truths = categories.codes.map { $0 < 0 ? Int8(-1) : wanted[Int($0)] ? 1 : 0 }
        return ExpressionValue(.truths(truths), reasons: value.reasons)
    }

    private func compareLevel(
        _ categories: CategoryCodes, _ reasons: [UInt8], _ operation: BinaryOperator,
        with node: ExpressionNode, _ value: ExpressionValue
    ) throws(ConfigurationIssue) -> ExpressionValue {
        let level = try self.level(node, value, of: categories.levels)
        let truths = categories.codes.map { code in
            code < 0 ? Int8(-1) : operation.holds(Double(code), Double(level))
        }
        return ExpressionValue(.truths(truths), reasons: reasons)
    }

    /// The position of the level a node names. Levels come before variables of the same name.
    private func level(
        _ node: ExpressionNode, _ value: ExpressionValue, of levels: CategoricalLevels
    ) throws(ConfigurationIssue) -> Int {
        let text: String
        switch (node.kind, value.values) {
        case (.name(let name), _): text = name
        case (_, .levelName(let name)): text = name
        case (_, .constant(let number)): text = plainText(number)
        default: throw expression.issue("the name of a level is expected here.", at: node)
        }
        if let index = levels.index(named: text) { return index }
        let known = levels.knownNames
        let hint =
            nearestName(to: text, among: known).map { "Did you mean '\($0)'?" }
            ?? "Levels: \(levels.map(\.name).prefix(12).joined(separator: ", "))."
        throw expression.issue("'\(text)' is not a level of this variable. \(hint)", at: node)
    }
}

extension BinaryOperator {
    /// The comparison with its sides exchanged.
    var mirrored: BinaryOperator {
        switch self {
        case .less: .greater
        case .lessOrEqual: .greaterOrEqual
        case .greater: .less
        case .greaterOrEqual: .lessOrEqual
        default: self
        }
    }

    /// 1 when the comparison holds, 0 when not, −1 when a side is missing.
    @inline(__always)
    func holds(_ a: Double, _ b: Double) -> Int8 {
        if a.isNaN || b.isNaN { return -1 }
        let isTrue =
            switch self {
            case .equal: a == b
            case .notEqual: a != b
            case .less: a < b
            case .lessOrEqual: a <= b
            case .greater: a > b
            default: a >= b
            }
        return isTrue ? 1 : 0
    }
}
