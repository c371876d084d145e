import Glibc
import LinearAlgebra

extension Estimates {
    /// log θ̂ⱼ − log θ̂₀ for every j but the base, by the delta method: log ratios of means, and log risk ratios of shares.
    ///
    /// Not a number where an estimate is not positive.
    public func logRatios(from base: Int = 0) -> Estimates {
        transformedDifferences(from: base, names: "/") { $0 > 0 ? (log($0), 1 / $0) : (.nan, .nan) }
    }

    /// logit p̂ⱼ − logit p̂₀ for every j but the base: log odds ratios of shares.
    ///
    /// Not a number where a share is 0 or 1.
    public func logOddsRatios(from base: Int = 0) -> Estimates {
        transformedDifferences(from: base, names: "/") {
            $0 > 0 && $0 < 1 ? (log($0 / (1 - $0)), 1 / ($0 * (1 - $0))) : (.nan, .nan)
        }
    }

    /// - Parameter scale: the transformed estimate and its derivative.
    private func transformedDifferences(
        from base: Int, names mark: String, _ scale: (Double) -> (value: Double, slope: Double)
    ) -> Estimates {
        let others = (0..<count).filter { $0 != base }
        let scaled = values.map(scale)
        // An estimate whose transform does not exist spoils its own differences only.
        let gradient = Matrix(rows: others.count, columns: count) { row, column in
            let slope = scaled[column].slope.isNaN ? 0 : scaled[column].slope
            return column == others[row] ? slope : column == base ? -slope : 0
        }
        return transformed(
            others.map { scaled[$0].value - scaled[base].value }, gradient: gradient,
            names: others.map { "\(self.names[$0])\(mark)\(self.names[base])" })
    }
}
