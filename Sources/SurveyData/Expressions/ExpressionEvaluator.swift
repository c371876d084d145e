import Frame
import Glibc

/// Evaluates an expression over all rows of a frame.
struct ExpressionEvaluator {
    let expression: Expression
    let frame: DataFrame

    func evaluate(_ node: ExpressionNode) throws(ConfigurationIssue) -> ExpressionValue {
        switch node.kind {
        case .number(let number): return ExpressionValue(.constant(number))
        case .text(let text): return ExpressionValue(.levelName(text))
        case .name(let name): return variable(name)
        case .negation(let operand):
            if case .constant(let number) = try evaluate(operand).values { return ExpressionValue(.constant(-number)) }
            let value = try numbers(operand)
            return ExpressionValue(.numbers(value.numbers.map { -$0 }), reasons: value.reasons)
        case .not(let operand):
            let value = try truths(operand)
            return ExpressionValue(.truths(value.truths.map { $0 < 0 ? -1 : 1 - $0 }), reasons: value.reasons)
        case .binary(.and, let left, let right): return try logic(left, right, decidedBy: 0)
        case .binary(.or, let left, let right): return try logic(left, right, decidedBy: 1)
        case .binary(let operation, let left, let right) where operation.isComparison:
            return try ComparisonEvaluator(evaluator: self).compare(node, operation, left, right)
        case .binary(let operation, let left, let right): return try arithmetic(operation, left, right)
        case .membership(let operand, let list):
            return try ComparisonEvaluator(evaluator: self).membership(operand, list)
        case .call(let function, let arguments): return try call(function, arguments)
        }
    }

    private func variable(_ name: String) -> ExpressionValue {
        guard let column = frame[name] else { return ExpressionValue(.levelName(name)) }
        if let doubles = column.doubles { return ExpressionValue(.numbers(doubles), reasons: column.missing.reasons) }
        return ExpressionValue(.categories(column.categories), reasons: column.missing.reasons)
    }

    /// The operand as numbers; anything else is an error at its place.
    func numbers(_ node: ExpressionNode) throws(ConfigurationIssue) -> (numbers: [Double], reasons: [UInt8]) {
        try numbers(evaluate(node), of: node)
    }

    /// A value already computed, as numbers.
    func numbers(
        _ value: ExpressionValue, of node: ExpressionNode
    ) throws(ConfigurationIssue) -> (numbers: [Double], reasons: [UInt8]) {
        switch value.values {
        case .numbers(let numbers): return (numbers, value.reasons)
        case .constant(let number): return ([Double](repeating: number, count: frame.rowCount), [])
        case .truths(let truths): return (truths.map { $0 < 0 ? .nan : Double($0) }, value.reasons)
        case .levelName(let name) where isName(node): throw unknownVariable(name, node)
        case .categories, .levelName:
            throw expression.issue("a number is expected here, but this is \(value.typeName).", at: node)
        }
    }

    /// The operand as a condition; a yes/no variable is one too.
    func truths(_ node: ExpressionNode) throws(ConfigurationIssue) -> (truths: [Int8], reasons: [UInt8]) {
        let value = try evaluate(node)
        switch value.values {
        case .truths(let truths): return (truths, value.reasons)
        case .categories(let categories) where Set(categories.levels.map(\.name)) == ["no", "yes"]:
            let yes = categories.levels[0].name == "yes" ? Int32(0) : 1
            return (categories.codes.map { $0 < 0 ? -1 : $0 == yes ? 1 : 0 }, value.reasons)
        case .levelName(let name) where isName(node): throw unknownVariable(name, node)
        default:
            throw expression.issue(
                "a condition is expected here, but this is \(value.typeName). Compare it with something.", at: node)
        }
    }

    private func isName(_ node: ExpressionNode) -> Bool {
        if case .name = node.kind { return true }
        return false
    }

