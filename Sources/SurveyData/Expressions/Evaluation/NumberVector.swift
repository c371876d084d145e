import Frame

/// Numbers of all rows, or one that stands for all. The loops over rows are here; what they compute is inlined into
/// them.
struct NumberVector {
    /// One a row, NaN where missing; or a single one.
    let values: [Double]
    /// Whether `values` holds one number for all rows.
    let isConstant: Bool
    let reasons: [UInt8]
    let temporal: TemporalKind?

    init(_ values: [Double], reasons: [UInt8] = [], temporal: TemporalKind? = nil) {
        self.values = values
        isConstant = false
        self.reasons = reasons
        self.temporal = temporal
    }

    init(constant: Double, temporal: TemporalKind? = nil) {
        values = [constant]
        isConstant = true
        reasons = []
        self.temporal = temporal
    }

    /// The numbers, one a row.
    func rows(_ count: Int) -> [Double] {
        isConstant ? [Double](repeating: values[0], count: count) : values
    }

    @inline(__always)
    subscript(row: Int) -> Double { values[isConstant ? 0 : row] }

    @inline(__always)
    func map(_ body: (Double) -> Double) -> NumberVector {
        isConstant ? NumberVector(constant: body(values[0])) : NumberVector(values.map(body), reasons: reasons)
    }

    /// Row by row with another vector; the left one's reason where both are missing.
    @inline(__always)
    func zipped(_ other: NumberVector, _ body: (Double, Double) -> Double) -> NumberVector {
        if isConstant, other.isConstant { return NumberVector(constant: body(values[0], other.values[0])) }
        return NumberVector(rowByRow(other, .nan, body), reasons: combinedReasons(reasons, other.reasons))
    }

    /// Truths, −1 where one of the two is missing.
    @inline(__always)
    func compared(_ other: NumberVector, rowCount: Int, _ holds: (Double, Double) -> Bool) -> ExpressionValue {
        let truths: [Int8]
        if isConstant, other.isConstant {
            truths = [Int8](repeating: holds(values[0], other.values[0]) ? 1 : 0, count: rowCount)
        } else {
            truths = rowByRow(other, 0) { a, b in
                let truth: Int8 = holds(a, b) ? 1 : 0
                return a.isNaN ? -1 : b.isNaN ? -1 : truth
            }
        }
        return ExpressionValue(.truths(truths), reasons: combinedReasons(reasons, other.reasons))
    }

    /// Written as loops: a closure within another is not inlined into `map`, and costs four times the time.
    @inline(__always)
    private func rowByRow<Result>(
        _ other: NumberVector, _ placeholder: Result, _ body: (Double, Double) -> Result
    ) -> [Result] {
        var results = [Result](repeating: placeholder, count: isConstant ? other.values.count : values.count)
        if isConstant {
            let left = values[0]
            let right = other.values
            for row in results.indices { results[row] = body(left, right[row]) }
        } else if other.isConstant {
            let left = values
            let right = other.values[0]
            for row in results.indices { results[row] = body(left[row], right) }
        } else {
            let left = values
            let right = other.values
            for row in results.indices { results[row] = body(left[row], right[row]) }
        }
        return results
    }

    /// The numbers as a value; those that do not exist (a logarithm of zero, a division by zero, a day beyond the
    /// calendar) are missing as invalid.
    func value(rowCount: Int, temporal: TemporalKind? = nil) -> ExpressionValue {
        let limits = temporal?.limits
        if isConstant {
            let number = values[0]
            guard number.isFinite, limits.map({ $0.contains(number) }) ?? true else {
                return ExpressionValue(
                    .numbers([Double](repeating: .nan, count: rowCount)),
                    reasons: [UInt8](repeating: MissingReason.invalid.rawValue, count: rowCount), temporal: temporal)
            }
            return ExpressionValue(.constant(number), temporal: temporal)
        }
        if reasons.isEmpty, limits == nil, Self.areFinite(values) { return ExpressionValue(.numbers(values)) }
        let range = limits ?? -Double.greatestFiniteMagnitude...Double.greatestFiniteMagnitude
        var numbers = values
        var reasons = reasons
        for row in numbers.indices where !range.contains(numbers[row]) {
            if reasons.isEmpty { reasons = [UInt8](repeating: 0, count: numbers.count) }
            numbers[row] = .nan
            if reasons[row] == 0 { reasons[row] = MissingReason.invalid.rawValue }
        }
        return ExpressionValue(.numbers(numbers), reasons: reasons, temporal: temporal)
    }

    /// Whether no number is NaN or infinite. Without a branch in the loop: an exponent of ones carries into the sign.
    private static func areFinite(_ values: [Double]) -> Bool {
        var carried: UInt64 = 0
        for value in values { carried |= (value.bitPattern & (0x7FF << 52)) &+ (1 << 52) }
        return carried >> 63 == 0
    }
}

extension TemporalKind {
    /// The numbers that stand for days of the years 1 to 9999, or for times of a day.
    var limits: ClosedRange<Double> {
        switch self {
        case .date: -719_162...2_932_896
        case .time: 0...86_399
        case .dateTime: (-719_162 * 86_400)...(2_932_896 * 86_400 + 86_399)
        }
    }
}
