import Glibc
public import Results

extension HouseStyle {
    /// A number with fixed decimals, in this style's marks.
    public func text(_ value: Double, decimals: Int) -> String {
        if value.isNaN { return signs.notAvailable }
        guard value.isFinite else { return value < 0 ? signs.minus + signs.infinity : signs.infinity }
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
        default: return min(12, 1 - Int(floor(log10(scale))))
        }
    }

    /// A share as a percentage without its sign.
    public func percent(_ share: Double) -> String {
        text(share * 100, decimals: percentDecimals)
    }

    /// The bounds of an interval, in brackets.
    public func text(_ interval: Interval, _ kind: Cell.IntervalKind) -> String {
        guard interval.lower.isFinite || interval.upper.isFinite else { return signs.notAvailable }
        return intervalBrackets.open + bounds(interval, kind) + intervalBrackets.close
    }

    /// The bounds of an interval, with the mark between them.
    public func bounds(_ interval: Interval, _ kind: Cell.IntervalKind) -> String {
        guard interval.lower.isFinite || interval.upper.isFinite else { return signs.notAvailable }
        let kind = Self.precise(kind, interval)
        return joined(bound(of: interval.lower, kind), bound(of: interval.upper, kind))
    }

    /// An estimate with the decimals of its interval.
    public func text(_ value: Double, within interval: Interval, _ kind: Cell.IntervalKind) -> String {
        bound(of: value, Self.precise(kind, interval))
    }

    /// A ratio whose interval two decimals would hide, such as that of a year's income in single coins, has as many as
    /// tell its bounds apart.
    private static func precise(_ kind: Cell.IntervalKind, _ interval: Interval) -> Cell.IntervalKind {
        let halfWidth = (interval.upper - interval.lower) / 2
        return kind == .ratio && halfWidth > 0 && halfWidth < 0.005 ? .difference(scale: halfWidth) : kind
    }

    /// Two numbers as they are printed, with the mark of an interval between them.
    func joined(_ lower: String, _ upper: String) -> String {
        let isNegative = lower.hasPrefix(signs.minus) || upper.hasPrefix(signs.minus)
        return lower + (isNegative ? negativeIntervalMark : intervalMark) + upper
    }

    func bound(of value: Double, _ kind: Cell.IntervalKind) -> String {
        switch kind {
        case .ratio: text(value, decimals: 2)
        case .share: percent(value)
        case .difference(let scale): text(value, decimals: Self.decimals(forScale: scale))
        }
    }

    /// A test statistic with its degrees of freedom: `F(1.9, 30.8) = 3.15`. Their digits are not grouped: in `F(1, 8,136)` one
    /// would read three numbers.
    public func text(_ test: TestKind, statistic: Double, numeratorDF: Double?, denominatorDF: Double) -> String {
        let freedom = [numeratorDF, denominatorDF == .infinity ? nil : denominatorDF].compactMap { $0 }
            .map(degreesOfFreedom).map { groupMark.isEmpty ? $0 : $0.replacing(groupMark, with: "") }
        let arguments = freedom.isEmpty ? "" : "(\(freedom.joined(separator: ", ")))"
        let symbol = test.statisticSymbol.replacing("χ²", with: signs.chiSquared)
        return "\(symbol)\(arguments) = \(text(statistic, decimals: 2))"
    }

    /// Degrees of freedom, which are whole unless a correction made them otherwise.
    public func degreesOfFreedom(_ df: Double) -> String {
        let isWhole = abs(df - df.rounded()) < 1e-9
        return text(df, decimals: isWhole ? 0 : df < 10 ? 2 : 1)
    }

    /// ASCII digits in this style's marks.
    func marked(_ ascii: String) -> String {
        var text = ascii
        let isNegative = text.hasPrefix("-")
        if isNegative { text.removeFirst() }
        let parts = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        let whole = grouped(parts[0])
        let number = parts.count > 1 ? whole + decimalMark + parts[1] : whole
        return isNegative ? signs.minus + number : number
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
