import Frame

extension ExpressionFunction {
    /// One of several values, by conditions.
    static let choices: [ExpressionFunction] = [
        ExpressionFunction(
            "if",
            [
                FunctionParameter("condition", .condition), FunctionParameter("then", .value),
                FunctionParameter("else", .value),
            ]
        ) { call in
            let nodes = call.arguments.positional
            return try chosen(call, conditions: [nodes[0]], values: [nodes[1], nodes[2]], hasElse: true)
        },
        ExpressionFunction("case", [], arms: .conditions) { call in
            var conditions: [ExpressionNode] = []
            for arm in call.arguments.arms {
                guard let keys = arm.keys else { continue }
                guard keys.count == 1 else {
                    throw call.issue("one condition is expected before '->'; join several by 'or'.", at: keys[1])
                }
                conditions.append(keys[0])
            }
            return try chosen(
                call, conditions: conditions, values: call.arguments.arms.map(\.value),
                hasElse: call.arguments.arms.count > conditions.count)
        },
    ]

    /// The value of the first condition that holds. A condition that cannot be decided before one holds leaves the row
    /// undecided, for its reason; a row in which none holds, without `else`, is not applicable.
    private static func chosen(
        _ call: FunctionCall, conditions: [ExpressionNode], values: [ExpressionNode], hasElse: Bool
    ) throws(ConfigurationIssue) -> ExpressionValue {
        let open = Int32(-2)
        var selection = [Int32](repeating: open, count: call.rowCount)
        var reasons: [UInt8] = []
        for (arm, condition) in conditions.enumerated() {
            let (truths, why) = try call.evaluator.truths(condition)
            let taken = Int32(arm)
            // Without a branch: which condition holds is not to be foreseen.
            selection = zip(selection, truths).map { now, truth in
                now != open || truth == 0 ? now : truth == 1 ? taken : -1
            }
            guard !why.isEmpty else { continue }
            if reasons.isEmpty { reasons = [UInt8](repeating: 0, count: call.rowCount) }
            for row in why.indices where selection[row] == -1 && reasons[row] == 0 { reasons[row] = why[row] }
        }
        let rest = Int32(values.count - 1)
        if hasElse {
            selection = selection.map { $0 == open ? rest : $0 }
        } else {
            if reasons.isEmpty { reasons = [UInt8](repeating: 0, count: call.rowCount) }
            for row in selection.indices where selection[row] == open {
                selection[row] = -1
                reasons[row] = MissingReason.notApplicable.rawValue
            }
        }
        var evaluated: [ExpressionValue] = []
        for node in values { evaluated.append(try call.evaluator.evaluate(node)) }
        return try ValueChoice(call: call, nodes: values, values: evaluated).value(
            selection: selection, reasons: reasons)
    }
}
