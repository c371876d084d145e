import Frame

extension ExpressionParser {
    /// The rest of a call whose name and opening parenthesis have been read.
    mutating func call(_ name: String, at token: ExpressionToken) throws(ConfigurationIssue) -> ExpressionNode {
        guard let function = ExpressionFunction.named[name] else {
            throw issue(ExpressionFunction.unknown(name), at: token.offset)
        }
        var arguments = CallArguments()
        repeat { try argument(of: function, into: &arguments) } while take(",") != nil
        try require(")")
        if function.isVariadic { arguments.positional = try spread(arguments.positional) }
        if let problem = function.problem(with: arguments) { throw issue(problem, at: token.offset) }
        return ExpressionNode(kind: .call(function, arguments), offset: token.offset)
    }

    /// An argument: a value, an option or an arm.
    private mutating func argument(
        of function: ExpressionFunction, into arguments: inout CallArguments
    ) throws(ConfigurationIssue) {
        if case .name(let name) = current.kind, case .symbol(let symbol) = following?.kind,
            symbol == "=" || (symbol == ":" && function.option(name) != nil)
        {
            try option(name, of: function, into: &arguments)
            return
        }
        let offset = current.offset
        guard arguments.options.isEmpty else {
            throw unexpected("another option (they come last: \(function.signature))")
        }
        let isElse = current.kind == .name("else") && following.map(isArrow) == true
        if isElse { advance() }
        let values: [ExpressionNode]
        let isList = current.kind == .symbol("[")
        if isElse {
            values = []
        } else if isList {
            values = try list()
        } else {
            values = [try or()]
        }
        guard function.arms != .none, take("->", ":") != nil else {
            if isArrow(current) {
                throw issue(
                    "'\(function.name)' has no use for \(current.shown). Write \(function.signature).",
                    at: current.offset)
            }
            guard arguments.arms.isEmpty else { throw unexpected("'->' and the value of this case") }
            arguments.positional.append(isList ? ExpressionNode(kind: .list(values), offset: offset) : values[0])
            return
        }
        guard arguments.arms.last.map({ $0.keys != nil }) ?? true else {
            throw issue("'else' comes last; nothing after it can apply.", at: offset)
        }
        let value = try or()
        arguments.arms.append(CallArguments.Arm(keys: isElse ? nil : values, value: value))
    }

    private func isArrow(_ token: ExpressionToken) -> Bool {
        token.kind == .symbol("->") || token.kind == .symbol(":")
    }

    private mutating func option(
        _ name: String, of function: ExpressionFunction, into arguments: inout CallArguments
    ) throws(ConfigurationIssue) {
        guard function.option(name) != nil else {
            throw issue(function.unknownOption(name), at: current.offset)
        }
        guard !arguments.options.contains(where: { $0.name == name }) else {
            throw issue("the option '\(name)' stands twice; keep one.", at: current.offset)
        }
        advance()
        advance()
        let offset = current.offset
        let value =
            current.kind == .symbol("[") ? ExpressionNode(kind: .list(try list()), offset: offset) : try or()
        arguments.options.append(CallArguments.Option(name: name, value: value))
    }

    /// Arguments with ranges, one for each variable: `4 - item1...item3` is `4 - item1, 4 - item2, 4 - item3`.
    private func spread(_ nodes: [ExpressionNode]) throws(ConfigurationIssue) -> [ExpressionNode] {
        var spread: [ExpressionNode] = []
        var size = 0
        for node in nodes {
            guard let length = node.rangeLength else {
                spread.append(node)
                continue
            }
            guard length > 0 else {
                throw issue("the ranges of variables in one argument must be of the same length.", at: node.offset)
            }
            size += length * node.size
            guard size <= 100 * ExpressionFunction.mostArguments else {
                throw issue(
                    "the ranges here stand for too many calculations. Derive a variable first.", at: node.offset)
            }
            spread += (0..<length).map { node.member($0) }
        }
        return spread
    }

    /// What to say of a range that stands where one value is expected.
    func strayRange(in node: ExpressionNode) -> ConfigurationIssue {
        var offset = node.offset
        node.visit { node in
            if case .range = node.kind { offset = node.offset }
        }
        return issue(
            "a range of variables needs a function over variables around it, as rowMean(item1...item10).", at: offset)
    }
}
