import Frame

/// A call being evaluated: its arguments in the types a kernel asks for.
struct FunctionCall {
    let evaluator: ExpressionEvaluator
    let node: ExpressionNode
    let function: ExpressionFunction
    let arguments: CallArguments

    var rowCount: Int { evaluator.rowCount }
    var count: Int { arguments.positional.count }

    func issue(_ message: String, at node: ExpressionNode? = nil) -> ConfigurationIssue {
        evaluator.expression.issue(message, at: node ?? self.node)
    }

    func value(_ index: Int) throws(ConfigurationIssue) -> ExpressionValue {
        let node = arguments.positional[index]
        let value = try evaluator.evaluate(node)
        if case .levelName(let name) = value.values, node.isName { throw evaluator.unknownVariable(name, node) }
        return value
    }

    /// An argument that may be missing in every row: then it is a variable in which everything is.
    func variable(_ index: Int) throws(ConfigurationIssue) -> ExpressionValue {
        let value = try value(index)
        guard case .absent = value.values else { return value }
        let vector = try evaluator.quantity(value, of: arguments.positional[index])
        return ExpressionValue(.numbers(vector.values), reasons: vector.reasons)
    }

    func numbers(_ index: Int) throws(ConfigurationIssue) -> NumberVector {
        try evaluator.numbers(arguments.positional[index])
    }

    /// An argument, as numbers, dates or times of the kind that the first one is.
    func quantity(_ index: Int, like first: NumberVector?) throws(ConfigurationIssue) -> NumberVector {
        let node = arguments.positional[index]
        let value = try evaluator.evaluate(node)
        let vector = try evaluator.quantity(value, of: node)
        if let first, !value.isUnknown, first.temporal != vector.temporal {
            throw issue("\(value.typeName) stands here beside another kind of value.", at: node)
        }
        return vector
    }

    func truths(_ index: Int) throws(ConfigurationIssue) -> (truths: [Int8], reasons: [UInt8]) {
        try evaluator.truths(arguments.positional[index])
    }

    /// Numbers computed one by one.
    @inline(__always)
    func map(_ body: (Double) -> Double) throws(ConfigurationIssue) -> ExpressionValue {
        try numbers(0).map(body).value(rowCount: rowCount)
    }

    func option(_ name: String) -> ExpressionNode? {
        arguments.options.first { $0.name == name }?.value
    }

    /// A number that is the same for all rows.
    func constant(_ node: ExpressionNode) throws(ConfigurationIssue) -> Double {
        guard case .constant(let number) = try evaluator.evaluate(node).values else {
            throw issue("a number is expected here, the same for all rows.", at: node)
        }
        return number
    }

    /// A whole number within limits.
    func wholeNumber(_ node: ExpressionNode, in range: ClosedRange<Int>) throws(ConfigurationIssue) -> Int {
        guard let number = Int(exactly: try constant(node)), range.contains(number) else {
            throw issue("a whole number from \(range.lowerBound) to \(range.upperBound) is expected here.", at: node)
        }
        return number
    }

    /// `atLeast`: how many of the arguments need a value; all of them unless it is given.
    func minimumAnswered() throws(ConfigurationIssue) -> Int {
        guard let node = option("atLeast") else { return count }
        return try wholeNumber(node, in: 1...count)
    }

    /// A word of a fixed list.
    func choice(_ name: String) throws(ConfigurationIssue) -> String? {
        guard let node = option(name), case .choice(let words)? = function.option(name)?.kind else { return nil }
        guard let word = node.word, words.contains(word) else {
            throw issue("'\(name)' must be one of \(words.joined(separator: ", ")).", at: node)
        }
        return word
    }

    /// A text in quotes.
    func literal(_ index: Int) throws(ConfigurationIssue) -> String {
        guard case .text(let text) = arguments.positional[index].kind else {
            throw issue("a text in quotes is expected here.", at: arguments.positional[index])
        }
        return text
    }

    /// The reason of missing that a node names.
    func reason(_ node: ExpressionNode) throws(ConfigurationIssue) -> MissingReason {
        let known = MissingReason.allCases.map(\.name)
        guard let word = node.word else {
            throw issue("a reason is expected here: \(known.joined(separator: ", ")).", at: node)
        }
        guard let reason = MissingReason(name: word) else {
            let hint =
                nearestName(to: word, among: known).map { "Did you mean '\($0)'?" }
                ?? "Reasons: \(known.joined(separator: ", "))."
            throw issue("'\(word)' is no reason of missing. \(hint)", at: node)
        }
        return reason
    }
}
