import Frame

/// Evaluates an expression over all rows of a frame, column by column.
///
/// Before data are read, the same code runs over a frame without rows: whatever does not fit the variables' types is
/// found in that way, with its place.
struct ExpressionEvaluator {
    let expression: Expression
    let frame: DataFrame
    /// Variables whose types are not known before data are read.
    var undeclared: Set<String> = []
    /// Whether types alone are looked at: a column of texts may then hold any.
    var isRehearsal = false

    var rowCount: Int { frame.rowCount }

    func evaluate(_ node: ExpressionNode) throws(ConfigurationIssue) -> ExpressionValue {
        switch node.kind {
        case .number(let number): return ExpressionValue(.constant(number))
        case .date(let day): return ExpressionValue(.constant(day), temporal: .date)
        case .text(let text): return ExpressionValue(.levelName(text))
        case .name(let name): return variable(name)
        case .range, .list: throw expression.issue("a single value is expected here.", at: node)
        case .negation(let operand):
            if case .unknown = try evaluate(operand).values { return ExpressionValue(.numbers([])) }
            return try numbers(operand).map { -$0 }.value(rowCount: rowCount)
        case .not(let operand):
            let value = try truths(operand)
            return ExpressionValue(.truths(value.truths.map { $0 < 0 ? -1 : 1 - $0 }), reasons: value.reasons)
        case .binary(.and, let left, let right): return try logic(left, right, decidedBy: 0)
        case .binary(.or, let left, let right): return try logic(left, right, decidedBy: 1)
        case .binary(let operation, let left, let right) where operation.isComparison:
            return try ComparisonEvaluator(evaluator: self).compare(operation, left, right)
        case .binary(let operation, let left, let right): return try arithmetic(operation, left, right)
        case .membership(let operand, let list):
            return try ComparisonEvaluator(evaluator: self).membership(operand, list)
        case .call(let function, let arguments):
            return try function.evaluate(
                FunctionCall(evaluator: self, node: node, function: function, arguments: arguments))
        }
    }

    private func variable(_ name: String) -> ExpressionValue {
        if undeclared.contains(name) { return .unknown }
        guard let column = frame[name] else { return ExpressionValue(.levelName(name)) }
        let reasons = column.missing.reasons
        switch column.values {
        case .numeric(let values): return ExpressionValue(.numbers(values), reasons: reasons, temporal: column.temporal)
        case .integer: return ExpressionValue(.numbers(column.doubles ?? []), reasons: reasons)
        case .text(let codes, let texts): return ExpressionValue(.texts(codes, texts), reasons: reasons)
        case .categorical: return ExpressionValue(.categories(column.categories), reasons: reasons)
        }
    }

    /// Kleene's logic: a conjunction with a false part is false, a disjunction with a true part true, whatever is
    /// missing.
    private func logic(
        _ left: ExpressionNode, _ right: ExpressionNode, decidedBy decisive: Int8
    ) throws(ConfigurationIssue) -> ExpressionValue {
        let a = try truths(left)
        let b = try truths(right)
        let truths = zip(a.truths, b.truths).map { x, y -> Int8 in
            if x == decisive || y == decisive { return decisive }
            return x < 0 || y < 0 ? -1 : 1 - decisive
        }
        var reasons = combinedReasons(a.reasons, b.reasons)
        for row in reasons.indices where truths[row] >= 0 { reasons[row] = 0 }
        return ExpressionValue(.truths(truths), reasons: reasons)
    }

    private func arithmetic(
        _ operation: BinaryOperator, _ left: ExpressionNode, _ right: ExpressionNode
    ) throws(ConfigurationIssue) -> ExpressionValue {
        if operation == .plus || operation == .minus { return try sum(operation, left, right) }
        let a = try numbers(left)
        let b = try numbers(right)
        switch operation {
        case .times: return a.zipped(b) { $0 * $1 }.value(rowCount: rowCount)
        case .divided: return a.zipped(b) { $0 / $1 }.value(rowCount: rowCount)
        default: return power(a, b).value(rowCount: rowCount)
        }
    }

    /// Days and seconds may be added to dates and times and taken from them; the difference of two of a kind is a
    /// number.
    private func sum(
        _ operation: BinaryOperator, _ left: ExpressionNode, _ right: ExpressionNode
    ) throws(ConfigurationIssue) -> ExpressionValue {
        let (first, second) = (try evaluate(left), try evaluate(right))
        if first.isUnknown || second.isUnknown { return .unknown }
        let a = try quantity(first, of: left)
        let b = try quantity(second, of: right)
        let kind: TemporalKind?
        switch (a.temporal, b.temporal) {
        case (nil, nil): kind = nil
        case (let only?, nil): kind = only
        case (nil, let only?) where operation == .plus: kind = only
        case (let same?, let other?) where same == other && operation == .minus: kind = nil
        default:
            let verb = operation == .plus ? "added to" : "taken from"
            let (taken, from) = operation == .plus ? (first, second) : (second, first)
            throw expression.issue("\(taken.typeName) cannot be \(verb) \(from.typeName).", at: left)
        }
        let vector = operation == .plus ? a.zipped(b) { $0 + $1 } : a.zipped(b) { $0 - $1 }
        return vector.value(rowCount: rowCount, temporal: kind)
    }
}
