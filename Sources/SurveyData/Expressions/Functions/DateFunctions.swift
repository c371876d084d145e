import Frame

extension ExpressionFunction {
    private static func part(_ name: String, _ part: @escaping @Sendable (CivilDay) -> Int) -> ExpressionFunction {
        ExpressionFunction(name, [.date]) { call in
            let days = try call.days(0)
            return days.map { day in day.isNaN ? .nan : Double(part(CivilDay(day))) }.value(rowCount: call.rowCount)
        }
    }

    private static func span(
        _ name: String, _ completed: @escaping @Sendable (CivilDay, CivilDay) -> Int
    ) -> ExpressionFunction {
        ExpressionFunction(name, [FunctionParameter("from", .date), FunctionParameter("to", .date)]) { call in
            let spans = try call.days(0).zipped(call.days(1)) { from, to in
                guard !from.isNaN, !to.isNaN else { return .nan }
                return from <= to
                    ? Double(completed(CivilDay(from), CivilDay(to)))
                    : -Double(completed(CivilDay(to), CivilDay(from)))
            }
            return spans.value(rowCount: call.rowCount)
        }
    }

    /// Days of the Gregorian calendar.
    static let dates: [ExpressionFunction] = [
        part("year") { $0.year },
        part("month") { $0.month },
        part("day") { $0.day },
        ExpressionFunction(
            "date",
            [
                FunctionParameter("year", .number), FunctionParameter("month", .number),
                FunctionParameter("day", .number),
            ]
        ) { call in
            let (years, months, days) = (try call.numbers(0), try call.numbers(1), try call.numbers(2))
            let isConstant = years.isConstant && months.isConstant && days.isConstant
            let numbers = (0..<(isConstant ? 1 : call.rowCount)).map { row -> Double in
                guard let year = Int(exactly: years[row]), (1...9_999).contains(year),
                    let month = Int(exactly: months[row]), let day = Int(exactly: days[row]),
                    let count = TemporalKind.days(year: year, month: month, day: day)
                else { return .nan }
                return Double(count)
            }
            guard !isConstant else {
                return NumberVector(constant: numbers[0]).value(rowCount: call.rowCount, temporal: .date)
            }
            let reasons = combinedReasons(combinedReasons(years.reasons, months.reasons), days.reasons)
            return NumberVector(numbers, reasons: reasons).value(rowCount: call.rowCount, temporal: .date)
        },
        span("yearsBetween") { from, to in
            to.year - from.year - ((to.month, to.day) < (from.month, from.day) ? 1 : 0)
        },
        span("monthsBetween") { from, to in
            (to.year - from.year) * 12 + to.month - from.month - (to.day < from.day ? 1 : 0)
        },
    ]
}

extension FunctionCall {
    /// An argument as days since 1 January 1970; of a date with its time, the day.
    fileprivate func days(_ index: Int) throws(ConfigurationIssue) -> NumberVector {
        let node = arguments.positional[index]
        let value = try evaluator.evaluate(node)
        if value.isUnknown { return NumberVector([]) }
        if case .levelName(let name) = value.values, node.isName { throw evaluator.unknownVariable(name, node) }
        switch value.temporal {
        case .date:
            return try evaluator.quantity(value, of: node).map { TemporalKind.date.limits.contains($0) ? $0 : .nan }
        case .dateTime:
            return try evaluator.quantity(value, of: node).map { seconds in
                TemporalKind.dateTime.limits.contains(seconds) ? (seconds / 86_400).rounded(.down) : .nan
            }
        case .time, nil:
            throw issue(
                "a date is expected here, but this is \(value.typeName). Declare its type in the codebook, or make one "
                    + "of date(year, month, day).", at: node)
        }
    }
}
