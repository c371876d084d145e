import Frame

/// Scores the items of one scale, column by column.
struct ScaleScorer {
    /// After the user's decisions.
    let scale: ScaleDefinition
    /// By item number.
    let columns: [Int: Column]
    /// The code of the lowest answer, where it was declared.
    let coding: Int?
    let rowCount: Int

    /// Scores, with NaN and a reason where there are none.
    struct Scores {
        var values: [Double]
        var reasons: [UInt8]
        /// Items answered.
        var answered: [Int32]
    }

    /// The score of a part.
    ///
    /// With a of k items answered, a ≥ `minimumAnswered`, unanswered items count as the person's mean of the answered
    /// ones (after reversal), so the sum is k/a times the sum answered. Otherwise the score is missing for the reason
    /// the first unanswered item is. What is no answer counts as missing, as invalid.
    ///
    /// - Throws: ``ConfigurationIssue`` when an item is not a number.
    func scores(of part: ScalePart) throws(ConfigurationIssue) -> Scores {
        switch part.content {
        case .items(let items): return try scores(of: part, items: items)
        case .sum(let names): return try sum(of: names)
        }
    }

    private func scores(of part: ScalePart, items: [Int]) throws(ConfigurationIssue) -> Scores {
        var scores = Scores(
            values: [Double](repeating: 0, count: rowCount), reasons: [UInt8](repeating: 0, count: rowCount),
            answered: [Int32](repeating: 0, count: rowCount))
        for item in items { try add(item, to: &scores) }
        let count = Double(items.count)
        for row in 0..<rowCount {
            let answered = Int(scores.answered[row])
            guard answered >= part.minimumAnswered, answered > 0 else {
                scores.values[row] = .nan
                continue
            }
            scores.reasons[row] = 0
            let sum = scores.values[row]
            // The product first: it is exact, so that a half is one when it is rounded.
            let score = part.score == .mean ? sum / Double(answered) : sum * count / Double(answered)
            scores.values[row] = part.roundsHalfUp ? roundedHalfUp(score) : score
        }
        return scores
    }

    /// Adds the answers to one item.
    private func add(_ item: Int, to scores: inout Scores) throws(ConfigurationIssue) {
        guard let column = columns[item] else { return }
        let answers = try self.answers(column)
        let low = scale.response.lowerBound
        let high = scale.response.upperBound
        let shift = self.shift
        let isReversed = scale.reversed.contains(item)
        for row in 0..<rowCount {
            let answer = answers[row] + shift
            guard isAnswer(answer) else {
                if scores.reasons[row] == 0 {
                    scores.reasons[row] = (column.missing[row] ?? .invalid).rawValue
                }
                continue
            }
            scores.answered[row] += 1
            scores.values[row] += isReversed ? low + high - answer : answer
        }
    }

    private func sum(of names: [String]) throws(ConfigurationIssue) -> Scores {
        var total = Scores(
            values: [Double](repeating: 0, count: rowCount), reasons: [UInt8](repeating: 0, count: rowCount),
            answered: [Int32](repeating: 0, count: rowCount))
        for part in names.compactMap(scale.part) {
            let scores = try self.scores(of: part)
            for row in 0..<rowCount {
                total.values[row] += scores.values[row]
                total.answered[row] += scores.answered[row]
                if total.reasons[row] == 0 { total.reasons[row] = scores.reasons[row] }
            }
        }
        return total
    }

    /// What turns a stored code into an answer.
    private var shift: Double { coding.map { scale.response.lowerBound - Double($0) } ?? 0 }

    /// With a declared coding, answers are whole numbers.
    @inline(__always)
    private func isAnswer(_ value: Double) -> Bool {
        scale.response.contains(value) && (coding == nil || value.rounded() == value)
    }

    private func answers(_ column: Column) throws(ConfigurationIssue) -> [Double] {
        guard let values = column.doubles else {
            throw ConfigurationIssue(
                position: scale.position,
                message: "item '\(column.name)' of scale '\(scale.name)' is \(column.typeName); a number is needed.")
        }
        return values
    }

    /// Codes that are no answers by the coding declared.
    func violations() throws(ConfigurationIssue) -> [Violation] {
        guard let coding else { return [] }
        var violations: [Violation] = []
        let stored = Double(coding)...Double(coding) + (scale.response.upperBound - scale.response.lowerBound)
        for item in columns.keys.sorted() {
            guard let column = columns[item] else { continue }
            let values = try answers(column)
            var tally = ViolationTally(variable: column.name)
            for row in 0..<rowCount where !values[row].isNaN && !isAnswer(values[row] + shift) {
                tally.add(.noAnswer(scale: scale.name, stored), row: row, found: plainText(values[row]))
            }
            violations += tally.violations
        }
        return violations
    }
}
