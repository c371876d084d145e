import Frame

extension ExpressionFunction {
    /// Of the same person in another wave.
    static let overTime: [ExpressionFunction] = [
        ExpressionFunction(
            "lag", [FunctionParameter("x", .any)],
            options: [
                FunctionParameter("id", .group), FunctionParameter("wave", .group),
                FunctionParameter("back", .constant), FunctionParameter("gaps", .choice(["missing", "skip"])),
            ], isRowWise: false, evaluate: lag)
    ]

    /// The value that the person has `back` waves before, among the waves that the file holds. Without an answer in that
    /// very wave it was not asked, unless `gaps = skip`: then a person's own waves are counted.
    private static func lag(_ call: FunctionCall) throws(ConfigurationIssue) -> ExpressionValue {
        guard let id = call.option("id"), let wave = call.option("wave") else {
            throw call.issue("'lag' needs 'id' and 'wave': the variables that tell persons and waves apart.")
        }
        let back = try call.option("back").map { node throws(ConfigurationIssue) in
            try call.wholeNumber(node, in: 1...100)
        }
        let skipsGaps = try call.choice("gaps") == "skip"
        let value = try call.value(0)
        let persons = try call.groups(of: id)
        let waves = try WaveOrder(call, wave)
        if value.isUnknown { return .unknown }
        let table = try PersonWaves(persons, waves) { row, other in
            call.issue(
                "two rows have the same '\(call.shown(id))' and '\(call.shown(wave))': the \(ordinal(row + 1)) and the "
                    + "\(ordinal(other + 1)). Keep one of them.")
        }
        let sources = table.sources(back: back ?? 1, skipsGaps: skipsGaps)
        return value.taken(from: sources, reasons: combinedReasons(persons.reasons, waves.reasons))
    }

    private static func ordinal(_ number: Int) -> String {
        let suffix =
            (11...13).contains(number % 100) ? "th" : [1: "st", 2: "nd", 3: "rd"][number % 10] ?? "th"
        return "\(number)\(suffix)"
    }
}

extension FunctionCall {
    /// A node as it is written, where it is a name.
    fileprivate func shown(_ node: ExpressionNode) -> String { node.word ?? "…" }
}

extension ExpressionValue {
    /// Every row's value from another row; not asked where there is none (−1), unless there is a reason already.
    fileprivate func taken(from sources: [Int32], reasons: [UInt8]) -> ExpressionValue {
        var why = reasons.isEmpty ? [UInt8](repeating: 0, count: sources.count) : reasons
        for row in sources.indices where why[row] == 0 {
            if sources[row] < 0 {
                why[row] = MissingReason.notAsked.rawValue
            } else if !self.reasons.isEmpty {
                why[row] = self.reasons[Int(sources[row])]
            }
        }
        func taken<Value>(_ list: [Value], _ empty: Value) -> [Value] {
            sources.map { $0 < 0 ? empty : list[Int($0)] }
        }
        let moved: Values =
            switch values {
            case .numbers(let numbers): .numbers(taken(numbers, .nan))
            case .truths(let truths): .truths(taken(truths, -1))
            case .texts(let codes, let texts): .texts(taken(codes, -1), texts)
            case .categories(let categories):
                .categories(CategoryCodes(codes: taken(categories.codes, -1), levels: categories.levels))
            case .constant(let number): .numbers(sources.map { $0 < 0 ? .nan : number })
            case .levelName, .absent, .unknown: values
            }
        return ExpressionValue(moved, reasons: why, temporal: temporal)
    }
}
