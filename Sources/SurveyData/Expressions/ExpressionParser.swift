import Frame

/// Recursive descent over the words of an expression, loosest binding first:
/// or · and · not · comparison and membership · sum · product · sign · operand.
struct ExpressionParser {
    private let tokens: [ExpressionToken]
    private let position: SourcePosition
    private var index = 0
    private var depth = 0

    /// Deeper nesting than any real condition; a guard against texts made to exhaust the stack.
    private static let deepestNesting = 200

    /// More operators in a row than any real condition; the same guard, as `a + b + c` is `(a + b) + c`.
    private static let highestNode = 500

    init(_ source: String, at position: SourcePosition) throws(ConfigurationIssue) {
        tokens = try ExpressionLexer.tokens(source, at: position)
        self.position = position
    }

    mutating func parse() throws(ConfigurationIssue) -> ExpressionNode {
        let node = try or()
        guard case .end = current.kind else {
            throw unexpected("an operator such as 'and' or '<', or the end")
        }
        return node
    }

    private var current: ExpressionToken { tokens[index] }

    private func unexpected(_ expected: String) -> ConfigurationIssue {
        let place = position.advanced(by: current.offset)
        return ConfigurationIssue(position: place, message: "found \(current.shown) where \(expected) is expected.")
    }

    /// Takes one of `symbols` if it comes next.
    private mutating func take(_ symbols: String...) -> String? {
        guard case .symbol(let symbol) = current.kind, symbols.contains(symbol) else { return nil }
        index += 1
        return symbol
    }

    private mutating func require(_ symbol: String) throws(ConfigurationIssue) {
        guard take(symbol) != nil else { throw unexpected("'\(symbol)'") }
    }

    private mutating func or() throws(ConfigurationIssue) -> ExpressionNode {
        depth += 1
        defer { depth -= 1 }
        guard depth < Self.deepestNesting else { throw unexpected("a less deeply nested condition") }
        var node = try and()
        while take("or") != nil { node = try chained(.or, node, try and()) }
        return node
    }

    private mutating func and() throws(ConfigurationIssue) -> ExpressionNode {
        var node = try not()
        while take("and") != nil { node = try chained(.and, node, try not()) }
        return node
    }

    private mutating func not() throws(ConfigurationIssue) -> ExpressionNode {
        let offset = current.offset
        var negations = 0
        while take("not") != nil { negations += 1 }
        let operand = try comparison()
        return negations % 2 == 1 ? ExpressionNode(kind: .not(operand), offset: offset) : operand
    }

    private mutating func comparison() throws(ConfigurationIssue) -> ExpressionNode {
        let left = try sum()
        if take("in") != nil { return ExpressionNode(kind: .membership(left, try list()), offset: left.offset) }
        guard let symbol = take("==", "!=", "<", "<=", ">", ">="), let comparison = BinaryOperator(rawValue: symbol)
        else { return left }
        let node = binary(comparison, left, try sum())
        if case .symbol(let next) = current.kind, BinaryOperator(rawValue: next)?.isComparison == true {
            throw unexpected("'and' (write two comparisons: 6 <= age and age < 16)")
        }
        return node
    }

    private mutating func list() throws(ConfigurationIssue) -> [ExpressionNode] {
        try require("[")
        var items = [try sum()]
        while take(",") != nil { items.append(try sum()) }
        try require("]")
        return items
    }

    private mutating func sum() throws(ConfigurationIssue) -> ExpressionNode {
        var node = try product()
        while let symbol = take("+", "-") { node = try chained(symbol == "+" ? .plus : .minus, node, try product()) }
        return node
    }

    private mutating func product() throws(ConfigurationIssue) -> ExpressionNode {
        var node = try signed()
        while let symbol = take("*", "/") { node = try chained(symbol == "*" ? .times : .divided, node, try signed()) }
        return node
    }

    private mutating func signed() throws(ConfigurationIssue) -> ExpressionNode {
        let offset = current.offset
        guard take("-") != nil else { return try operand() }
        return ExpressionNode(kind: .negation(try operand()), offset: offset)
    }

    private mutating func operand() throws(ConfigurationIssue) -> ExpressionNode {
        let token = current
        switch token.kind {
        case .number(let number):
            index += 1
            return ExpressionNode(kind: .number(number), offset: token.offset)
        case .text(let text):
            index += 1
            return ExpressionNode(kind: .text(text), offset: token.offset)
        case .name(let name):
            index += 1
            if take("(") != nil { return try call(name, at: token) }
            return ExpressionNode(kind: .name(name), offset: token.offset)
        case .symbol("("):
            index += 1
            let node = try or()
            try require(")")
            return node
        case .symbol, .end:
            throw unexpected("a variable, a number or a text")
        }
    }

    private mutating func call(_ name: String, at token: ExpressionToken) throws(ConfigurationIssue) -> ExpressionNode {
        let place = position.advanced(by: token.offset)
        let known = ExpressionFunction.allCases.map(\.rawValue)
        guard let function = ExpressionFunction(rawValue: name) else {
            let hint =
                nearestName(to: name, among: known).map { "Did you mean '\($0)'?" }
                ?? "Known functions: \(known.joined(separator: ", "))."
            throw ConfigurationIssue(position: place, message: "unknown function '\(name)'. \(hint)")
        }
        var arguments = [try or()]
        while take(",") != nil { arguments.append(try or()) }
        try require(")")
        guard function.argumentCounts.contains(arguments.count) else {
            throw ConfigurationIssue(
                position: place,
                message: "'\(name)' takes \(function.argumentCounts.lowerBound) argument(s), not \(arguments.count).")
        }
        return ExpressionNode(kind: .call(function, arguments), offset: token.offset)
    }

    /// One more operand of a chain of operators.
    private func chained(
        _ operation: BinaryOperator, _ left: ExpressionNode, _ right: ExpressionNode
    ) throws(ConfigurationIssue) -> ExpressionNode {
        let node = binary(operation, left, right)
        guard node.height <= Self.highestNode else {
            throw unexpected("the end (a condition may have \(Self.highestNode) operators in a row; use 'in [a, b]')")
        }
        return node
    }

    private func binary(_ operation: BinaryOperator, _ left: ExpressionNode, _ right: ExpressionNode) -> ExpressionNode
    {
        ExpressionNode(kind: .binary(operation, left, right), offset: left.offset)
    }
}
