import Frame

/// Comparisons: number with number, date with date, categorical variable with level or with another, text with text.
struct ComparisonEvaluator {
    let evaluator: ExpressionEvaluator

    private var expression: Expression { evaluator.expression }
    private var rowCount: Int { evaluator.rowCount }

    func compare(
        _ operation: BinaryOperator, _ left: ExpressionNode, _ right: ExpressionNode
    ) throws(ConfigurationIssue) -> ExpressionValue {
        let a = try evaluator.evaluate(left)
        let b = try evaluator.evaluate(right)
        if let undecided = try rehearsed(a, left, b, right) { return undecided }
        switch (a.values, b.values) {
        case (.categories(let categories), .categories(let others))
        where right.word.flatMap(categories.levels.index(named:)) == nil:
            guard left.word.flatMap(others.levels.index(named:)) == nil else { break }
            return try compare(categories, a.reasons, operation, others, b.reasons, at: right)
        case (.texts(let codes, let texts), .texts(let others, let otherTexts)):
            return compare(codes, texts, a.reasons, operation, others, otherTexts, b.reasons)
        default: break
        }
        switch (a.values, b.values) {
        case (.categories(let categories), _):
            return try compareLevel(categories, a.reasons, operation, with: right, b)
        case (_, .categories(let categories)):
            return try compareLevel(categories, b.reasons, operation.mirrored, with: left, a)
        case (.texts(let codes, let texts), _):
            return try compareText(codes, texts, a.reasons, operation, with: right, b)
        case (_, .texts(let codes, let texts)):
            return try compareText(codes, texts, b.reasons, operation.mirrored, with: left, a)
        default: return try compareNumbers(operation, (left, a), (right, b))
        }
    }

    /// What can be said when a side's type is unknown before data are read.
    private func rehearsed(
        _ a: ExpressionValue, _ left: ExpressionNode, _ b: ExpressionValue, _ right: ExpressionNode
    ) throws(ConfigurationIssue) -> ExpressionValue? {
        guard a.isUnknown || b.isUnknown else { return nil }
        return ExpressionValue(.truths([]))
    }

    private func compareNumbers(
        _ operation: BinaryOperator, _ left: (node: ExpressionNode, value: ExpressionValue),
        _ right: (node: ExpressionNode, value: ExpressionValue)
    ) throws(ConfigurationIssue) -> ExpressionValue {
        let x = try moment(left, beside: right.value)
        let y = try moment(right, beside: left.value)
        guard x.temporal == y.temporal else {
            throw expression.issue(
                "\(left.value.typeName) cannot be compared with \(right.value.typeName). A day is written "
                    + "d\"2016-07-01\".", at: right.node)
        }
        switch operation {
        case .equal: return x.compared(y, rowCount: rowCount) { $0 == $1 }
        case .notEqual: return x.compared(y, rowCount: rowCount) { $0 != $1 }
        case .less: return x.compared(y, rowCount: rowCount) { $0 < $1 }
        case .lessOrEqual: return x.compared(y, rowCount: rowCount) { $0 <= $1 }
        case .greater: return x.compared(y, rowCount: rowCount) { $0 > $1 }
        default: return x.compared(y, rowCount: rowCount) { $0 >= $1 }
        }
    }

    /// The numbers of a side; a text in quotes beside a date or a time is one, as ISO 8601 writes it, and a day beside
    /// a date with its time is its beginning.
    private func moment(
        _ side: (node: ExpressionNode, value: ExpressionValue), beside other: ExpressionValue
    ) throws(ConfigurationIssue) -> NumberVector {
        if let kind = other.temporal, case .text(let text) = side.node.kind {
            let patterns = [TemporalFormat.standardPattern(kind)] + (kind == .time ? ["HH:mm"] : [])
            for pattern in patterns {
                guard let number = TemporalFormat(kind, pattern: pattern)?.value(text) else { continue }
                return NumberVector(constant: number, temporal: kind)
            }
            throw expression.issue(
                "'\(text)' is not written as \(patterns[0]), or there is no such day or time.", at: side.node)
        }
        let vector = try evaluator.quantity(side.value, of: side.node)
        guard other.temporal == .dateTime, vector.temporal == .date, vector.isConstant else { return vector }
        return NumberVector(constant: vector.values[0] * 86_400, temporal: .dateTime)
    }

    func membership(_ operand: ExpressionNode, _ list: [ExpressionNode]) throws(ConfigurationIssue) -> ExpressionValue {
        let value = try evaluator.evaluate(operand)
        switch value.values {
        case .unknown: return ExpressionValue(.truths([]))
        case .categories(let categories):
            var table = [Int8](repeating: 0, count: categories.levels.count)
            for item in list { table[try level(item, evaluator.evaluate(item), of: categories.levels)] = 1 }
            return gathered(categories.codes, table, value.reasons)
        case .texts(let codes, let texts):
            var wanted: Set<String> = []
            for item in list { wanted.insert(try text(item, evaluator.evaluate(item), among: texts)) }
            return gathered(codes, texts.map { wanted.contains($0) ? 1 : 0 }, value.reasons)
        default:
            let numbers = try evaluator.quantity(value, of: operand)
            var wanted: [Double] = []
            for item in list {
                let candidate = try evaluator.evaluate(item)
                if value.temporal != nil || candidate.temporal != nil {
                    let moment = try moment((item, candidate), beside: value)
                    guard moment.isConstant, moment.temporal == value.temporal else {
                        throw expression.issue(
                            "a date or time of the kind compared is expected in this list.", at: item)
                    }
                    wanted.append(moment.values[0])
                    continue
                }
                guard case .constant(let number) = candidate.values else {
                    throw expression.issue("a number is expected in this list.", at: item)
                }
                wanted.append(number)
            }
            return contained(numbers, in: wanted)
        }
    }

    private func contained(_ numbers: NumberVector, in wanted: [Double]) -> ExpressionValue {
        var truths = numbers.rows(rowCount).map { $0.isNaN ? Int8(-1) : 0 }
        if wanted.count <= 16 {
            for number in wanted {
                for row in truths.indices where numbers[row] == number { truths[row] = 1 }
            }
        } else {
            let set = Set(wanted)
            for row in truths.indices where set.contains(numbers[row]) { truths[row] = 1 }
        }
        return ExpressionValue(.truths(truths), reasons: numbers.reasons)
    }
}
