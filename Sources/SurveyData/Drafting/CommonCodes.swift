import Frame

/// Codes that stand for no value in all variables: those a codebook reserves, or those that are missing in several variables
/// for the same reason and a value in few.
struct CommonCodes {
    let missing: [VariableDraft.Missing]
    private let codes: [MissingCode]

    /// A code must be missing in at least so many variables to be called reserved in all.
    private static let fewestVariables = 3

    init(reserved: [MissingCode]) {
        missing = []
        codes = reserved
    }

    init(_ variables: [VariableDraft]) {
        var uses: [String: [VariableDraft.Missing]] = [:]
        var order: [String] = []
        for missing in variables.flatMap(\.missing) {
            if uses[missing.code.code] == nil { order.append(missing.code.code) }
            uses[missing.code.code, default: []].append(missing)
        }
        let common = order.compactMap { code -> VariableDraft.Missing? in
            guard let all = uses[code], all.count >= Self.fewestVariables, Self.isOutOfTheWay(all[0].code),
                all.allSatisfy({ $0.code == all[0].code }),
                3 * variables.count(where: { Self.isValue(all[0].code, of: $0) }) <= all.count
            else { return nil }
            let cells = all.compactMap(\.rows).reduce(0, +)
            let count = cells > 0 ? ", \(grouped(cells)) cell\(cells == 1 ? "" : "s")" : ""
            return VariableDraft.Missing(
                code: all[0].code, isGuess: all.count(where: \.isGuess) * 2 > all.count,
                evidence: "in \(all.count) variables\(count)", rows: cells)
        }
        let number = { (missing: VariableDraft.Missing) in missing.code.numbers?.lowerBound ?? .infinity }
        missing = common.sorted { number($0) < number($1) }
        codes = missing.map(\.code)
    }

    /// Whether a code is none that counts and amounts have, as 9 and 99 are.
    private static func isOutOfTheWay(_ code: MissingCode) -> Bool { code.numbers.map { $0.upperBound < 0 } ?? true }

    /// Whether `code` is or may well be a value of the variable.
    private static func isValue(_ code: MissingCode, of variable: VariableDraft) -> Bool {
        if variable.missing.contains(where: { $0.code.code == code.code }) { return false }
        if variable.levels.contains(where: { code.covers($0.level.code) }) { return true }
        if let range = variable.range, let number = code.numbers, number.overlaps(range) { return true }
        guard let profile = variable.profile, profile.count > 0 else { return false }
        if profile.mayHold(code) { return true }
        guard profile.column.isNumber, !profile.isWhole, let number = code.numbers else { return false }
        return number.lowerBound > profile.lowest && number.upperBound < profile.highest
    }

    /// The variable without codes that are reserved in all, if it has no others; with codes of its own, if one of these is a
    /// value of it.
    func shared(_ variable: VariableDraft) -> VariableDraft {
        var variable = variable
        let clashes = codes.filter { Self.isValue($0, of: variable) }
        if !clashes.isEmpty, variable.kind != .text, variable.kind != .identifier {
            variable.missing += beyond(clashes, of: variable)
            let values = clashes.filter { clash in !variable.missing.contains { $0.code == clash } }.map(\.code)
            if !values.isEmpty {
                variable.exceptionRemark = "guess: \(values.joined(separator: ", ")) may be a value here"
            }
        }
        let own = variable.missing
        guard variable.exceptionRemark == nil, !own.isEmpty, own.allSatisfy({ codes.contains($0.code) }),
            variable.range.map({ range in !own.contains { $0.code.numbers?.overlaps(range) ?? false } }) ?? true
        else { return variable }
        variable.missing = []
        let list = own.map { code in code.rows.map { "\(code.code.code) in \(rowCount($0))" } ?? code.code.code }
        variable.remarks.insert("missing as in all variables: \(list.joined(separator: ", "))", at: 0)
        return variable
    }

    /// Codes that lie beyond all other values of a variable of numbers: what they are elsewhere, they are here.
    private func beyond(_ clashes: [MissingCode], of variable: VariableDraft) -> [VariableDraft.Missing] {
        guard variable.levels.isEmpty, variable.range == nil, let values = variable.profile?.values else { return [] }
        let others = values.filter { value in !codes.contains { $0.covers(value.code) } }.compactMap(\.number)
        guard let low = others.min(), let high = others.max() else { return [] }
        return clashes.compactMap { code in
            guard let number = code.numbers, number.upperBound < low || number.lowerBound > high,
                let rows = variable.profile?.rows(of: code), rows > 0
            else { return nil }
            let end = number.upperBound < low ? "below \(DesignHints.short(low))" : "above \(DesignHints.short(high))"
            return VariableDraft.Missing(
                code: code, isGuess: true,
                evidence: "\(rowCount(rows)); no other value \(end); missing in other variables", rows: rows)
        }
    }
}
