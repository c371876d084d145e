import Glibc
public import Results

extension HouseStyle {
    /// What stands where a number does not exist.
    static let dash = "—"

    /// A number with fixed decimals, in this style's marks.
    public func text(_ value: Double, decimals: Int) -> String {
        guard value.isFinite else { return value == .infinity ? "∞" : value == -.infinity ? "\(minus)∞" : Self.dash }
        return marked(NumberText.fixed(value, decimals: decimals))
    }

    public func text(_ count: Int) -> String {
        marked(String(count))
    }

    /// The decimals that show a quantity of this spread: two significant digits or so of a standard deviation.
    public static func decimals(forScale scale: Double) -> Int {
        guard scale.isFinite, scale > 0 else { return 2 }
        switch scale {
        case 1000...: return 0
        case 10..<1000: return 1
        case 0.1..<10: return 2
        default: return min(6, 1 - Int(floor(log10(scale))))
        }
    }

    /// A share as a percentage without its sign.
    public func percent(_ share: Double) -> String {
        text(share * 100, decimals: percentDecimals)
    }

    /// A p-value: "<0.001" below the floor, never 0 or 1.
    public func p(_ p: Double) -> String {
        guard !p.isNaN else { return Self.dash }
        if p < pFloor { return "<" + withoutZero(marked(Self.shortest(pFloor))) }
        let text = pText(p)
        let isOne = !text.contains { $0.isNumber && $0 != "1" && $0 != "0" } && text.hasPrefix("1")
        guard isOne, p < 1 else { return withoutZero(marked(text)) }
        let decimals = max(1, text.count - 2)
        return ">" + withoutZero(marked("0." + String(repeating: "9", count: decimals)))
    }

    private func pText(_ p: Double) -> String {
        switch pDigits {
        case .decimals(let decimals): return NumberText.fixed(p, decimals: decimals)
        case .significant(let digits, let most):
            return NumberText.significant(p, digits: digits, mostDecimals: p >= 0.1 ? 2 : most)
        case .twoOrThree:
            let two = NumberText.fixed(p, decimals: 2)
            let crosses = (p < 0.05) != ((Double(two) ?? p) < 0.05)
            return p < 0.01 || crosses ? NumberText.fixed(p, decimals: 3) : two
        }
    }

    /// 0.001 as "0.001", whatever its magnitude.
    private static func shortest(_ value: Double) -> String {
        NumberText.significant(value, digits: 1, mostDecimals: 12)
    }

    private func withoutZero(_ text: String) -> String {
        !pLeadingZero && text.hasPrefix("0") ? String(text.dropFirst()) : text
    }

    /// The bounds of an interval, in brackets.
    public func text(_ interval: Interval, _ kind: Cell.IntervalKind) -> String {
        guard interval.lower.isFinite || interval.upper.isFinite else { return Self.dash }
        return intervalBrackets.open + bounds(interval, kind) + intervalBrackets.close
    }

    /// The bounds of an interval, with the mark between them: " to " where a bound is negative.
    public func bounds(_ interval: Interval, _ kind: Cell.IntervalKind) -> String {
        let bounds = [interval.lower, interval.upper].map { bound(of: $0, kind) }
        let mark = interval.lower < 0 && intervalMark != ", " ? " to " : intervalMark
        return bounds.joined(separator: mark)
    }

    func bound(of value: Double, _ kind: Cell.IntervalKind) -> String {
        switch kind {
        case .ratio: text(value, decimals: 2)
        case .share: percent(value)
        case .difference(let scale): text(value, decimals: Self.decimals(forScale: scale))
        }
    }

    /// A test statistic with its degrees of freedom: `F(1.9, 30.8) = 3.15`.
    public func text(_ test: TestKind, statistic: Double, numeratorDF: Double?, denominatorDF: Double) -> String {
        let freedom = [numeratorDF, denominatorDF == .infinity ? nil : denominatorDF].compactMap { $0 }.map { df in
            df == df.rounded() || abs(df - df.rounded()) < 1e-9
                ? text(Int(df.rounded())) : text(df, decimals: df < 10 ? 2 : 1)
        }
        let arguments = freedom.isEmpty ? "" : "(\(freedom.joined(separator: ", ")))"
        return "\(test.statisticSymbol)\(arguments) = \(text(statistic, decimals: 2))"
    }

    /// ASCII digits in this style's marks.
    private func marked(_ ascii: String) -> String {
        var text = ascii
        let isNegative = text.hasPrefix("-")
        if isNegative { text.removeFirst() }
        let parts = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        let whole = grouped(parts[0])
        let number = parts.count > 1 ? whole + decimalMark + parts[1] : whole
        return isNegative ? minus + number : number
    }

    private func grouped(_ digits: String) -> String {
        guard !groupMark.isEmpty, digits.count >= max(4, groupFrom) else { return digits }
        var groups: [Substring] = []
        var rest = digits[...]
        while !rest.isEmpty {
            groups.insert(rest.suffix(3), at: 0)
            rest = rest.dropLast(3)
        }
        return groups.joined(separator: groupMark)
    }
}
