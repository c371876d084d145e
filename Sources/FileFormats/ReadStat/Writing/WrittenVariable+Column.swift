import Frame

extension WrittenVariable {
    /// - Parameters:
    ///   - metadata: what the column's source said of it, where its values are as they were collected.
    ///   - language: of labels, where there are several.
    init(_ column: Column, _ metadata: VariableMetadata?, language: String) {
        name = column.name
        reasons = column.missing.reasons
        temporal = column.temporal
        switch column.values {
        case .integer(let values): cells = .whole(values)
        case .numeric(let values): cells = .real(values)
        case .text(let codes, let texts): cells = .texts(codes, texts)
        case .categorical(let codes, let levels):
            // Codes that are whole numbers stay; others are counted.
            let own = levels.map { Int32($0.code) }
            let isOwn = !own.contains(nil) && Set(own).count == own.count
            let numbers = levels.indices.map { isOwn ? Double(own[$0] ?? 0) : Double($0 + 1) }
            cells = .codes(codes, numbers)
            valueLabels = zip(numbers, levels).map { (.number($0), $1.label.text(in: language)) }
            measure = .nominal
        }
        if let metadata {
            label = metadata.label?.text(in: language) ?? ""
            format = metadata.format
            measure = metadata.measure ?? measure
            if valueLabels.isEmpty {
                valueLabels = metadata.valueLabels.map { ($0.value, $0.label.text(in: language)) }
            }
            missing = metadata.missing
        } else {
            let text = column.label.text(in: language)
            label = text == column.name ? "" : text
        }
    }

    /// The reasons that occur, but for one that says no more than that a cell is empty.
    var reasonsThatTell: [MissingReason] {
        var seen = [Bool](repeating: false, count: 256)
        for reason in reasons { seen[Int(reason)] = true }
        return MissingReason.allCases.filter { $0 != .blank && seen[Int($0.rawValue)] }
    }

    /// The letters of extended missing values that occur.
    var lettersThatOccur: [UInt8] {
        guard case .real(let values) = cells, !reasons.isEmpty else { return [] }
        var seen: Set<UInt8> = []
        for row in values.indices where reasons[row] != 0 {
            if let letter = MissingTag.letter(of: values[row]) { seen.insert(letter) }
        }
        return seen.sorted()
    }

    /// The numbers that occur and stand for none, ascending.
    var missingNumbersThatOccur: [Double] {
        var found: Set<Double> = []
        func take(_ value: Double) {
            if missing.contains(where: { $0.contains(.number(value)) }) { found.insert(value) }
        }
        switch cells {
        case .whole(let values): for row in values.indices where isPresent(row) { take(Double(values[row])) }
        case .real(let values): for row in values.indices where isPresent(row) { take(values[row]) }
        case .codes, .texts: break
        }
        return found.sorted()
    }

    /// The label of a reason, in words that are understood when the file is read.
    static func label(_ reason: MissingReason, language: String) -> String {
        let isChinese = language == "zh"
        return switch reason {
        case .refused: isChinese ? "拒绝回答" : "Refused"
        case .doesNotKnow: isChinese ? "不知道" : "Don't know"
        case .notApplicable: isChinese ? "不适用" : "Not applicable"
        case .notAsked: isChinese ? "未询问" : "Not asked"
        case .invalid: isChinese ? "无效" : "Invalid"
        case .blank: isChinese ? "缺失" : "Missing"
        }
    }
}
