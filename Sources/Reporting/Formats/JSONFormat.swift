public import Results

/// Every statistic with full precision, one object a line, in a stable order: the machine's interface to a report.
public struct JSONFormat: DocumentFormat {
    public let name = "json"
    public let fileExtension = "json"

    public init() {}

    public func render(_ document: Document, style: HouseStyle) -> String {
        render(document.statistics)
    }

    public func render(_ statistics: [Statistic]) -> String {
        guard !statistics.isEmpty else { return "[]\n" }
        return "[\n" + statistics.map(object).joined(separator: ",\n") + "\n]\n"
    }

    private func object(_ statistic: Statistic) -> String {
        var members: [(String, String?)] = [
            ("analysis", Self.string(statistic.analysis)),
            ("model", statistic.model.map(Self.string)),
            ("variable", statistic.variable.map(Self.string)),
            ("level", statistic.level.map(Self.string)),
            ("group", statistic.group.map(Self.string)),
            ("statistic", Self.string(statistic.name.rawValue)),
            ("value", Self.number(statistic.value)),
            ("standardError", statistic.standardError.map(Self.number)),
        ]
        if let interval = statistic.interval {
            members += [
                ("lower", Self.number(interval.lower)), ("upper", Self.number(interval.upper)),
                ("confidence", Self.number(interval.level)),
            ]
        }
        members += [
            ("numeratorDF", statistic.numeratorDF.map(Self.number)),
            ("degreesOfFreedom", statistic.degreesOfFreedom.map(Self.number)), ("p", statistic.p.map(Self.number)),
            ("n", statistic.n.map(String.init)), ("test", statistic.test.map { Self.string($0.rawValue) }),
            ("marks", Self.marks(statistic.marks)),
        ]
        let written = members.compactMap { name, value in value.map { "\"\(name)\": \($0)" } }
        return "  {" + written.joined(separator: ", ") + "}"
    }

    /// Why a number is not shown, or not without a caution: `["unreliable: n below 25"]`.
    private static func marks(_ marks: [StatisticMark]) -> String? {
        guard !marks.isEmpty else { return nil }
        func text(_ word: String, _ rule: ReliabilityRule) -> String {
            "\(word): \(rule.measure.rawValue) \(rule.comparison.rawValue) \(rule.threshold)"
        }
        let texts = marks.map { mark in
            switch mark {
            case .confidential: "confidential"
            case .unreliable(let rule): text("unreliable", rule)
            case .caution(let rule): text("caution", rule)
            case .review(let rule): text("review", rule)
            }
        }
        return "[" + texts.map(string).joined(separator: ", ") + "]"
    }

    /// The shortest text that reads back as the same number; `null` where there is none.
    public static func number(_ value: Double) -> String {
        guard value.isFinite else { return "null" }
        if let whole = Int64(exactly: value), abs(whole) < 1 << 53 { return String(whole) }
        return "\(value)"
    }

    public static func string(_ text: String) -> String {
        var escaped = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": escaped += "\\\""
            case "\\": escaped += "\\\\"
            case "\n": escaped += "\\n"
            case "\r": escaped += "\\r"
            case "\t": escaped += "\\t"
            case _ where scalar.value < 0x20:
                let digits = String(scalar.value, radix: 16)
                escaped += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped + "\""
    }
}
