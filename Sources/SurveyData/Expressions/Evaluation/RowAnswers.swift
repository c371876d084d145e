/// What is answered of several variables, row by row.
struct RowAnswers {
    var sums: [Double]
    var minima: [Double]
    var maxima: [Double]
    var counts: [Int32]
    /// The reason of the first that is missing.
    var reasons: [UInt8]

    init(rowCount: Int) {
        sums = [Double](repeating: 0, count: rowCount)
        minima = [Double](repeating: .infinity, count: rowCount)
        maxima = [Double](repeating: -.infinity, count: rowCount)
        counts = [Int32](repeating: 0, count: rowCount)
        reasons = [UInt8](repeating: 0, count: rowCount)
    }

    mutating func add(_ numbers: NumberVector) {
        for row in sums.indices {
            let x = numbers[row]
            guard !x.isNaN else { continue }
            sums[row] += x
            minima[row] = min(minima[row], x)
            maxima[row] = max(maxima[row], x)
            counts[row] += 1
        }
        for row in numbers.reasons.indices where reasons[row] == 0 { reasons[row] = numbers.reasons[row] }
    }
}
