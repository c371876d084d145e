import Frame

/// What a column holds, as far as a codebook needs to know.
struct ColumnProfile {
    let column: Column
    /// Cells with a value.
    let count: Int
    /// The distinct values with how often they occur, numbers ascending, texts by their bytes; `nil` when there are too
    /// many to be categories.
    private(set) var values: [(code: String, number: Double?, count: Int)]?
    /// Whether no value occurs twice.
    private(set) var isAllDistinct = false
    /// How many distinct values there are, where that is known.
    private(set) var distinctCount: Int?
    private(set) var lowest = Double.infinity
    private(set) var highest = -Double.infinity
    private(set) var mean = Double.nan
    private(set) var isWhole = true
    /// Extended missing values by letter.
    private(set) var letters: [UInt8: Int] = [:]

    /// A variable with more distinct values is not looked at value by value.
    static let mostValues = 1_000

    init(_ column: Column) {
        self.column = column
        count = column.count - column.missing.count
        switch column.values {
        case .integer(let storage):
            switch storage.storage {
            case .int8(let values): count(values)
            case .int16(let values): count(values)
            case .int32(let values): count(values)
            }
        case .numeric(let values): count(numbers: values)
        case .text(let codes, let texts): count(codes, texts, order: texts.indices.sorted { isBefore(texts, $0, $1) })
        case .categorical(let codes, let levels):
            count(codes, levels.map(\.code), order: Array(levels.indices))
        }
    }

    private func isBefore(_ texts: [String], _ a: Int, _ b: Int) -> Bool {
        texts[a].utf8.lexicographicallyPrecedes(texts[b].utf8)
    }

    private mutating func count(_ codes: [Int32], _ texts: [String], order: [Int]) {
        var counts = [Int](repeating: 0, count: texts.count)
        for code in codes where code >= 0 { counts[Int(code)] += 1 }
        let used = order.filter { counts[$0] > 0 }
        distinctCount = used.count
        isAllDistinct = used.count == count && count > 0
        isWhole = false
        guard used.count <= Self.mostValues else { return }
        values = used.map { (texts[$0], codeNumber(texts[$0]), counts[$0]) }
    }

    private mutating func count<Number: FixedWidthInteger>(_ numbers: [Number]) {
        let reasons = column.missing.reasons
        let isPresent = { (row: Int) in reasons.isEmpty || reasons[row] == 0 }
        var (low, high, sum) = (Int.max, Int.min, 0.0)
        for row in numbers.indices where isPresent(row) {
            low = min(low, Int(numbers[row]))
            high = max(high, Int(numbers[row]))
            sum += Double(numbers[row])
        }
        guard low <= high else { return settle([:], isWhole: true) }
        (lowest, highest, mean) = (Double(low), Double(high), sum / Double(count))
        guard high - low < max(1 << 16, numbers.count) else {
            return count(numbers: numbers.indices.map { isPresent($0) ? Double(numbers[$0]) : .nan })
        }
        var counts = [Int32](repeating: 0, count: high - low + 1)
        for row in numbers.indices where isPresent(row) { counts[Int(numbers[row]) - low] += 1 }
        let used = counts.indices.filter { counts[$0] > 0 }
        distinctCount = used.count
        isAllDistinct = used.count == count
        guard used.count <= Self.mostValues else { return }
        values = used.map { (String(low + $0), Double(low + $0), Int(counts[$0])) }
    }

    private mutating func count(numbers: [Double]) {
        var counts: [Double: Int] = [:]
        var (sum, present, isBeyond) = (0.0, 0, false)
        var isFirstDistinct = false
        isWhole = true
        for value in numbers {
            guard !value.isNaN else {
                if let letter = MissingTag.letter(of: value) { letters[letter, default: 0] += 1 }
                continue
            }
            present += 1
            sum += value
            lowest = min(lowest, value)
            highest = max(highest, value)
            if isWhole, value != value.rounded() { isWhole = false }
            guard !isBeyond else { continue }
            counts[value, default: 0] += 1
            if counts.count > Self.mostValues {
                isBeyond = true
                isFirstDistinct = counts.count == present
            }
        }
        mean = present > 0 ? sum / Double(present) : .nan
        if !isBeyond { return settle(counts, isWhole: isWhole) }
        guard isFirstDistinct else { return }
        let distinct = Set(numbers.lazy.filter { !$0.isNaN })
        distinctCount = distinct.count
        isAllDistinct = distinct.count == present
    }

    private mutating func settle(_ counts: [Double: Int], isWhole: Bool) {
        self.isWhole = isWhole
        distinctCount = counts.count
        isAllDistinct = counts.count == count && count > 0
        values = counts.sorted { $0.key < $1.key }.map { (code($0.key), $0.key, $0.value) }
    }

    /// A number as a codebook writes it.
    func code(_ number: Double) -> String { column.temporal?.text(number) ?? plainText(number) }

    /// In how many cells `code` stands; `nil` when that is not known.
    func rows(of code: MissingCode) -> Int? {
        if let letter = code.letter { return letters[letter] ?? 0 }
        guard let values else { return nil }
        return values.reduce(0) { $0 + (code.covers($1.code) ? $1.count : 0) }
    }

    /// Whether a value may be the code.
    func mayHold(_ code: MissingCode) -> Bool {
        if let values { return values.contains { code.covers($0.code) } }
        if case .text(_, let texts) = column.values { return texts.contains(where: code.covers) }
        guard let numbers = code.numbers else { return false }
        return numbers.lowerBound <= highest && numbers.upperBound >= lowest
    }
}
