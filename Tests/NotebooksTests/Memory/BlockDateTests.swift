import TestSupport
import Testing

@testable import Notebooks

/// Dates are numbers whose levels are written as dates: a block must know them as the whole file does.
@Suite("Dates of a file in blocks")
struct BlockDateTests {
    private static let codebook = """
        missing: {-9: refused}
        variables:
          day: {label: {en: Day of the interview}, type: date}
          born: {type: date, format: yyyyMMdd}
        """

    /// A hundred and eighty rows of twelve units; the days of interview are six, one of them missing.
    private static func error(_ body: String, design: String = "{weights: w, strata: s, clusters: p, nested: true}")
        throws
        -> String?
    {
        let rows = (0..<180).map { row in
            let day = row % 6 == 4 ? "-9" : "2016-07-0\(1 + row % 6)"
            return
                "\(row / 90),\(row / 15),\(1 + row % 4),\(row * 37 % 23),\(day),\(20_010_101 + row % 28),"
                + "2016-0\(1 + row / 90)-01"
        }
        let codes = try TemporaryFolder()
        let (plan, folder) = try BlockLaw.plan(
            body, csv: "s,p,w,y,day,born,round\n" + rows.joined(separator: "\n") + "\n",
            front:
                "codebook: \(try codes.write(codebook + "\n  round: {type: date}\n", to: "c.yaml"))\ndesign: \(design)"
                + "\nderive: {age: (day - born) / 365.25}")
        let error = withExtendedLifetime(folder) { BlockLaw.hold(plan) }
        return error
    }

    @Test("As numbers, levels, groups, predictors and strata")
    func dates() throws {
        let body = """
            ```lbc estimate
            id: e
            mean: [day, age]
            proportion: [day, round]
            by: round
            ```

            ```lbc table1
            id: t
            by: day
            rows: [y, age, round]
            categorical: [round]
            ```

            ```lbc model
            id: m
            formula: "y ~ categorical(day) + age"
            ```
            """
        #expect(try Self.error(body) == nil)
        #expect(try Self.error(body, design: "{weights: w, strata: round, clusters: p, nested: true}") == nil)
    }

    @Test("A stratum with a single unit is named by its date")
    func message() throws {
        let error = try Self.error(
            "```lbc estimate\nid: e\nmean: y\n```", design: "{weights: w, strata: round, clusters: s, nested: true}")
        #expect(error?.hasPrefix("design: strata 2016-01-01, 2016-02-01 have a single unit of 's'") == true)
    }
}
