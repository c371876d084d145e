/// What one core needs to evaluate a run of units: a few short columns, made once.
struct CalibrationScratch {
    /// q xᵀλ.
    var predictors = [Double](repeating: 0, count: CalibrationPass.runLength)
    /// g.
    var factors = [Double](repeating: 0, count: CalibrationPass.runLength)
    /// d·g.
    var weighted = [Double](repeating: 0, count: CalibrationPass.runLength)
    /// d·q·F′.
    var slopes = [Double](repeating: 0, count: CalibrationPass.runLength)
    /// √(d q F′)·x of the numeric columns, column after column.
    var dense: [Double]

    init(numericColumns: Int) {
        dense = [Double](repeating: 0, count: CalibrationPass.runLength * numericColumns)
    }

    mutating func addLevels(_ codes: Span<Int32>, _ multipliers: Span<Double>, offset: Int, rows: Range<Int>) {
        var predictors = predictors.mutableSpan
        for index in 0..<rows.count {
            let code = Int(codes[rows.lowerBound + index])
            if code >= 0 { predictors[index] += multipliers[offset + code] }
        }
    }

    mutating func addValues(_ values: Span<Double>, times multiplier: Double, rows: Range<Int>) {
        guard multiplier != 0 else { return }
        var predictors = predictors.mutableSpan
        for index in 0..<rows.count { predictors[index] += multiplier * values[rows.lowerBound + index] }
    }

    /// g, d·g and d·F′ from the predictors.
    @inline(__always)
    mutating func settle(
        _ distance: CalibrationDistance, _ weights: Span<Double>, rows: Range<Int>,
        bounds: (Int) -> (lower: Double, upper: Double)
    ) {
        for index in 0..<rows.count {
            let row = rows.lowerBound + index
            let (lower, upper) = bounds(row)
            let (value, slope) = distance.factor(predictors[index], lower, upper)
            factors[index] = value
            weighted[index] = weights[row] * value
            slopes[index] = weights[row] * slope
        }
    }

    func sumLevels(
        _ codes: Span<Int32>, _ terms: Span<Double>, rows: Range<Int>, offset: Int, to totals: inout [Double]
    ) {
        var totals = totals.mutableSpan
        for index in 0..<rows.count {
            let code = Int(codes[rows.lowerBound + index])
            if code >= 0 { totals[offset + code] += terms[index] }
        }
    }

    /// Σ d g x and Σ d g |x| of a run, in four sums each, so that one addition need not wait for another.
    func sumValues(_ values: Span<Double>, rows: Range<Int>) -> (total: Double, size: Double) {
        var totals = SIMD4<Double>.zero
        var sizes = SIMD4<Double>.zero
        let weighted = weighted.span
        for first in stride(from: 0, to: rows.count, by: 4) {
            var terms = SIMD4<Double>.zero
            for lane in 0..<min(4, rows.count - first) where weighted[first + lane] != 0 {
                terms[lane] = weighted[first + lane] * values[rows.lowerBound + first + lane]
            }
            totals += terms
            sizes += terms.replacing(with: -terms, where: terms .< 0)
        }
        return (totals.sum(), sizes.sum())
    }

    /// Adds Σ d q F′ of pairs of categories.
    func crossLevels(
        _ first: Span<Int32>, _ firstOffset: Int, _ second: Span<Int32>, _ secondOffset: Int, rows: Range<Int>,
        size: Int, to sums: inout [Double]
    ) {
        var sums = sums.mutableSpan
        let slopes = slopes.span
        for index in 0..<rows.count {
            let row = Int(first[rows.lowerBound + index])
            let column = Int(second[rows.lowerBound + index])
            guard row >= 0, column >= 0 else { continue }
            sums[(secondOffset + column) * size + firstOffset + row] += slopes[index]
        }
    }

    /// Adds Σ d q F′ x of categories and a numeric column, into the upper triangle.
    func crossValues(
        _ codes: Span<Int32>, _ offset: Int, _ values: Span<Double>, _ valueOffset: Int, rows: Range<Int>, size: Int,
        to sums: inout [Double]
    ) {
        var sums = sums.mutableSpan
        let slopes = slopes.span
        for index in 0..<rows.count where slopes[index] != 0 {
            let code = Int(codes[rows.lowerBound + index])
            guard code >= 0 else { continue }
            let level = offset + code
            let place = valueOffset > level ? valueOffset * size + level : level * size + valueOffset
            sums[place] += slopes[index] * values[rows.lowerBound + index]
        }
    }

    /// Writes √(d q F′)·x of a numeric column beside the others.
    mutating func place(_ values: Span<Double>, rows: Range<Int>, column: Int) {
        let start = column * rows.count
        for index in 0..<rows.count {
            let slope = slopes[index]
            dense[start + index] = slope > 0 ? slope.squareRoot() * values[rows.lowerBound + index] : 0
        }
    }
}
