import Frame

extension ColumnDecoder {
    /// Dates and times as numbers, whatever the file holds them as: 20160701 is one as well as 2016-07-01.
    func decodeTemporal() -> (column: Column, violations: [Violation]) {
        // A columnar file may hold dates as such.
        guard raw.temporal == nil, let format = declaration?.format else {
            return (labelled(raw.values, raw.missing), [])
        }
        let found = raw.categories
        let outcomes = found.levels.map { level -> (value: Double, reason: MissingReason?) in
            if let reserved = missingCodes.first(where: { $0.covers(level.code) }) {
                return (.nan, reserved.reason)
            }
            return format.value(level.code).map { ($0, nil) } ?? (.nan, .invalid)
        }
        var tally = ViolationTally(variable: raw.name, limit: exampleLimit)
        var values = [Double](repeating: .nan, count: raw.count)
        var reasons = reasonsToFill
        for row in values.indices where found.codes[row] >= 0 {
            let (value, reason) = outcomes[Int(found.codes[row])]
            values[row] = value
            guard let reason else { continue }
            reasons[row] = reason.rawValue
            if reason == .invalid {
                tally.add(
                    .notTemporal(format: format.pattern), row: row, found: found.levels[Int(found.codes[row])].code)
            }
        }
        let column = Column(
            name: raw.name, label: declaration?.label, values: .numeric(values),
            missing: MissingCells(reasons: reasons),
            temporal: format.kind)
        return (column, tally.violations)
    }
}
