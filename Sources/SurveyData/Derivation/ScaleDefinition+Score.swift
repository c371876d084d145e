import Frame

extension ScaleDefinition {
    /// The score of every row.
    ///
    /// With a of k items answered, a ≥ `minimumAnswered`, unanswered items count as the person's mean of the answered
    /// ones (after reversal), so the sum is k/a times the sum answered. Otherwise the score is missing for the reason
    /// the first unanswered item is. What lies outside `response` is no answer: it counts as missing, as invalid.
    ///
    /// - Parameter items: the items, in the order of the scale.
    /// - Throws: ``ConfigurationIssue`` when an item is not a number.
    func score(_ items: [Column], named name: String, label: LocalizedText?) throws(ConfigurationIssue) -> Column {
        var answers: [[Double]] = []
        for item in items {
            guard let values = item.doubles else {
                throw ConfigurationIssue(
                    position: position,
                    message: "item '\(item.name)' of scale '\(self.name)' is \(item.typeName); a number is needed.")
            }
            answers.append(values)
        }
        let rowCount = items[0].count
        var scores = [Double](repeating: .nan, count: rowCount)
        var reasons = [UInt8](repeating: 0, count: rowCount)
        for row in 0..<rowCount {
            var sum = 0.0
            var answered = 0
            var firstReason: UInt8 = 0
            for item in answers.indices {
                let answer = answers[item][row]
                guard response.contains(answer) else {
                    if firstReason == 0 {
                        firstReason = (items[item].missing[row] ?? .invalid).rawValue
                    }
                    continue
                }
                answered += 1
                sum += reversed.contains(item + 1) ? response.lowerBound + response.upperBound - answer : answer
            }
            if answered >= minimumAnswered {
                // The product first: it is exact, so that a half is one when it is rounded.
                let score = self.score == .mean ? sum / Double(answered) : sum * Double(itemCount) / Double(answered)
                scores[row] = roundsHalfUp ? roundedHalfUp(score) : score
            } else {
                reasons[row] = firstReason
            }
        }
        return Column(
            name: name, label: label ?? self.label, values: .numeric(scores), missing: MissingCells(reasons: reasons))
    }
}
