import Frame

extension ExpressionFunction {
    /// Categories out of numbers and of other categories.
    static let categorizing: [ExpressionFunction] = [
        ExpressionFunction(
            "cut",
            [.number, FunctionParameter("[break, …]", .constants), FunctionParameter("[name, …]", .names, .optional)],
            options: [FunctionParameter("closed", .choice(["left", "right"]))], evaluate: cut),
        ExpressionFunction("recode", [FunctionParameter("x", .any)], arms: .values) { call in
            try Recoding(call: call).value()
        },
    ]

    /// Intervals between breaks, closed on the left unless `closed = right`. With one name more than breaks the outer
    /// intervals are open; with one less the outer breaks are bounds, both included, and what lies beyond is invalid.
    private static func cut(_ call: FunctionCall) throws(ConfigurationIssue) -> ExpressionValue {
        let numbers = try call.numbers(0)
        let breaks = try ascending(call.arguments.positional[1], call)
        let isClosedRight = try call.choice("closed") == "right"
        var names = (0...breaks.count).map { intervalName($0, breaks, isClosedRight) }
        if let node = call.arguments.positional[safe: 2] { names = try levelNames(node, call) }
        let isBounded = names.count == breaks.count - 1
        guard isBounded || names.count == breaks.count + 1 else {
            throw call.issue(
                "\(breaks.count) breaks make \(breaks.count + 1) groups with open ends or \(breaks.count - 1) between "
                    + "them, but \(names.count) names are given.", at: call.arguments.positional[2])
        }
        var codes = [Int32](repeating: -1, count: call.rowCount)
        var reasons = numbers.reasons
        let (lowest, highest) = (breaks[0], breaks[breaks.count - 1])
        for row in codes.indices {
            let x = numbers[row]
            guard !x.isNaN else { continue }
            // How many breaks lie below, or at and below.
            var code: Int32 = 0
            if isClosedRight {
                for value in breaks where value < x { code += 1 }
            } else {
                for value in breaks where value <= x { code += 1 }
            }
            guard isBounded else {
                codes[row] = code
                continue
            }
            guard x >= lowest, x <= highest else {
                if reasons.isEmpty { reasons = [UInt8](repeating: 0, count: call.rowCount) }
                reasons[row] = MissingReason.invalid.rawValue
                continue
            }
            codes[row] = min(max(code - 1, 0), Int32(names.count - 1))
        }
        let levels = CategoricalLevels(names.map { CategoricalLevel($0) })
        return ExpressionValue(.categories(CategoryCodes(codes: codes, levels: levels)), reasons: reasons)
    }

    private static func intervalName(_ index: Int, _ breaks: [Double], _ isClosedRight: Bool) -> String {
        if index == 0 { return (isClosedRight ? "≤" : "<") + plainText(breaks[0]) }
        let low = plainText(breaks[index - 1])
        guard index < breaks.count else { return (isClosedRight ? ">" : "≥") + low }
        let high = plainText(breaks[index])
        return isClosedRight ? ">\(low)–\(high)" : "\(low)–<\(high)"
    }

    private static func ascending(_ node: ExpressionNode, _ call: FunctionCall) throws(ConfigurationIssue) -> [Double] {
        guard case .list(let items) = node.kind else {
            throw call.issue("breaks in brackets are expected here, as [6, 12, 15].", at: node)
        }
        var breaks: [Double] = []
        for item in items {
            let value = try call.constant(item)
            if let last = breaks.last, last >= value { throw call.issue("the breaks must ascend.", at: item) }
            breaks.append(value)
        }
        return breaks
    }

    private static func levelNames(_ node: ExpressionNode, _ call: FunctionCall) throws(ConfigurationIssue) -> [String]
    {
        guard case .list(let items) = node.kind else {
            throw call.issue("names in brackets are expected here, as [child, adolescent].", at: node)
        }
        var names: [String] = []
        for item in items {
            guard let word = item.word else { throw call.issue("the name of a level is expected here.", at: item) }
            guard !names.contains(word) else {
                throw call.issue("two groups are called '\(word)'; names must differ.", at: item)
            }
            names.append(word)
        }
        return names
    }
}
