import Frame

extension MeasuredInputs {
    /// Ages in whole days and in months: NaN where they are not known.
    struct Ages {
        var days: [Double]
        var months: [Double]
        /// Whether they were told in days, or by dates, rather than in months or years.
        let isInDays: Bool
        let columns: [Column]

        func reason(_ row: Int) -> MissingReason {
            columns.lazy.compactMap { $0.missing[row] }.first ?? .invalid
        }
    }

    /// Ages; `nil` where nothing tells them.
    ///
    /// - Parameter declared: the unit that the key `units` gives them.
    /// - Throws: ``ConfigurationIssue`` when a variable is not what it must be.
    func ages(_ age: AgeInput, declared: MeasureUnit?) throws(ConfigurationIssue) -> Ages? {
        switch age {
        case .unknown: return nil
        case .between(let born, let measured):
            let (days, columns) = try days(born: born, measured: measured)
            // Measured before birth: one of the dates is wrong.
            let valid = days.map { $0 < 0 ? .nan : $0 }
            return Ages(days: valid, months: valid.map { $0 / daysPerMonth }, isInDays: true, columns: columns)
        case .variable(let name):
            let numbers = try numbers(.age, name, key: "age", declared: declared)
            return Ages(
                days: numbers.values.map { roundedHalfUp($0 * daysPerMonth) }, months: numbers.values,
                isInDays: numbers.unit == .days, columns: [numbers.column])
        }
    }

    /// Days from birth to measurement.
    private func days(born: String, measured: String) throws(ConfigurationIssue) -> (days: [Double], columns: [Column])
    {
        var dates: [[Double]] = []
        var columns: [Column] = []
        for name in [born, measured] {
            guard let column = frame[name], column.temporal == .date, let values = column.doubles else {
                throw issue("'\(name)' must be a date: declare it so in the codebook (type: date).")
            }
            dates.append(values)
            columns.append(column)
        }
        return (zip(dates[0], dates[1]).map { $1 - $0 }, columns)
    }
}

extension Measure {
    /// An age, in months.
    static let age = Measure(
        name: "age", meaning: "a child's age", units: [.days, .months, .years], base: .months, possible: 0...(130 * 12))
}
