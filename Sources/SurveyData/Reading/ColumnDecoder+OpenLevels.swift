import Frame

/// Numbers that stand for no value.
struct ReservedNumbers {
    let range: ClosedRange<Double>
    let reason: MissingReason
    /// Numbers that are values all the same.
    let except: ClosedRange<Double>?

    @inline(__always)
    func contains(_ value: Double) -> Bool {
        guard range.contains(value) else { return false }
        return except.map { !$0.contains(value) } ?? true
    }
}

extension ColumnDecoder {
    /// Whether every value of the column is one of `levels` or stands for none.
    func hasOnly(_ levels: CategoricalLevels) -> Bool {
        if let hasUnlabelled { return !hasUnlabelled }
        return Self.hasOnly(levels, missingCodes, in: raw)
    }

    static func hasOnly(_ levels: CategoricalLevels, _ missingCodes: [MissingCode], in column: Column) -> Bool {
        if column.isNumber {
            // More distinct numbers than could have a meaning: looking for further ones stops there.
            let reserved = missingCodes.reduce(0) { sum, code in
                guard let numbers = code.numbers else { return sum }
                return sum + 1 + Int(min(1_000, numbers.upperBound - numbers.lowerBound))
            }
            guard let numbers = column.distinctWholeNumbers(limit: levels.count + reserved) else {
                return hasFewFractions(levels, missingCodes, in: column)
            }
            let known = Set(levels.compactMap { codeNumber($0.code) })
            return numbers.allSatisfy { number in
                known.contains(Double(number))
                    || missingCodes.contains { $0.numbers?.contains(Double(number)) ?? false }
            }
        }
        let known = Set(levels.map(\.code))
        return column.categories.levels.allSatisfy { level in
            known.contains(level.code) || missingCodes.contains { $0.covers(level.code) }
        }
    }

    /// Labels of fractions, as 0.5, are rare: looked for only where there is one.
    private static func hasFewFractions(
        _ levels: CategoricalLevels, _ missingCodes: [MissingCode], in column: Column
    ) -> Bool {
        let known = Set(levels.compactMap { codeNumber($0.code) })
        guard known.contains(where: { $0 != $0.rounded() }), let values = column.doubles else { return false }
        return values.allSatisfy { value in
            value.isNaN || known.contains(value) || missingCodes.contains { $0.numbers?.contains(value) ?? false }
        }
    }
}
