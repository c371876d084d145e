import Frame

/// What a column may be besides an answer, by its name and shape: an identifier, a weight, a stratum, a sampling unit, a
/// date. These are suggestions, for people to decide.
enum DesignHints {
    static func hints(_ profile: ColumnProfile, label: LocalizedText?) -> [String] {
        [identifier(profile), weight(profile, label), grouping(profile), date(profile)].compactMap { $0 }
    }

    /// The parts of a name: `hhWeight_2` has hh, weight and 2.
    static func words(of name: String) -> [String] {
        var words: [String] = []
        var word = ""
        var last: Character?
        for character in name {
            let isBreak =
                !(character.isLetter || character.isNumber) || last?.isNumber == true && character.isLetter
                || last?.isLetter == true && character.isNumber || last?.isLowercase == true && character.isUppercase
            if isBreak, !word.isEmpty {
                words.append(word.lowercased())
                word = ""
            }
            if character.isLetter || character.isNumber { word.append(character) }
            last = character
        }
        return word.isEmpty ? words : words + [word.lowercased()]
    }

    /// Whether a variable is called as identifiers are.
    static func isCalledIdentifier(_ name: String) -> Bool {
        let names: Set<String> = ["id", "pid", "hhid", "sid", "uid", "idno", "idind", "identifier"]
        return !names.isDisjoint(with: words(of: name)) || ["编号", "学号", "编码", "序号"].contains(where: name.contains)
    }

    /// Whether a variable is called as sampling weights are, by its name or label.
    static func isCalledWeight(_ name: String, _ label: LocalizedText?) -> Bool {
        ([name] + (label?.allTexts ?? [])).contains { text in
            words(of: text).contains { word in
                ["weight", "weights", "wt", "wgt", "pweight", "pwt"].contains(word) || word.hasPrefix("wt")
                    || word.hasSuffix("wgt")
            } || text.contains("权重") || text.contains("权数")
        }
    }

    /// Whether a variable is called as strata are.
    static func isCalledStratum(_ name: String) -> Bool {
        let words = words(of: name)
        return ["stra", "strat", "strata", "stratum"].contains { end in words.contains { $0.hasSuffix(end) } }
            || name.hasSuffix("层")
    }

    /// Whether a variable is called as primary sampling units are.
    static func isCalledUnit(_ name: String) -> Bool {
        words(of: name).contains { $0.hasSuffix("psu") || $0 == "cluster" } || name.contains("初级抽样单元")
    }

    private static func identifier(_ profile: ColumnProfile) -> String? {
        let isCalledSo = isCalledIdentifier(profile.column.name)
        guard profile.isWhole || !profile.column.isNumber, profile.column.temporal == nil else { return nil }
        if profile.isAllDistinct, isCalledSo || profile.count >= 50 {
            return "looks like an identifier: all \(rowCount(profile.count)) differ (type: identifier; key:)"
        }
        return isCalledSo ? "looks like an identifier by its name (type: identifier)" : nil
    }

    private static func weight(_ profile: ColumnProfile, _ label: LocalizedText?) -> String? {
        guard isCalledWeight(profile.column.name, label), profile.column.isNumber, profile.lowest >= 0,
            profile.values?.count ?? .max > (profile.isWhole ? 30 : 10)
        else { return nil }
        let sign = profile.lowest > 0 ? "positive" : "not negative"
        return "looks like a weight: \(sign), mean \(short(profile.mean)) (design: weights), unless it is a body weight"
    }

    private static func grouping(_ profile: ColumnProfile) -> String? {
        let name = profile.column.name.lowercased()
        let words = words(of: profile.column.name)
        guard let distinct = profile.distinctCount, distinct >= 2, distinct * 2 <= profile.count,
            profile.isWhole || !profile.column.isNumber, profile.column.temporal == nil
        else { return nil }
        if isCalledStratum(profile.column.name) { return "looks like strata: \(distinct) of them (design: strata)" }
        let units: Set<String> = [
            "cluster", "ea", "segment", "county", "village", "community", "commid", "school", "class",
        ]
        let isUnit =
            words.contains { $0.hasSuffix("psu") || units.contains($0) }
            || ["县", "村", "学校", "社区", "班级"].contains(where: name.hasSuffix)
        return isUnit ? "looks like sampling units: \(distinct) of them (design: clusters)" : nil
    }

    private static let datePatterns: [(TemporalKind, String)] = [
        (.date, "yyyy-M-d"), (.date, "yyyy/M/d"), (.date, "yyyy.M.d"), (.date, "yyyy年M月d日"), (.date, "d/M/yyyy"),
        (.date, "M/d/yyyy"), (.date, "d.M.yyyy"), (.date, "yyyyMMdd"), (.dateTime, "yyyy-M-d H:m:s"),
        (.dateTime, "yyyy-M-dTH:m:s"), (.dateTime, "yyyy/M/d H:m:s"), (.dateTime, "yyyy/M/d H:m"),
        (.dateTime, "yyyy-M-d H:m"), (.time, "H:m:s"), (.time, "H:m"),
    ]

    private static func date(_ profile: ColumnProfile) -> String? {
        let found: [(TemporalKind, String)]
        switch profile.column.values {
        case .text(_, let texts):
            guard profile.count > 0, !texts.isEmpty else { return nil }
            found = datePatterns.filter { kind, pattern in
                guard let format = TemporalFormat(kind, pattern: pattern) else { return false }
                return texts.allSatisfy { format.value($0) != nil }
            }
        case .integer:
            guard profile.count > 0, profile.lowest >= 19_000_101, profile.highest <= 21_001_231,
                let doubles = profile.column.doubles
            else { return nil }
            let areDays = doubles.allSatisfy { number in
                guard !number.isNaN, let whole = Int(exactly: number) else { return true }
                return TemporalKind.days(year: whole / 10_000, month: whole / 100 % 100, day: whole % 100) != nil
            }
            found = areDays ? [(.date, "yyyyMMdd")] : []
        default: return nil
        }
        guard !found.isEmpty else { return nil }
        let ways = found.map { "type: \($0.0.rawValue), format: \($0.1)" }
        return "looks like a \(found[0].0 == .time ? "time" : "date"): " + ways.joined(separator: "; or ")
    }

    /// A number in a comment, in four digits or so.
    static func short(_ value: Double) -> String {
        guard value.isFinite, value != value.rounded(), abs(value) < 1e6, abs(value) >= 1e-4 else {
            return plainText(value)
        }
        var scale = 1.0
        while abs(value) * scale < 1_000, scale < 1e6 { scale *= 10 }
        return plainText((value * scale).rounded() / scale)
    }
}
