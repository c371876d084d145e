import Frame

extension ExpressionFunction {
    /// Over several variables of one row, each with the number of them that need a value.
    static let acrossVariables: [ExpressionFunction] = [
        ExpressionFunction("rowSum", [.numbers], options: [.atLeast]) { call in try call.answered(.sum) },
        ExpressionFunction("rowMean", [.numbers], options: [.atLeast]) { call in try call.answered(.sum, isMean: true)
        },
        ExpressionFunction("rowMin", [.numbers], options: [.atLeast]) { call in try call.answered(.minimum) },
        ExpressionFunction("rowMax", [.numbers], options: [.atLeast]) { call in try call.answered(.maximum) },
        ExpressionFunction(
            "rowCount", [FunctionParameter("condition", .condition, .repeated)], options: [.atLeast]
        ) { call in
            let minimum = try call.minimumAnswered()
            var answers = RowAnswers(.sum, rowCount: call.rowCount)
            for index in 0..<call.count {
                let (truths, reasons) = try call.truths(index)
                answers.add(truths, reasons)
            }
            return answers.value(atLeast: minimum, isMean: false)
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
                let reasons = try call.variable(index).reasons
                for row in reasons.indices { counts[row] += wanted[Int(reasons[row])] }
            }
            return ExpressionValue(.numbers(counts))
        },
    ]
}

extension FunctionCall {
    fileprivate func answered(_ fold: RowAnswers.Fold, isMean: Bool = false) throws(ConfigurationIssue)
        -> ExpressionValue
    {
        let minimum = try minimumAnswered()
        var answers = RowAnswers(fold, rowCount: rowCount)
        for index in 0..<count { answers.add(try numbers(index)) }
        return answers.value(atLeast: minimum, isMean: isMean)
    }
}
