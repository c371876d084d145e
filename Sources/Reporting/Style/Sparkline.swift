/// A distribution small enough for a cell of a table: bars in proportion to the largest.
enum Sparkline {
    private static let bars = Array("▁▂▃▄▅▆▇█")

    /// Bars as characters; the lowest stands for nobody, and one more for anybody.
    static func text(_ counts: [Int]) -> String {
        let most = max(1, counts.max() ?? 0)
        return String(
            counts.map { count in
                guard count > 0 else { return bars[0] }
                return bars[1 + Int((Double(count) / Double(most) * Double(bars.count - 2)).rounded())]
            })
    }

    /// Bars as a drawing, described for those who cannot see it.
    static func svg(_ counts: [Int]) -> String {
        guard !counts.isEmpty else { return "" }
        let (width, height) = (8, 18)
        let most = Double(max(1, counts.max() ?? 0))
        let bars = counts.enumerated().compactMap { place, count -> String? in
            guard count > 0 else { return nil }
            let tall = max(1, Int((Double(count) / most * Double(height)).rounded()))
            return "<rect x=\"\(place * width)\" y=\"\(height - tall)\" width=\"\(width - 1)\" height=\"\(tall)\"/>"
        }
        let label = counts.map(String.init).joined(separator: ", ")
        return "<svg width=\"\(counts.count * width)\" height=\"\(height)\" role=\"img\" aria-label=\"\(label)\">"
            + bars.joined() + "</svg>"
    }
}
