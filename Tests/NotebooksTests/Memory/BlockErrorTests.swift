import TestSupport
import Testing

@testable import Notebooks

/// What is wrong with data is said in the same words, with the same places and counts, whether rows are in memory or
/// pass by in blocks.
@Suite("Errors of a file in blocks")
struct BlockErrorTests {
    /// Forty rows of two strata with four units each, of which some cells are replaced.
    static func csv(_ cells: [(row: Int, column: Int, text: String)]) -> String {
        var rows = (0..<40).map { row in
            ["\(row / 20)", "\(row / 5)", "\(1 + row % 3)", "\(row % 7)", "\(1 + row % 2)", "text"]
        }
        for cell in cells { rows[cell.row][cell.column] = cell.text }
        return "s,p,w,y,g,t\n" + rows.map { $0.joined(separator: ",") + "\n" }.joined()
    }

    static let codebook = """
        missing: {-9: refused}
        variables:
          y: {label: {en: Outcome}, type: numeric, range: [0, 6]}
          g: {values: {1: {name: one}, 2: {name: two}}}
        """

    static func error(
        _ cells: [(row: Int, column: Int, text: String)],
        design: String = "{weights: w, strata: s, clusters: p, nested: true}",
        body: String = "```lbc estimate\nid: e\nmean: y\nproportion: g\nby: g\n```", more: String = ""
    ) throws -> String? {
        let codes = try TemporaryFolder()
        let codebook = try codes.write(codebook, to: "c.yaml")
        let (plan, folder) = try BlockLaw.plan(
            body, csv: csv(cells), front: "codebook: \(codebook)\ndesign: \(design)\n\(more)")
        let error = BlockLaw.hold(plan, threads: [1, 2])
        return error?.replacing(folder.path + "/", with: "")
    }

    @Test("Weights: negative, missing, text, all zero")
    func weights() throws {
        let negative = try #require(try Self.error([(31, 2, "-2"), (38, 2, "-1")]))
        #expect(negative.hasPrefix("d.csv:33:5: weight 'w' is -2 here, and in 1 more rows."))
        let missing = try #require(try Self.error([(12, 2, ""), (30, 2, "")]))
        #expect(missing.hasPrefix("d.csv:14:5: weights 'w' is missing here, and in 1 more rows."))
        let text = try #require(try Self.error([(25, 2, "heavy")]))
        #expect(text.hasPrefix("d.csv:27:5: weights 'w' is 'heavy' here, but must be a number"))
        let zero = try #require(try Self.error((0..<40).map { ($0, 2, "0") }))
        #expect(zero == "weights: every value of 'w' is zero, so nobody is represented.")
    }

    @Test("Strata and clusters: missing, single units, units in two strata")
    func units() throws {
        let missing = try #require(try Self.error([(20, 1, ""), (21, 1, ""), (37, 1, "")]))
        #expect(missing.hasPrefix("d.csv:22:3: clusters 'p' is missing here, and in 2 more rows."))
        let single = try #require(try Self.error([(39, 0, "9")]))
        #expect(single.hasPrefix("design: stratum 9 has a single unit of 'p'"))
        let twice = try #require(
            try Self.error([(39, 1, "0")], design: "{weights: w, strata: s, clusters: p, nested: false}"))
        #expect(twice.hasPrefix("clusters: unit '0' of 'p' lies in more than one stratum."))
    }

    @Test("Cells: text among numbers, undeclared codes, out of range, all of it counted")
    func cells() throws {
        let text = try #require(try Self.error([(7, 3, "many"), (33, 3, "few")]))
        #expect(text.hasPrefix("variable 'y': 2 cells hold text where numbers are declared (d.csv:9:7: 'many'"))
        let counted = try Self.error([(7, 3, "99"), (33, 3, "77"), (11, 4, "8"), (30, 4, "9"), (35, 3, "-9")])
        #expect(counted == nil)
    }

    @Test("Populations: unknown level, empty, not a condition")
    func populations() throws {
        let level = try #require(try Self.error([], more: "population: t == tetx"))
        #expect(level.contains("'tetx' is not a level of this variable. Did you mean 'text'?"))
        let empty = try #require(try Self.error([(3, 3, "")], more: "population: y > 6"))
        #expect(empty.hasPrefix("no respondent is in the population 'y > 6' (1 could not be placed"))
        let number = try #require(try Self.error([], more: "population: y + 1"))
        #expect(number.contains("a condition is expected here"))
    }

    @Test("Variables: not a number, too many levels, no value among those analysed")
    func variables() throws {
        let body = "```lbc estimate\nid: e\nmean: t\n```"
        #expect(try #require(try Self.error([], body: body)).hasPrefix("e: 't' is not a number."))
        let rows = "```lbc table1\nid: e\nby: g\nrows: [y, t]\nnumeric: y\n```"
        #expect(try Self.error((0..<40).map { ($0, 3, "") }, body: rows) == nil)
        #expect(try Self.error((0..<40).map { ($0, 4, "1") }, body: rows) == nil)
    }
}
