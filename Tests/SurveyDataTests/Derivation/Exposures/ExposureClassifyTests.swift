import Frame
import Testing

@testable import SurveyData

@Suite("Which parent is away")
struct ExposureClassifyTests {
    /// A parent's state: away (1) or not (0), months, alive; −1 unknown.
    typealias Parent = (away: Int32, months: Int32, alive: Int32)

    static func column(_ name: String, _ values: [Int32]) -> Column {
        Column(
            name: name, values: .integer(IntegerValues(values.map { max(0, $0) })),
            missing: MissingCells(reasons: values.map { $0 < 0 ? 1 : 0 }))
    }

    static func classify(_ who: String, _ pairs: [(Parent, Parent)], ages: [Int32]? = nil) throws -> String {
        let book = try Codebook(
            yaml: """
                exposures:
                  E:
                    definition: d
                    father: {away: fa == 1, months: fm, alive: fl == 1}
                    mother: {away: ma == 1, months: mm, alive: ml == 1}
                    minimumMonths: 6
                    eligible: age < 18
                derive: {x: {exposure: E, who: \(who)}}
                """, file: "f")
        let frame = DataFrame(
            rowCount: pairs.count,
            columns: [
                column("fa", pairs.map(\.0.away)), column("fm", pairs.map(\.0.months)),
                column("fl", pairs.map(\.0.alive)), column("ma", pairs.map(\.1.away)),
                column("mm", pairs.map(\.1.months)), column("ml", pairs.map(\.1.alive)),
                column("age", ages ?? pairs.map { _ in 10 }),
            ])
        guard case .exposure(_, let output) = book.derivations[0].rule else { return "no exposure" }
        return ExpressionCase.shown(
            try book.exposures[0].column(output, in: frame, named: "x", label: nil))
    }

    static let home: Parent = (0, 0, 1)
    static let away: Parent = (1, 6, 1)
    static let unknown: Parent = (-1, 6, 1)

    @Test("Every pair of known and unknown parents, for every question")
    func pairs() throws {
        let states = [Self.home, Self.away, Self.unknown]
        let pairs = states.flatMap { father in states.map { (father, $0) } }
        // Father: home, home, home, away, away, away, unknown, unknown, unknown; mother: home, away, unknown in turn.
        #expect(
            try Self.classify("[none, father, mother, both]", pairs)
                == "none mother blank father both blank blank blank blank")
        #expect(try Self.classify("any", pairs) == "no yes blank yes yes yes blank yes blank")
        #expect(try Self.classify("both", pairs) == "no no no no yes blank no blank blank")
        #expect(
            try Self.classify("[none, both]", pairs)
                == "none notApplicable blank notApplicable both blank blank blank blank")
    }

    @Test("Months decide: fewer than the minimum is not away, unknown months are unknown")
    func months() throws {
        func father(_ parent: Parent) throws -> String {
            try Self.classify("any", [(parent, Self.home)])
        }
        #expect(try father((1, 6, 1)) == "yes")
        #expect(try father((1, 5, 1)) == "no")
        #expect(try father((1, -1, 1)) == "blank")
        #expect(try father((0, -1, 1)) == "no")
        // Too short an absence counts for nothing, whatever its reason.
        #expect(try father((-1, 3, 1)) == "no")
        #expect(try father((-1, -1, 1)) == "blank")
    }

    @Test("A parent who has died is not away; whether one is alive matters only where known")
    func alive() throws {
        func father(_ parent: Parent) throws -> String {
            try Self.classify("any", [(parent, Self.home)])
        }
        #expect(try father((1, 12, 0)) == "no")
        #expect(try father((-1, -1, 0)) == "no")
        #expect(try father((1, 12, -1)) == "yes")
    }

    @Test("Children the definition does not speak of are not applicable; of unknown age, unknown")
    func eligible() throws {
        let pairs = [(Self.away, Self.home), (Self.away, Self.home), (Self.away, Self.home)]
        #expect(try Self.classify("any", pairs, ages: [17, 18, -1]) == "yes notApplicable blank")
    }

    @Test("Months that are no number are refused at the definition")
    func monthsNotNumeric() throws {
        let book = try Codebook(
            yaml: "exposures:\n  E: {definition: d, father: {away: 1 < 2, months: m}, mother: {away: 1 < 2}}", file: "f"
        )
        let frame = DataFrame(rowCount: 1, columns: [Column(name: "m", values: .text([0], ["a"]))])
        do {
            _ = try book.exposures[0].column(.any, in: frame, named: "x", label: nil)
            Issue.record("nothing was thrown")
        } catch {
            #expect(error.description == "f:2:3: the months away, 'm', must be a numeric variable.")
        }
    }
}
