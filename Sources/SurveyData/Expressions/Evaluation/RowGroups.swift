import Frame

/// Which group every row belongs to.
struct RowGroups {
    /// From 0; −1 where a variable that tells groups apart is missing.
    private(set) var codes: [Int32]
    private(set) var count: Int
    private(set) var reasons: [UInt8]

    /// One group of all rows.
    init(rowCount: Int) {
        codes = [Int32](repeating: 0, count: rowCount)
        count = rowCount == 0 ? 0 : 1
        reasons = []
    }

    /// The groups of one variable.
    init(_ value: ExpressionValue, rowCount: Int) {
        reasons = value.reasons
        switch value.values {
        case .categories(let categories): (codes, count) = (categories.codes, categories.levels.count)
        case .truths(let truths): (codes, count) = (truths.map(Int32.init), 2)
        case .texts(let places, let texts): (codes, count) = (places, texts.count)
        case .numbers(let numbers): (codes, count) = Self.groups(numbers)
        case .constant, .levelName, .absent, .unknown:
            codes = [Int32](repeating: 0, count: rowCount)
            count = 1
        }
    }

    /// The groups that both tell apart.
    mutating func cross(_ other: RowGroups) {
        reasons = combinedReasons(reasons, other.reasons)
        var places: [Int64: Int32] = [:]
        for row in codes.indices {
            guard codes[row] >= 0, other.codes[row] >= 0 else {
                codes[row] = -1
                continue
            }
            let key = Int64(codes[row]) * Int64(other.count) + Int64(other.codes[row])
            if let place = places[key] {
                codes[row] = place
            } else {
                codes[row] = Int32(places.count)
                places[key] = codes[row]
            }
        }
        count = places.count
    }

    /// Numbers as groups: a table where they are whole and lie close together, as identifiers do.
    private static func groups(_ numbers: [Double]) -> (codes: [Int32], count: Int) {
        var (low, high) = (Double.infinity, -Double.infinity)
        var areWhole = true
        for x in numbers where !x.isNaN {
            low = min(low, x)
            high = max(high, x)
            if x != x.rounded(.towardZero) { areWhole = false }
        }
        var codes = [Int32](repeating: -1, count: numbers.count)
        var count: Int32 = 0
        if areWhole, high - low < Double(max(1 << 16, 4 * numbers.count)) {
            var table = [Int32](repeating: -1, count: high >= low ? Int(high - low) + 1 : 0)
            for row in numbers.indices where !numbers[row].isNaN {
                let place = Int(numbers[row] - low)
                if table[place] < 0 {
                    table[place] = count
                    count += 1
                }
                codes[row] = table[place]
            }
            return (codes, Int(count))
        }
        var places: [Double: Int32] = [:]
        for row in numbers.indices where !numbers[row].isNaN {
            if let place = places[numbers[row]] {
                codes[row] = place
            } else {
                places[numbers[row]] = count
                codes[row] = count
                count += 1
            }
        }
        return (codes, Int(count))
    }
}

extension FunctionCall {
    /// The groups of an option such as `by = school` or `by = [school, class]`; all rows are one without it.
    func groups(_ name: String) throws(ConfigurationIssue) -> RowGroups {
        guard let node = option(name) else { return RowGroups(rowCount: rowCount) }
        return try groups(of: node)
    }

    func groups(of node: ExpressionNode) throws(ConfigurationIssue) -> RowGroups {
        var nodes = [node]
        if case .list(let items) = node.kind { nodes = items }
        var groups: RowGroups?
        for node in nodes {
            let value = try evaluator.evaluate(node)
            if case .levelName(let name) = value.values {
                guard node.isName else { throw issue("a variable is expected here.", at: node) }
                throw evaluator.unknownVariable(name, node)
            }
            let next = RowGroups(value, rowCount: rowCount)
            if groups == nil { groups = next } else { groups?.cross(next) }
        }
        return groups ?? RowGroups(rowCount: rowCount)
    }

    /// The weights of an option; 0 where one is missing, and `nil` without the option.
    func weights() throws(ConfigurationIssue) -> [Double]? {
        guard let node = option("weight") else { return nil }
        let weights = try evaluator.numbers(node).rows(rowCount)
        let negative = weights.count { $0 < 0 }
        guard negative == 0 else {
            throw issue("the weight is negative in \(negative) row\(negative == 1 ? "" : "s").", at: node)
        }
        return weights.map { $0.isNaN ? 0 : $0 }
    }
}
