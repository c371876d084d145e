import Frame

/// Recursive descent over the words of an expression, loosest binding first:
/// or · and · not · comparison and membership · sum · product · sign · power · operand.
struct ExpressionParser {
    private let tokens: [ExpressionToken]
    let position: SourcePosition
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
        guard node.rangeLength == nil else { throw strayRange(in: node) }
        return node
    }

    var current: ExpressionToken { tokens[index] }

    /// The word after the current one.
    var following: ExpressionToken? { tokens[safe: index + 1] }

    mutating func advance() { index += 1 }

    func unexpected(_ expected: String) -> ConfigurationIssue {
        if case .symbol("=") = current.kind {
            return issue("'=' stands for nothing here; compare with '=='.", at: current.offset)
        }
        return issue("found \(current.shown) where \(expected) is expected.", at: current.offset)
    }

    func issue(_ message: String, at offset: Int) -> ConfigurationIssue {
        ConfigurationIssue(position: position.advanced(by: offset), message: message)
    }

    /// Takes one of `symbols` if it comes next.
    mutating func take(_ symbols: String...) -> String? {
        guard case .symbol(let symbol) = current.kind, symbols.contains(symbol) else { return nil }
        index += 1
        return symbol
    }

    mutating func require(_ symbol: String) throws(ConfigurationIssue) {
        guard take(symbol) != nil else { throw unexpected("'\(symbol)'") }
    }

    /// Goes one level down; every way from an operand back to an operand does.
    private mutating func descend() throws(ConfigurationIssue) {
        depth += 1
        guard depth < Self.deepestNesting else { throw unexpected("a less deeply nested condition") }
    }

    mutating func or() throws(ConfigurationIssue) -> ExpressionNode {
        try descend()
        defer { depth -= 1 }
        var node = try and()
        while take("or") != nil { node = try joined(.or, node, try and()) }
        return node
    }

    private mutating func and() throws(ConfigurationIssue) -> ExpressionNode {
        var node = try not()
        while take("and") != nil { node = try joined(.and, node, try not()) }
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
        let node = try joined(comparison, left, try sum())
        if case .symbol(let next) = current.kind, BinaryOperator(rawValue: next)?.isComparison == true {
            throw unexpected("'and' (write two comparisons: 6 <= age and age < 16)")
        }
        return node
    }

    /// Values in brackets.
    mutating func list() throws(ConfigurationIssue) -> [ExpressionNode] {
        try descend()
        defer { depth -= 1 }
        try require("[")
        var items = [try sum()]
        while take(",") != nil { items.append(try sum()) }
        try require("]")
        return items
    }

    private mutating func sum() throws(ConfigurationIssue) -> ExpressionNode {
        var node = try product()
        while let symbol = take("+", "-") { node = try joined(symbol == "+" ? .plus : .minus, node, try product()) }
        return node
    }

    private mutating func product() throws(ConfigurationIssue) -> ExpressionNode {
        var node = try signed()
        while let symbol = take("*", "/") { node = try joined(symbol == "*" ? .times : .divided, node, try signed()) }
        return node
    }

    private mutating func signed() throws(ConfigurationIssue) -> ExpressionNode {
        let offset = current.offset
        guard take("-") != nil else { return try power() }
        return ExpressionNode(kind: .negation(try power()), offset: offset)
    }

    /// A power binds more tightly than a sign before it and less tightly than one in its exponent: −2^−1 is −(2^(−1)).
    private mutating func power() throws(ConfigurationIssue) -> ExpressionNode {
        let base = try operand()
        guard take("^") != nil else { return base }
        try descend()
        defer { depth -= 1 }
        return try joined(.power, base, try signed())
    }

    private mutating func operand() throws(ConfigurationIssue) -> ExpressionNode {
        let token = current
        switch token.kind {
        case .number(let number):
            index += 1
            return ExpressionNode(kind: .number(number), offset: token.offset)
        case .date(let day):
            index += 1
            return ExpressionNode(kind: .date(day), offset: token.offset)
        case .text(let text):
            index += 1
            return ExpressionNode(kind: .text(text), offset: token.offset)
        case .name(let name):
            index += 1
            if take("(") != nil { return try call(name, at: token) }
            if take("...") != nil { return try range(from: name, at: token) }
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

    /// The numbered variables from `first` to the name that comes next.
    private mutating func range(from first: String, at token: ExpressionToken) throws(ConfigurationIssue)
        -> ExpressionNode
    {
        guard case .name(let last) = current.kind else { throw unexpected("the last variable of the range") }
        index += 1
        guard let names = numberedNames(from: first, to: last), names.count <= ExpressionFunction.mostArguments else {
            throw issue(
                "'\(first)...\(last)' must go from a numbered name to a later one, as item1...item10.",
                at: token.offset)
        }
        return ExpressionNode(kind: .range(names), offset: token.offset)
    }

    /// Two operands joined, unless a chain of them grows too high.
    private func joined(
        _ operation: BinaryOperator, _ left: ExpressionNode, _ right: ExpressionNode
    ) throws(ConfigurationIssue) -> ExpressionNode {
        let node = ExpressionNode(kind: .binary(operation, left, right), offset: left.offset)
        guard node.height <= Self.highestNode else {
            throw unexpected("the end (a condition may have \(Self.highestNode) operators in a row; use 'in [a, b]')")
        }
        return node
    }
}
