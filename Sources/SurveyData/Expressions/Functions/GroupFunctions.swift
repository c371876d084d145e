import Frame

extension ExpressionFunction {
    private static func overGroups(
        _ name: String, isWeighted: Bool = true, evaluate: @escaping Kernel
    ) -> ExpressionFunction {
        ExpressionFunction(
            name, [.number], options: isWeighted ? [.weight, .by] : [.by], isRowWise: false, evaluate: evaluate)
    }

    /// Over the rows of the whole file, or of every group.
    static let acrossRows: [ExpressionFunction] = [
        overGroups("groupMean") { call in try call.summarized { $0.mean } },
        overGroups("groupSD") { call in try call.summarized { $0.variance.squareRoot() } },
        overGroups("groupSum") { call in try call.summarized { $0.sum } },
        overGroups("groupCount", isWeighted: false) { call in try call.summarized { Double($0.count) } },
        overGroups("othersMean", isWeighted: false) { call in
            let (x, groups, summaries) = try call.summaries()
            let others = x.indices.map { row -> Double in
                guard groups.codes[row] >= 0 else { return .nan }
                let group = summaries[Int(groups.codes[row])]
                return x[row].isNaN
                    ? group.mean : (group.sum - x[row]) / Double(group.count - 1)
            }
            return NumberVector(others, reasons: groups.reasons).value(rowCount: call.rowCount)
        },
        overGroups("standardise") { call in
            let (x, groups, summaries) = try call.summaries()
            let scores = x.indices.map { row -> Double in
                guard groups.codes[row] >= 0 else { return .nan }
                let group = summaries[Int(groups.codes[row])]
                return (x[row] - group.mean) / group.variance.squareRoot()
            }
            let reasons = combinedReasons(try call.numbers(0).reasons, groups.reasons)
            return NumberVector(scores, reasons: reasons).value(rowCount: call.rowCount)
        },
        overGroups("rank", isWeighted: false) { call in
            let x = try call.numbers(0)
            let groups = try call.groups("by")
            let ranks = SortedGroups(x.rows(call.rowCount), groups).ranks
            return NumberVector(ranks, reasons: combinedReasons(x.reasons, groups.reasons))
                .value(rowCount: call.rowCount)
        },
        ExpressionFunction(
            "quantileGroup", [.number, FunctionParameter("groups", .constant)], options: [.weight, .by],
            isRowWise: false
        ) { call in
            let count = try call.wholeNumber(call.arguments.positional[1], in: 2...1_000)
            let x = try call.numbers(0)
            let groups = try call.groups("by")
            let codes = SortedGroups(x.rows(call.rowCount), groups).quantileGroups(count, weights: try call.weights())
            var reasons = combinedReasons(x.reasons, groups.reasons)
            // A group without any weight has no quantiles.
            for row in codes.indices where codes[row] < 0 && (reasons.isEmpty || reasons[row] == 0) {
                if reasons.isEmpty { reasons = [UInt8](repeating: 0, count: codes.count) }
                reasons[row] = MissingReason.invalid.rawValue
            }
            let levels = CategoricalLevels((1...count).map { CategoricalLevel(String($0)) })
            return ExpressionValue(.categories(CategoryCodes(codes: codes, levels: levels)), reasons: reasons)
        },
    ]
}

extension FunctionCall {
    /// The first argument with its sums over groups.
    fileprivate func summaries() throws(ConfigurationIssue)
        -> (x: [Double], groups: RowGroups, summaries: [GroupSummary])
    {
        let x = try numbers(0).rows(rowCount)
        let groups = try groups("by")
        return (x, groups, GroupSummary.summaries(of: x, weights: try weights(), groups: groups))
    }

    /// A number of the row's group: also where the row's own value is missing.
    fileprivate func summarized(_ result: (GroupSummary) -> Double) throws(ConfigurationIssue) -> ExpressionValue {
        let (x, groups, summaries) = try summaries()
        let table = summaries.map(result)
        let numbers = x.indices.map { groups.codes[$0] < 0 ? Double.nan : table[Int(groups.codes[$0])] }
        return NumberVector(numbers, reasons: groups.reasons).value(rowCount: rowCount)
    }
}
