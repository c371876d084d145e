import Estimation
import Formula
import Frame

/// How the response of a model becomes numbers.
struct Outcome: Sendable {
    /// The level that counts as the event, for a binomial model of a categorical variable, with all levels.
    private let indicator: (event: Int, levels: CategoricalLevels)?
    /// Rows analysed with the event; of numbers, those that are 1.
    let events: Int

    fileprivate init(indicator: (event: Int, levels: CategoricalLevels)?, events: Int) {
        self.indicator = indicator
        self.events = events
    }

    /// The level that counts as the event.
    var event: CategoricalLevel? { indicator.map { $0.levels[$0.event] } }

    /// The response of the rows of a block: 1 for the event and 0 for the other level, or numbers as they are.
    func values(_ modelFrame: ModelFrame, in frame: DataFrame) -> [Double] {
        let variable = modelFrame.formula.outcome
        guard let indicator else { return (try? modelFrame.values(of: variable, in: frame, use: "the outcome")) ?? [] }
        let codes = frame[variable.name]?.categories(among: indicator.levels).codes ?? []
        return modelFrame.rows.map { codes[Int($0)] == Int32(indicator.event) ? 1 : 0 }
    }
}

/// What must be known of the response over all rows before it can become numbers, gathered block by block.
struct OutcomeTally: Sendable {
    private let variable: FormulaVariable
    private let column: Column
    private let family: Family
    private let event: String?
    /// The levels, where the response is whether a category is the event.
    private let levels: CategoricalLevels?
    /// Rows analysed at each level.
    private var counts: [Int]

    // Of numbers.
    private var first: Double?
    private var firstWrong: Double?
    private var differs = false
    private var ones = 0

    /// - Parameters:
    ///   - column: the response: its type, and all of its values.
    ///   - event: the level of the outcome that counts as the event; by default "yes" if there is one, else the last.
    init(_ variable: FormulaVariable, _ column: Column, family: Family, event: String?) {
        self.variable = variable
        self.column = column
        self.family = family
        self.event = event
        let isTwoCodes =
            variable.function == nil
            && !(column.distinctWholeNumbers(limit: 2).map { $0 == [0, 1] || $0 == [0] || $0 == [1] } ?? false)
        let isIndicator =
            family == .binomial
            && (event != nil || !column.isNumber || isTwoCodes || variable.function == .categorical)
        levels = isIndicator ? column.categories.levels : nil
        counts = [Int](repeating: 0, count: levels?.count ?? 0)
    }

    /// Whether the response is taken as categories.
    var isIndicator: Bool { levels != nil }

    /// Takes in the rows of a block.
    mutating func add(_ modelFrame: ModelFrame, in frame: DataFrame) {
        if let levels {
            let codes = frame[variable.name]?.categories(among: levels).codes ?? []
            for row in modelFrame.rows { counts[Int(codes[Int(row)])] += 1 }
        } else if let values = try? modelFrame.values(of: variable, in: frame, use: "the outcome") {
            add(values)
        }
    }

    private mutating func add(_ values: [Double]) {
        guard let start = first ?? values.first else { return }
        first = start
        firstWrong = firstWrong ?? values.first { !family.allows($0) }
        differs = differs || values.contains { $0 != start }
        ones += values.count { $0 == 1 }
    }

    /// The response, settled.
    ///
    /// - Throws: ``RegressionError`` when it cannot be one of the family.
    func outcome() throws(RegressionError) -> Outcome {
        guard let levels else { return try numbers() }
        // 1. Two levels, of which one is the event.
        let present = levels.indices.filter { counts[$0] > 0 || levels.count == 2 }
        guard present.count <= 2 else {
            throw .outcomeHasManyLevels(variable: column.name, levels: present.map { levels[$0].name })
        }
        let index: Int
        if let event {
            guard let named = levels.index(named: event) else {
                throw .unknownEvent(variable: column.name, event: event, levels: levels.map(\.name))
            }
            index = named
        } else {
            index = levels.affirmative ?? present.last ?? 0
        }
        // 2. Both occur.
        let n = counts.reduce(0, +)
        guard counts[index] > 0, counts[index] < n else {
            let only = counts[index] > 0 ? levels[index] : levels.first { $0 != levels[index] } ?? levels[index]
            throw .outcomeHasOneLevel(variable: variable.text, level: only.name)
        }
        return Outcome(indicator: (index, levels), events: counts[index])
    }

    private func numbers() throws(RegressionError) -> Outcome {
        guard column.isNumber else {
            throw .outcomeNotNumeric(variable: variable.name, family: family.rawValue)
        }
        if let firstWrong {
            throw .outcomeOutOfRange(variable: variable.text, family: family.rawValue, value: firstWrong)
        }
        guard differs else { throw .outcomeHasOneLevel(variable: variable.text, level: first.map(plainText)) }
        return Outcome(indicator: nil, events: ones)
    }
}
