import Frame

/// The criteria of a definition, column by column.
struct ExposureValues {
    let definition: ExposureDefinition
    let evaluator: (Expression) -> ExpressionEvaluator

    /// Why each child is not one the definition speaks of, or may not be; `nil` for those it speaks of.
    func children() throws(ConfigurationIssue) -> [ExposureCriterion?] {
        let ages = try definition.age.map { (range) throws(ConfigurationIssue) in
            let values = try numbers(range.years, "the age")
            return values.map { $0.isNaN ? Int8(-1) : range.from <= $0 && $0 < range.below ? 1 : 0 }
        }
        let conditions: [(truths: [Int8]?, fails: ExposureCriterion, unknown: ExposureCriterion)] = [
            (ages, .age, .ageUnknown), (try truths(definition.hukou), .hukou, .hukouUnknown),
            (try truths(definition.eligible), .condition, .conditionUnknown),
        ]
        let rowCount = evaluator(definition.father.away).rowCount
        var result = [ExposureCriterion?](repeating: nil, count: rowCount)
        for (truths, fails, unknown) in conditions {
            guard let truths else { continue }
            for row in result.indices {
                if truths[row] == 0 {
                    // What fails decides, whatever is unknown before it.
                    if result[row]?.verdict != .notEligible { result[row] = fails }
                } else if truths[row] < 0, result[row] == nil {
                    result[row] = unknown
                }
            }
        }
        return result
    }

    /// What is known of a parent.
    func parent(_ parent: ExposureDefinition.Parent) throws(ConfigurationIssue) -> [ParentState] {
        let away = try evaluator(parent.away).truths(parent.away.root).truths
        let reason = try truths(parent.reason)
        let alive = try truths(parent.alive)
        let months = try parent.months.map { (months) throws(ConfigurationIssue) in
            try numbers(months, "the months away")
        }
        return away.indices.map { row in
            if alive?[row] == 0 { return .died }
            if away[row] == 0 { return .home }
            if reason?[row] == 0 { return .otherReason }
            // Too few months decide the matter even where the reason of the absence is unknown.
            if let months, months[row] < definition.minimumMonths { return .tooShort }
            if away[row] < 0 { return .awayUnknown }
            if let reason, reason[row] < 0 { return .reasonUnknown }
            if let months, months[row].isNaN { return .monthsUnknown }
            if let alive, alive[row] < 0, !definition.takesUnknownAsAlive { return .aliveUnknown }
            return .away
        }
    }

    func truths(_ expression: Expression?) throws(ConfigurationIssue) -> [Int8]? {
        guard let expression else { return nil }
        return try evaluator(expression).truths(expression.root).truths
    }

    /// The numbers of an expression, NaN where missing, one a row.
    func numbers(_ expression: Expression, _ meaning: String) throws(ConfigurationIssue) -> [Double] {
        let evaluator = evaluator(expression)
        if let name = expression.bareName, let column = evaluator.frame[name], !column.isNumber {
            throw ConfigurationIssue(
                position: definition.position, message: "\(meaning), '\(name)', must be a numeric variable.")
        }
        return try evaluator.numbers(expression.root).rows(evaluator.rowCount)
    }
}

extension Expression {
    /// The name that is the whole expression, if it is one.
    var bareName: String? {
        if case .name(let name) = root.kind { return name }
        return nil
    }
}
