import Frame
import Testing

@testable import SurveyData

@Suite("Dates")
struct DateFunctionsTests {
    static func days(_ year: Int, _ month: Int, _ day: Int) -> Double {
        TemporalKind.days(year: year, month: month, day: day).map(Double.init) ?? .nan
    }

    static let frame = DataFrame(
        rowCount: 3,
        columns: [
            Column(
                name: "born", values: .numeric([days(2004, 2, 29), days(2004, 3, 31), .nan]),
                missing: MissingCells(reasons: [0, 0, 1]), temporal: .date),
            Column(
                name: "seen", values: .numeric([days(2016, 2, 28), days(2016, 4, 30), days(1969, 12, 31)]),
                temporal: .date),
            Column(name: "at", values: .numeric([-1, 86_400 * 3 + 5, 0]), temporal: .dateTime),
            Column(name: "clock", values: .numeric([0, 8 * 3_600 + 30 * 60, 86_399]), temporal: .time),
            Column(name: "y", values: .integer([2015, 2016, 2016])), Column(name: "n", values: .integer([0, 1, 2])),
        ])

    @Test(
        "Parts, differences and comparisons",
        arguments: [
            ("year(born)", "2004 2004 refused"), ("month(seen)", "2 4 12"), ("day(seen)", "28 30 31"),
            ("year(at)", "1969 1970 1970"), ("day(at)", "31 4 1"),
            ("date(y, 2, 29)", "invalid 2016-02-29 2016-02-29"), ("date(y, n, 1)", "invalid 2016-01-01 2016-02-01"),
            ("date(2016, 7, 1)", "2016-07-01 2016-07-01 2016-07-01"),
            ("year(date(y, 13, 1))", "invalid invalid invalid"),
            // Completed: born on 29 February, a year older on 1 March.
            ("yearsBetween(born, seen)", "11 12 refused"), ("yearsBetween(born, seen + 2)", "12 12 refused"),
            ("yearsBetween(seen, born)", "-11 -12 refused"), ("monthsBetween(born, seen)", "143 144 refused"),
            ("monthsBetween(born, seen + 1)", "144 145 refused"),
            ("seen - born", "4382 4413 refused"), ("born + 1", "2004-03-01 2004-04-01 refused"),
            ("1 + seen", "2016-02-29 2016-05-01 1970-01-01"),
            ("seen + 1e9", "invalid invalid invalid"), ("clock + 1", "00:00:01 08:30:01 invalid"),
            ("seen >= d\"2016-03-01\"", "no yes no"), ("seen < '2016-03-01'", "yes no yes"),
            ("d'2016-02-28' == seen", "yes no no"),
            ("born < seen", "yes yes refused"), ("seen in ['2016-02-28', d\"1969-12-31\"]", "yes no yes"),
            ("between(seen, '2016-01-01', '2016-03-01')", "yes no no"), ("clock > '08:00'", "no yes yes"),
            ("at >= d\"1970-01-01\"", "no yes yes"),
            ("min(born, seen)", "2004-02-29 2004-03-31 refused"),
            ("if(n > 0, seen, born)", "2004-02-29 2016-04-30 1969-12-31"),
            ("coalesce(born, seen)", "2004-02-29 2004-03-31 1969-12-31"),
        ])
    func values(source: String, expected: String) {
        #expect(ExpressionCase.shown(source, in: Self.frame) == expected)
    }

    @Test(
        "Refusals",
        arguments: [
            (
                "year(n)",
                "study.md:7:15: a date is expected here, but this is a number. Declare its type in the codebook, or make one of date(year, month, day)."
            ),
            (
                "year(clock)",
                "study.md:7:15: a date is expected here, but this is a time of day. Declare its type in the codebook, or make one of date(year, month, day)."
            ),
            ("log(seen)", "study.md:7:14: a number is expected here, but this is a date."),
            ("seen + born", "study.md:7:10: a date cannot be added to a date."),
            ("n - seen", "study.md:7:10: a date cannot be taken from a number."),
            ("seen > 3", "study.md:7:17: a date cannot be compared with a number. A day is written d\"2016-07-01\"."),
            ("seen > '3'", "study.md:7:17: '3' is not written as yyyy-MM-dd, or there is no such day or time."),
            ("if(n > 0, seen, 3)", "study.md:7:26: a number stands here beside another kind of value."),
            ("min(seen, 3)", "study.md:7:20: a number stands here beside another kind of value."),
            ("seen in [3]", "study.md:7:19: a date or time of the kind compared is expected in this list."),
        ])
    func refusals(source: String, message: String) {
        #expect(ExpressionCase.shown(source, in: Self.frame) == message)
    }

    @Test("Days beyond the calendar are invalid, wherever they come from")
    func beyond() {
        let frame = DataFrame(
            rowCount: 2, columns: [Column(name: "d", values: .numeric([1e300, -1e18]), temporal: .date)])
        #expect(ExpressionCase.shown("year(d)", in: frame) == "invalid invalid")
        #expect(ExpressionCase.shown("monthsBetween(d, d\"2000-01-01\")", in: frame) == "invalid invalid")
    }
}
