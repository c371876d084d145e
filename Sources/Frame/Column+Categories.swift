/// A column seen as categories: a code per row (−1 where missing) and the levels the codes stand for.
public struct CategoryCodes: Sendable, Equatable {
    public let codes: [Int32]
    public let levels: CategoricalLevels

    public init(codes: [Int32], levels: CategoricalLevels) {
        self.codes = codes
        self.levels = levels
    }
}

extension Column {
    /// The column as categories. Numbers become levels in ascending order, texts in the order of their UTF-8 bytes;
    /// declared levels keep the codebook's order.
    public var categories: CategoryCodes {
        switch values {
        case .categorical(let codes, let levels):
            return CategoryCodes(codes: codes, levels: levels)
        case .text(let codes, let texts):
            let order = texts.indices.sorted { texts[$0].utf8.lexicographicallyPrecedes(texts[$1].utf8) }
            return recode(codes, ranks: ranks(of: order), levels: order.map { CategoricalLevel(texts[$0]) })
        case .integer(let values):
            return switch values.storage {
            case .int8(let values): integerCategories(values)
            case .int16(let values): integerCategories(values)
            case .int32(let values): integerCategories(values)
            }
        case .numeric(let values):
            return numericCategories(values)
        }
    }

    private func integerCategories(_ values: [some FixedWidthInteger]) -> CategoryCodes {
        guard let (low, high) = bounds(of: values) else {
            return CategoryCodes(codes: [Int32](repeating: -1, count: values.count), levels: CategoricalLevels([]))
        }
        let span = high - low + 1
        // A table of positions is quickest while it is not much larger than the column itself.
        guard span <= max(1 << 16, 4 * values.count) else { return numericCategories(values.map { Double(Int($0)) }) }
        var occurs = [Bool](repeating: false, count: span)
        for row in values.indices where isPresent(row) { occurs[Int(values[row]) - low] = true }
        var position = [Int32](repeating: -1, count: span)
        var levels: [CategoricalLevel] = []
        for offset in 0..<span where occurs[offset] {
            position[offset] = Int32(levels.count)
            levels.append(CategoricalLevel(String(low + offset)))
        }
        let codes = values.indices.map { isPresent($0) ? position[Int(values[$0]) - low] : -1 }
        return CategoryCodes(codes: codes, levels: CategoricalLevels(levels))
    }

    @inline(__always)
    private func isPresent(_ row: Int) -> Bool { missing.reasons.isEmpty || missing.reasons[row] == 0 }

    /// The lowest and the highest number that is not missing.
    private func bounds(of values: [some FixedWidthInteger]) -> (Int, Int)? {
        var low = Int.max
        var high = Int.min
        for row in values.indices where isPresent(row) {
            low = min(low, Int(values[row]))
            high = max(high, Int(values[row]))
        }
        return low <= high ? (low, high) : nil
    }

    private func numericCategories(_ values: [Double]) -> CategoryCodes {
        var firstCode: [Double: Int32] = [:]
        var distinct: [Double] = []
        var codes = [Int32](repeating: -1, count: values.count)
        for row in values.indices where missing[row] == nil && !values[row].isNaN {
            let value = values[row] == 0 ? 0 : values[row]  // −0 and 0 are one category
            if let code = firstCode[value] {
                codes[row] = code
            } else {
                let code = Int32(distinct.count)
                firstCode[value] = code
                distinct.append(value)
                codes[row] = code
            }
        }
        let order = distinct.indices.sorted { distinct[$0] < distinct[$1] }
        return recode(codes, ranks: ranks(of: order), levels: order.map { CategoricalLevel(plainText(distinct[$0])) })
    }

    private func ranks(of order: [Int]) -> [Int32] {
        var ranks = [Int32](repeating: 0, count: order.count)
        for (rank, index) in order.enumerated() { ranks[index] = Int32(rank) }
        return ranks
    }

    private func recode(_ codes: [Int32], ranks: [Int32], levels: [CategoricalLevel]) -> CategoryCodes {
        CategoryCodes(codes: codes.map { $0 < 0 ? -1 : ranks[Int($0)] }, levels: CategoricalLevels(levels))
    }
}

/// A number as a code would be written: without ".0" when it is whole.
public func plainText(_ value: Double) -> String {
    if let whole = Int64(exactly: value) { return String(whole) }
    return String(value)
}
