import Estimation
import Formula
import Frame

/// The response of a model as numbers, with what its event is.
struct Outcome: Sendable {
    let values: [Double]
    /// The level that counts as the event, for a binomial model of a categorical variable.
    let event: CategoricalLevel?

    /// - Parameters:
    ///   - modelFrame: the rows analysed.
    ///   - event: the level of the outcome that counts as the event; by default "yes" if there is one, else the last.
    /// - Throws: ``RegressionError``.
    init(
        _ modelFrame: ModelFrame, in frame: DataFrame, family: Family, event: String?
    ) throws {
        let variable = modelFrame.formula.outcome
        guard let column = frame[variable.name] else {
            throw FormulaError.unknownVariable(name: variable.name, known: frame.names)
        }
        let isTwoCodes =
            variable.function == nil
            && !(column.distinctWholeNumbers(limit: 2).map { $0 == [0, 1] || $0 == [0] || $0 == [1] } ?? false)
        if family == .binomial, event != nil || !column.isNumber || isTwoCodes || variable.function == .categorical {
            (values, self.event) = try Self.indicator(column, rows: modelFrame.rows, event: event)
        } else {
            guard column.isNumber else {
                throw RegressionError.outcomeNotNumeric(variable: variable.name, family: family.rawValue)
            }
            values = try modelFrame.values(of: variable, in: frame, use: "the outcome of a \(family.rawValue) model")
            self.event = nil
        }
        if let wrong = values.first(where: { !family.allows($0) }) {
            throw RegressionError.outcomeOutOfRange(variable: variable.text, family: family.rawValue, value: wrong)
        }
        guard let first = values.first, values.contains(where: { $0 != first }) else {
            let level = self.event.map { event in
                values.first == 1 ? event.name : column.categories.levels.first { $0 != event }?.name ?? event.name
            }
            throw RegressionError.outcomeHasOneLevel(
                variable: variable.text, level: level ?? values.first.map(plainText))
        }
    }

    /// 1 for the event, 0 for the other of two levels that occur.
    private static func indicator(
        _ column: Column, rows: [Int32], event: String?
    ) throws(RegressionError) -> ([Double], CategoricalLevel) {
        let categories = column.categories
        let levels = categories.levels
        var occurs = [Bool](repeating: false, count: levels.count)
        for row in rows { occurs[Int(categories.codes[Int(row)])] = true }
        let present = levels.indices.filter { occurs[$0] || levels.count == 2 }
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
        return (rows.map { categories.codes[Int($0)] == Int32(index) ? 1 : 0 }, levels[index])
    }
}
