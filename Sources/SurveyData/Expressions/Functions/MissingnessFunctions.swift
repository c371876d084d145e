import Frame

extension ExpressionFunction {
    /// What is missing, and why.
    static let missingness: [ExpressionFunction] = [
        ExpressionFunction(
            "missing", [FunctionParameter("x", .any), FunctionParameter("reason", .reason, .listed)],
            isCondition: true
        ) { call in
            let value = try call.variable(0)
            var wanted = [Bool](repeating: call.count == 1, count: 256)
            wanted[0] = false
            for node in call.arguments.positional.dropFirst() { wanted[Int(try call.reason(node).rawValue)] = true }
            guard !value.reasons.isEmpty else {
                return ExpressionValue(.truths([Int8](repeating: 0, count: call.rowCount)))
            }
            let table = wanted.map { $0 ? Int8(1) : 0 }
            return ExpressionValue(.truths(value.reasons.map { table[Int($0)] }))
        },
        ExpressionFunction("missingAs", [FunctionParameter("reason", .reason)]) { call in
            ExpressionValue(.absent(try call.reason(call.arguments.positional[0])))
        },
        ExpressionFunction("coalesce", [FunctionParameter("x", .value, .repeated)]) { call in
            var values: [ExpressionValue] = []
            for index in 0..<call.count { values.append(try call.value(index)) }
            // Every row takes the first argument that has a value there; the first one's reason where none has.
            var selection = [Int32](repeating: 0, count: call.rowCount)
            for row in selection.indices where !values[0].reasons.isEmpty && values[0].reasons[row] != 0 {
                for (index, value) in values.enumerated().dropFirst()
                where value.reasons.isEmpty || value.reasons[row] == 0 {
                    selection[row] = Int32(index)
                    break
                }
            }
            return try ValueChoice(call: call, nodes: call.arguments.positional, values: values)
                .value(selection: selection, reasons: [])
        },
    ]
}