    func unknownVariable(_ name: String, _ node: ExpressionNode) -> ConfigurationIssue {
        let hint = nearestName(to: name, among: frame.names).map { " Did you mean '\($0)'?" } ?? ""
        return expression.issue("no variable is called '\(name)'.\(hint)", at: node)
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
        let a = try numbers(left)
        let b = try numbers(right)
        let reasons = combinedReasons(a.reasons, b.reasons)
        switch operation {
        case .plus: return computed(zip(a.numbers, b.numbers).map { $0 + $1 }, reasons)
        case .minus: return computed(zip(a.numbers, b.numbers).map { $0 - $1 }, reasons)
        case .times: return computed(zip(a.numbers, b.numbers).map { $0 * $1 }, reasons)
        default: return computed(zip(a.numbers, b.numbers).map { $0 / $1 }, reasons)
        }
    }

    /// Numbers of which those that do not exist (a logarithm of zero, a division by zero) become missing as invalid.
    private func computed(_ numbers: [Double], _ reasons: [UInt8]) -> ExpressionValue {
        var numbers = numbers
        var reasons = reasons
        for row in numbers.indices where !numbers[row].isFinite && (reasons.isEmpty || reasons[row] == 0) {
            if reasons.isEmpty { reasons = [UInt8](repeating: 0, count: numbers.count) }
            reasons[row] = MissingReason.invalid.rawValue
            numbers[row] = .nan
        }
        return ExpressionValue(.numbers(numbers), reasons: reasons)
    }

    private func call(
        _ function: ExpressionFunction, _ arguments: [ExpressionNode]
    ) throws(ConfigurationIssue) -> ExpressionValue {
        switch function {
        case .missing: return try isMissing(arguments[0])
        case .choose: return try choose(arguments)
        case .min: return try fold(arguments) { Swift.min($0, $1) }
        case .max: return try fold(arguments) { Swift.max($0, $1) }
        case .log: return try map(arguments[0]) { Glibc.log($0) }
        case .exp: return try map(arguments[0]) { Glibc.exp($0) }
        case .sqrt: return try map(arguments[0]) { $0.squareRoot() }
        case .abs: return try map(arguments[0]) { Swift.abs($0) }
        case .round: return try map(arguments[0], roundedHalfUp)
        case .floor: return try map(arguments[0]) { $0.rounded(.down) }
        }
    }

    private func map(
        _ node: ExpressionNode, _ body: (Double) -> Double
    ) throws(ConfigurationIssue) -> ExpressionValue {
        let value = try numbers(node)
        return computed(value.numbers.map(body), value.reasons)
    }

    private func fold(
        _ arguments: [ExpressionNode], _ body: (Double, Double) -> Double
    ) throws(ConfigurationIssue) -> ExpressionValue {
        var (numbers, reasons) = try self.numbers(arguments[0])
        for argument in arguments.dropFirst() {
            let next = try self.numbers(argument)
            numbers = zip(numbers, next.numbers).map { $0.isNaN || $1.isNaN ? .nan : body($0, $1) }
            reasons = combinedReasons(reasons, next.reasons)
        }
        return computed(numbers, reasons)
    }

    private func isMissing(_ node: ExpressionNode) throws(ConfigurationIssue) -> ExpressionValue {
        let value = try evaluate(node)
        if case .levelName(let name) = value.values { throw unknownVariable(name, node) }
        let reasons = value.reasons.isEmpty ? [UInt8](repeating: 0, count: frame.rowCount) : value.reasons
        return ExpressionValue(.truths(reasons.map { $0 == 0 ? 0 : 1 }))
    }

    private func choose(_ arguments: [ExpressionNode]) throws(ConfigurationIssue) -> ExpressionValue {
        let condition = try truths(arguments[0])
        let whenTrue = try numbers(arguments[1])
        let whenFalse = try numbers(arguments[2])
        var numbers = [Double](repeating: .nan, count: frame.rowCount)
        var reasons = [UInt8](repeating: 0, count: frame.rowCount)
        for row in numbers.indices {
            let chosen = condition.truths[row] == 1 ? whenTrue : whenFalse
            if condition.truths[row] < 0 {
                reasons[row] = condition.reasons[row]
            } else {
                numbers[row] = chosen.numbers[row]
                reasons[row] = chosen.reasons.isEmpty ? 0 : chosen.reasons[row]
            }
        }
        return ExpressionValue(.numbers(numbers), reasons: reasons)
    }
}
