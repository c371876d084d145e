import Frame

/// What is answered of several variables, row by row: folded variable by variable, without a branch on what is missing.
struct RowAnswers {
    /// What is kept of the answers.
    enum Fold { case sum, minimum, maximum }

    private let fold: Fold
    private(set) var totals: [Double]
    /// How many are there.
    private(set) var counts: [Int32]
    /// The reason of the first that is missing; empty while none is.
    private(set) var reasons: [UInt8] = []

    init(_ fold: Fold, rowCount: Int) {
        self.fold = fold
        let start: Double =
            switch fold {
            case .sum: 0
            case .minimum: .infinity
            case .maximum: -.infinity
            }
        totals = [Double](repeating: start, count: rowCount)
        counts = [Int32](repeating: 0, count: rowCount)
    }

    mutating func add(_ numbers: NumberVector) {
        let values = numbers.rows(totals.count)
        switch fold {
        case .sum: Self.add(values, &totals, &counts) { $0 + $1 }
        case .minimum: Self.add(values, &totals, &counts) { $1 < $0 ? $1 : $0 }
        case .maximum: Self.add(values, &totals, &counts) { $1 > $0 ? $1 : $0 }
        }
        add(reasons: numbers.reasons)
    }

    mutating func add(_ truths: [Int8], _ why: [UInt8]) {
        Self.add(truths, &totals, &counts)
        add(reasons: why)
    }

    private static func add(_ truths: [Int8], _ totals: inout [Double], _ counts: inout [Int32]) {
        for row in totals.indices {
            totals[row] += truths[row] == 1 ? 1 : 0
            counts[row] &+= truths[row] < 0 ? 0 : 1
        }
    }

    @inline(__always)
    private static func add(
        _ values: [Double], _ totals: inout [Double], _ counts: inout [Int32], _ body: (Double, Double) -> Double
    ) {
        for row in totals.indices {
            let x = values[row]
            totals[row] = x.isNaN ? totals[row] : body(totals[row], x)
            counts[row] &+= x.isNaN ? 0 : 1
        }
    }

    private mutating func add(reasons why: [UInt8]) {
        reasons = combinedReasons(reasons, why)
    }

    /// The totals, or what `result` makes of them and their numbers; missing, for the first reason, where fewer than
    /// `minimum` are there.
    func value(atLeast minimum: Int, isMean: Bool) -> ExpressionValue {
        var numbers = totals
        var why = reasons
        for row in numbers.indices {
            let count = Int(counts[row])
            if count < minimum {
                numbers[row] = .nan
            } else {
                if isMean { numbers[row] /= Double(count) }
                if !why.isEmpty { why[row] = 0 }
            }
        }
        return NumberVector(numbers, reasons: why).value(rowCount: numbers.count)
    }
}
