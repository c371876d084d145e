import Frame

/// One of several values in every row. They must be of one type: conditions, categories with the same levels, texts,
/// numbers, dates, or names of new levels, which then are in the order written.
struct ValueChoice {
    let call: FunctionCall
    let nodes: [ExpressionNode]
    let values: [ExpressionValue]

    /// - Parameters:
    ///   - selection: the position of the value that every row takes; −1 for none.
    ///   - reasons: why a row takes none; empty when every row takes one.
    func value(selection: [Int32], reasons: [UInt8]) throws(ConfigurationIssue) -> ExpressionValue {
        let present = values.filter { value in
            if case .absent = value.values { return false }
            return true
        }
        let isNaming = present.contains { value in
            if case .levelName = value.values { return true }
            return false
        }
        if isNaming { return try named(selection, reasons) }
        if present.contains(where: \.isUnknown) { return .unknown }
        let why = chosenReasons(selection, reasons)
        if present.contains(where: isTexts) { return try texts(selection, why) }
        if let levels = try commonLevels(present) {
            let codes = values.map { call.evaluator.categories(of: $0)?.codes ?? [] }
            return ExpressionValue(
                .categories(CategoryCodes(codes: picked(selection, codes, -1), levels: levels)), reasons: why)
        }
        if !present.isEmpty, present.allSatisfy({ call.evaluator.truths(of: $0) != nil }) {
            let truths = values.map { call.evaluator.truths(of: $0) ?? [] }
            return ExpressionValue(.truths(picked(selection, truths, -1)), reasons: why)
        }
        return try numbers(selection, why)
    }

    private func isTexts(_ value: ExpressionValue) -> Bool {
        if case .texts = value.values { return true }
        return false
    }

    /// The values of all rows, from lists with one a row; `empty` where none is chosen or the list is empty.
    private func picked<Value>(_ selection: [Int32], _ lists: [[Value]], _ empty: Value) -> [Value] {
        var result = [Value](repeating: empty, count: selection.count)
        for (index, list) in lists.enumerated() where !list.isEmpty {
            let wanted = Int32(index)
            for row in result.indices { result[row] = selection[row] == wanted ? list[row] : result[row] }
        }
        return result
    }

    /// Why a row is missing: because none is chosen, or for the reason of the one chosen.
    private func chosenReasons(_ selection: [Int32], _ reasons: [UInt8]) -> [UInt8] {
        var result = reasons
        for (index, value) in values.enumerated() {
            let wanted = Int32(index)
            if case .absent(let reason) = value.values {
                if result.isEmpty { result = [UInt8](repeating: 0, count: selection.count) }
                for row in selection.indices where selection[row] == wanted { result[row] = reason.rawValue }
            } else if !value.reasons.isEmpty {
                if result.isEmpty { result = [UInt8](repeating: 0, count: selection.count) }
                for row in selection.indices where selection[row] == wanted { result[row] = value.reasons[row] }
            }
        }
        return result
    }

    private func numbers(_ selection: [Int32], _ reasons: [UInt8]) throws(ConfigurationIssue) -> ExpressionValue {
        var numbers = [Double](repeating: .nan, count: selection.count)
        var kind: TemporalKind??
        for (index, value) in values.enumerated() {
            if case .absent = value.values { continue }
            let vector = try call.evaluator.quantity(value, of: nodes[index])
            if let kind, kind != vector.temporal {
                throw call.issue("\(value.typeName) stands here beside another kind of value.", at: nodes[index])
            }
            kind = vector.temporal
            let wanted = Int32(index)
            if vector.isConstant {
                let constant = vector.values[0]
                for row in numbers.indices { numbers[row] = selection[row] == wanted ? constant : numbers[row] }
            } else {
                let values = vector.values
                for row in values.indices { numbers[row] = selection[row] == wanted ? values[row] : numbers[row] }
            }
        }
        return ExpressionValue(.numbers(numbers), reasons: reasons, temporal: kind ?? nil)
    }

    // MARK: Categories

    /// Names of new levels. A bare name among others is one, even where a variable is called so.
    private func named(_ selection: [Int32], _ reasons: [UInt8]) throws(ConfigurationIssue) -> ExpressionValue {
        var names: [String] = []
        var codes: [Int32] = []
        var isAbsent: [UInt8] = []
        for (index, value) in values.enumerated() {
            if case .absent(let reason) = value.values {
                codes.append(-1)
                isAbsent.append(reason.rawValue)
                continue
            }
            guard let word = nodes[index].word else {
                let other = nodes.first { $0.word != nil }?.word ?? ""
                throw call.issue(
                    "the name of a level is expected here, as '\(other)' is one and no variable; names go in quotes.",
                    at: nodes[index])
            }
            let place = names.firstIndex(of: word) ?? names.count
            if place == names.count { names.append(word) }
            codes.append(Int32(place))
            isAbsent.append(0)
        }
        var why = reasons
        if isAbsent.contains(where: { $0 != 0 }) {
            if why.isEmpty { why = [UInt8](repeating: 0, count: selection.count) }
            for row in selection.indices where selection[row] >= 0 { why[row] = isAbsent[Int(selection[row])] }
        }
        let levels = CategoricalLevels(names.map { CategoricalLevel($0) })
        return ExpressionValue(
            .categories(
                CategoryCodes(codes: selection.map { $0 < 0 ? -1 : codes[Int($0)] }, levels: levels)), reasons: why)
    }

    /// The levels of a choice among categories; `nil` where some value is none.
    private func commonLevels(_ present: [ExpressionValue]) throws(ConfigurationIssue) -> CategoricalLevels? {
        var levels: CategoricalLevels?
        var hasConditions = false
        for value in present {
            switch value.values {
            case .categories(let categories):
                if let levels, levels.map(\.name) != categories.levels.map(\.name) {
                    guard call.evaluator.truths(of: value) == nil else { return nil }
                    throw call.issue("the categories here have different levels; recode them alike first.")
                }
                levels = levels ?? categories.levels
            case .truths: hasConditions = true
            default: return nil
            }
        }
        return hasConditions ? nil : levels
    }

    // MARK: Texts

    private func texts(_ selection: [Int32], _ reasons: [UInt8]) throws(ConfigurationIssue) -> ExpressionValue {
        var merged: [String] = []
        var places: [String: Int32] = [:]
        var lists: [[Int32]] = []
        for (index, value) in values.enumerated() {
            if case .absent = value.values {
                lists.append([])
                continue
            }
            guard case .texts(let codes, let texts) = value.values else {
                throw call.issue("a text is expected here, but this is \(value.typeName).", at: nodes[index])
            }
            let translation = texts.map { text -> Int32 in
                if let place = places[text] { return place }
                places[text] = Int32(merged.count)
                merged.append(text)
                return Int32(merged.count - 1)
            }
            lists.append(codes.map { $0 < 0 ? -1 : translation[Int($0)] })
        }
        return ExpressionValue(.texts(picked(selection, lists, -1), merged), reasons: reasons)
    }
}
