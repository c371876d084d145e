import Frame

/// `recode(x, [1, 2] -> low, 3 -> high, else -> …)`: old values into new ones, which are numbers or names of levels in the
/// order written. Missing values keep their reasons unless a case says otherwise (`missing -> …`, `refused -> …`).
struct Recoding {
    let call: FunctionCall

    /// What a case gives.
    private enum Target: Equatable {
        case number(Double)
        case level(Int)
        case absent(MissingReason)
        /// The value as it was.
        case copy
    }

    func value() throws(ConfigurationIssue) -> ExpressionValue {
        let old = try call.variable(0)
        let (targets, names) = try targets()
        if old.isUnknown { return try rehearsed(targets, names) }
        let cases = try RecodingCases(call: call, old: old)
        let copies = targets.contains(.copy)
        let last = call.arguments.arms.last
        let other: Int? = last?.keys == nil ? targets.count - 1 : nil
        if other == nil, let missed = cases.uncovered, !missed.isEmpty {
            throw call.issue(
                "'recode' says nothing of \(missed.prefix(12).joined(separator: ", ")). Add them, or 'else -> …'.")
        }
        var selection = cases.selection
        for row in selection.indices where selection[row] == RecodingCases.other {
            selection[row] = Int32(other ?? -1)
        }
        var reasons = old.reasons
        func mark(_ row: Int, _ reason: UInt8) {
            if reasons.isEmpty { reasons = [UInt8](repeating: 0, count: selection.count) }
            reasons[row] = reason
        }
        if other == nil {
            for row in selection.indices where selection[row] == -1 { mark(row, MissingReason.invalid.rawValue) }
        }
        // Cases may give a reason, or take one away.
        let absent = targets.map { target -> UInt8 in
            if case .absent(let reason) = target { reason.rawValue } else { 0 }
        }
        if !reasons.isEmpty || absent.contains(where: { $0 != 0 }) {
            for row in selection.indices where selection[row] >= 0 {
                let reason = absent[Int(selection[row])]
                if reason != 0 || !reasons.isEmpty { mark(row, reason) }
            }
        }
        if names.isEmpty, let numbers = try numbers(targets, selection, old) {
            return ExpressionValue(.numbers(numbers), reasons: reasons)
        }
        return ExpressionValue(
            .categories(try categories(targets, names, selection, old, copies: copies)), reasons: reasons)
    }

    /// Without the variable's type, that of the result is still known unless values are copied.
    private func rehearsed(_ targets: [Target], _ names: [String]) throws(ConfigurationIssue) -> ExpressionValue {
        if targets.contains(.copy) { return .unknown }
        if names.isEmpty { return ExpressionValue(.numbers([])) }
        return ExpressionValue(
            .categories(CategoryCodes(codes: [], levels: CategoricalLevels(names.map { CategoricalLevel($0) }))))
    }

    private func targets() throws(ConfigurationIssue) -> (targets: [Target], names: [String]) {
        var targets: [Target] = []
        var names: [String] = []
        var firstNumber: ExpressionNode?
        for arm in call.arguments.arms {
            let node = arm.value
            if case .name("copy") = node.kind, arm.keys == nil {
                targets.append(.copy)
            } else if let word = node.word {
                let place = names.firstIndex(of: word) ?? names.count
                if place == names.count { names.append(word) }
                targets.append(.level(place))
            } else if case .absent(let reason) = try call.evaluator.evaluate(node).values {
                targets.append(.absent(reason))
            } else {
                firstNumber = firstNumber ?? node
                targets.append(.number(try call.constant(node)))
            }
        }
        if let firstNumber, !names.isEmpty {
            throw call.issue(
                "new values must be all numbers or all names of levels, but this is a number beside "
                    + "'\(names[0])'.", at: firstNumber)
        }
        return (targets, names)
    }

    private func numbers(_ targets: [Target], _ selection: [Int32], _ old: ExpressionValue) throws(ConfigurationIssue)
        -> [Double]?
    {
        let copies = targets.contains(.copy)
        var vector: NumberVector?
        if copies {
            guard case .numbers = old.values else {
                guard targets.contains(where: { if case .number = $0 { true } else { false } }) else { return nil }
                throw call.issue("'copy' would put \(old.typeName) among numbers; give names, or leave it out.")
            }
            vector = try call.evaluator.quantity(old, of: call.arguments.positional[0])
        }
        let table = targets.map { target -> Double in
            if case .number(let number) = target { number } else { .nan }
        }
        let copied = targets.firstIndex(of: .copy).map(Int32.init) ?? -9
        return selection.indices.map { row in
            let target = selection[row]
            return target < 0 ? .nan : target == copied ? vector?[row] ?? .nan : table[Int(target)]
        }
    }

    /// New levels in the order written; levels copied come after them, in their own order.
    private func categories(
        _ targets: [Target], _ names: [String], _ selection: [Int32], _ old: ExpressionValue, copies: Bool
    ) throws(ConfigurationIssue) -> CategoryCodes {
        var levels = names.map { CategoricalLevel($0) }
        var copied: CategoryCodes?
        var translation: [Int32] = []
        if copies {
            guard let categories = RecodingCases.categories(old) else {
                throw call.issue("'copy' would put \(old.typeName) among levels; give a name, or leave it out.")
            }
            copied = categories
            let kept = try RecodingCases(call: call, old: old).untouched
            translation = categories.levels.indices.map { index in
                guard kept[index] else { return -1 }
                let level = categories.levels[index]
                if let place = levels.firstIndex(where: { $0.name == level.name }) {
                    // A new level of the name of an old one is the old one.
                    levels[place] = level
                    return Int32(place)
                }
                levels.append(level)
                return Int32(levels.count - 1)
            }
        }
        let codes = selection.indices.map { row -> Int32 in
            guard selection[row] >= 0 else { return -1 }
            switch targets[Int(selection[row])] {
            case .level(let place): return Int32(place)
            case .copy:
                guard let code = copied?.codes[row], code >= 0 else { return -1 }
                return translation[Int(code)]
            case .number, .absent: return -1
            }
        }
        return CategoryCodes(codes: codes, levels: CategoricalLevels(levels))
    }
}
