import Frame

extension ExpressionFunction {
    /// Over several variables of one row, each with the number of them that need a value.
    static let acrossVariables: [ExpressionFunction] = [
        ExpressionFunction("rowSum", [.numbers], options: [.atLeast]) { call in try call.answered { $0.sums } },
        ExpressionFunction("rowMean", [.numbers], options: [.atLeast]) { call in
            try call.answered { answers in zip(answers.sums, answers.counts).map { $0 / Double($1) } }
        },
        ExpressionFunction("rowMin", [.numbers], options: [.atLeast]) { call in try call.answered { $0.minima } },
        ExpressionFunction("rowMax", [.numbers], options: [.atLeast]) { call in try call.answered { $0.maxima } },
        ExpressionFunction(
            "rowCount", [FunctionParameter("condition", .condition, .repeated)], options: [.atLeast]
        ) { call in
            try call.answered { $0.sums }
        },
        ExpressionFunction(
            "rowMissing", [FunctionParameter("x", .any, .repeated)], options: [FunctionParameter("reason", .reason)]
        ) { call in
            var wanted = [Double](repeating: 1, count: 256)
            wanted[0] = 0
            if let node = call.option("reason") {
                let reason = Int(try call.reason(node).rawValue)
                for place in wanted.indices where place != reason { wanted[place] = 0 }
            }
            var counts = [Double](repeating: 0, count: call.rowCount)
            for index in 0..<call.count {
                let reasons = try call.value(index).reasons
                for row in reasons.indices { counts[row] += wanted[Int(reasons[row])] }
            }
            return ExpressionValue(.numbers(counts))
        },
    ]
}

extension FunctionCall {
    /// What `result` makes of the answers; missing, for the first reason, where fewer than `atLeast` are there.
    fileprivate func answered(_ result: (RowAnswers) -> [Double]) throws(ConfigurationIssue) -> ExpressionValue {
        let minimum = Int32(try minimumAnswered())
        var answers = RowAnswers(rowCount: rowCount)
        let isCount = function.parameters[0].kind == .condition
        for index in 0..<count {
            if isCount {
                let (truths, reasons) = try truths(index)
                answers.add(NumberVector(truths.map { $0 < 0 ? .nan : Double($0) }, reasons: reasons))
            } else {
                answers.add(try numbers(index))
            }
        }
        var numbers = result(answers)
        for row in numbers.indices {
            if answers.counts[row] >= minimum { answers.reasons[row] = 0 } else { numbers[row] = .nan }
        }
        return NumberVector(numbers, reasons: answers.reasons).value(rowCount: rowCount)
    }
}
