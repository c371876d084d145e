import Results

extension HouseStyle {
    /// The text of a cell.
    public func text(_ cell: Cell) -> String {
        switch cell {
        case .empty: return ""
        case .notAvailable: return signs.notAvailable
        case .text(let text), .phrase(let text): return text
        case .count(let count): return text(count)
        case .distribution(let counts): return Sparkline.text(counts)
        case .countOf(let part, let whole): return "\(text(part))/\(text(whole))"
        case .countShare(let count, let share): return "\(text(count)) (\(percent(share)))"
        case .groupSize(let n, let share):
            guard let share else { return "n = \(text(n))" }
            return "n = \(text(n)) (\(percent(share))\(share.isNaN ? "" : "%"))"
        case .share(let share): return percent(share)
        case .meanSpread(let mean, let deviation):
            guard mean.isFinite else { return signs.notAvailable }
            let decimals = Self.decimals(forScale: deviation)
            return "\(text(mean, decimals: decimals)) (\(text(deviation, decimals: decimals)))"
        case .medianQuartiles(let median, let lower, let upper):
            guard median.isFinite else { return signs.notAvailable }
            let values = [median, lower, upper]
            let decimals = Self.decimals(ofExact: values, spread: upper - lower)
            let bounds = joined(text(lower, decimals: decimals), text(upper, decimals: decimals))
            return "\(text(median, decimals: decimals)) (\(bounds))"
        case .number(let value, let scale): return text(value, decimals: Self.decimals(forScale: scale))
        case .decimal(let value, let decimals): return text(value, decimals: decimals)
        case .interval(let interval, let kind): return text(interval, kind)
        case .estimate(let value, let interval, let kind):
            guard value.isFinite else { return signs.notAvailable }
            return "\(text(value, within: interval, kind)) \(text(interval, kind))"
        case .p(let p): return self.p(p)
        case .test(let kind, let statistic, let numerator, let denominator):
            return text(kind, statistic: statistic, numeratorDF: numerator, denominatorDF: denominator)
        case .degreesOfFreedom(let df): return degreesOfFreedom(df)
        case .signed(let cell, let signs): return text(cell) + signs
        case .reference(let kind): return kind == .ratio ? "1" : "0"
        }
    }

    /// Quantiles are values of the data: shown as they are when they are short, else by their spread.
    private static func decimals(ofExact values: [Double], spread: Double) -> Int {
        let bySpread = decimals(forScale: spread)
        return (0...bySpread).first { decimals in
            values.allSatisfy { value in
                abs((Double(NumberText.fixed(value, decimals: decimals)) ?? value) - value) <= 1e-9 * max(1, abs(value))
            }
        } ?? bySpread
    }
}
