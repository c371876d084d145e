import Frame
import TestSupport
import Testing

@testable import SurveyData

@Suite("Over the rows of a file or a group")
struct GroupFunctionsTests {
    static let file = try? SurveyFile(path: Places.fixture("whole-column/data.csv"))

    static func numbers(_ source: String) throws -> [Double] {
        let frame = try #require(try file?.load(["x", "w", "g"]).frame)
        let column = try Expression(source, at: place).column(named: "y", label: nil, in: frame)
        guard case .categorical(let codes, _) = column.values else { return try #require(column.doubles) }
        return codes.map { Double($0 + 1) }
    }

    @Test(
        "As R has them: svyquantile with cut, svymean and svyvar, scale, rank, ave",
        arguments: [
            ("quantileGroup(x, 4, weight = w)", "quartile"), ("quantileGroup(x, 10, weight = w)", "decile"),
            ("quantileGroup(x, 4)", "quartileUnweighted"), ("quantileGroup(x, 3, weight = w, by = g)", "tertileBy"),
            ("standardise(x, weight = w)", "score"), ("standardise(x)", "scoreUnweighted"),
            ("standardise(x, weight = w, by = g)", "scoreBy"), ("rank(x)", "rank"), ("rank(x, by = g)", "rankBy"),
            ("groupMean(x, by = g)", "mean"), ("groupMean(x, weight = w, by = g)", "weightedMean"),
            ("groupSD(x, by = g)", "sd"),
            ("othersMean(x, by = g)", "others"), ("groupSum(x, by = g) / groupCount(x, by = g)", "mean"),
        ])
    func reference(source: String, name: String) throws {
        let expected = try FixtureNumbers("whole-column")[name]
        #expect(disagreements(try Self.numbers(source), expected, relative: 1e-12) == [])
    }

    @Test("Dates as R has them: every 97th day of 64 years", arguments: ["year", "month", "day"])
    func dates(part: String) throws {
        let expected = try FixtureNumbers("whole-column")
        let frame = DataFrame(
            rowCount: 240, columns: [Column(name: "d", values: .numeric(expected["days"]), temporal: .date)])
        let column = try Expression("\(part)(d)", at: place).column(named: "y", label: nil, in: frame)
        #expect(column.doubles == expected[part])
        let years = try Expression("yearsBetween(d\"1996-02-29\", d)", at: place)
        #expect(try years.column(named: "y", label: nil, in: frame).doubles == expected["years"])
    }

    @Test(
        "What is missing",
        arguments: [
            // Missing values take no part; missing groups give their reason.
            (
                "groupMean(m)",
                "2.3333333333333335 2.3333333333333335 2.3333333333333335 2.3333333333333335 2.3333333333333335"
            ),
            ("groupCount(m, by = left)", "1 2 notAsked 1 2"), ("groupSum(m, by = sex)", "4 3 doesNotKnow 3 4"),
            ("groupMean(left)", "0.5 0.5 0.5 0.5 0.5"),
            ("groupMean(n > 0, by = boards)", "0.3333333333333333 1 0.3333333333333333 1 0.3333333333333333"),
            ("rank(m)", "refused 1 notApplicable 2 3"),
            ("standardise(m, by = left)", "refused -0.7071067811865476 notApplicable invalid 0.7071067811865476"),
            ("othersMean(n, by = left)", "3 -4 notAsked 0 1"),
            ("othersMean(m, by = left)", "2.5 4 notAsked invalid 0.5"),
            ("quantileGroup(m, 2)", "refused 1 notApplicable 1 2"),
            ("quantileGroup(n, 2, weight = 0 * n)", "invalid invalid invalid invalid invalid"),
            // A missing weight counts for nothing, yet the row has its group.
            ("quantileGroup(n, 2, weight = m)", "2 2 2 2 1"),
            // Equal values are never parted.
            ("quantileGroup(三年级, 2)", "1 1 1 1 1"), ("quantileGroup(0 * n, 4)", "1 1 1 1 1"),
        ])
    func missing(source: String, expected: String) {
        #expect(ExpressionCase.shown(source) == expected)
    }

    @Test(
        "Refusals",
        arguments: [
            ("quantileGroup(n, 1)", "study.md:7:27: a whole number from 2 to 1000 is expected here."),
            ("groupMean(n, weight = n)", "study.md:7:32: the weight is negative in 1 row."),
            ("groupMean(sex)", "study.md:7:20: a number is expected here, but this is a categorical variable."),
            ("groupMean(n, by = shcool)", "study.md:7:28: no variable is called 'shcool'."),
            ("rank(n, weight = m)", "study.md:7:18: 'rank' has no option 'weight'. Its options: by."),
        ])
    func refusals(source: String, message: String) {
        #expect(ExpressionCase.shown(source) == message)
    }

    @Test("Quantile groups are unchanged by the order of rows, and by weights times a number")
    func laws() throws {
        #expect(
            try Self.numbers("quantileGroup(x, 7, weight = w)") == Self.numbers("quantileGroup(x, 7, weight = 0.1 * w)")
        )
        #expect(try Self.numbers("quantileGroup(x, 5)") == Self.numbers("quantileGroup(x, 5, weight = 0.1 + 0 * w)"))
        #expect(try Self.numbers("quantileGroup(x, 5)") == Self.numbers("quantileGroup(3 * x + 2, 5)"))
    }

    @Test("Whole columns are said to be needed")
    func rowWise() throws {
        #expect(try Expression("log(a) + rowSum(b1...b3)", at: place).isRowWise)
        for source in ["rank(a)", "1 + 2 * groupMean(a)", "case(lag(a, id = b, wave = c) > 1 -> d)", "a in [rank(b)]"] {
            #expect(try !Expression(source, at: place).isRowWise)
        }
    }
}
