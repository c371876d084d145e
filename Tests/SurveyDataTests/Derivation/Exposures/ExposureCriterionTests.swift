import Frame
import Testing

@testable import SurveyData

@Suite("Every child by the criterion responsible")
struct ExposureCriterionTests {
    /// A parent: away, reason, months, alive, able to guard; −1 unknown.
    typealias Parent = (Int32, Int32, Int32, Int32, Int32)

    static let home: Parent = (0, 1, 0, 1, 1)
    static let away: Parent = (1, 1, 6, 1, 1)

    static func criteria(
        _ pairs: [(Parent, Parent)], who: String = "any", unknownAlive: String = "undecided", ages: [Double]? = nil,
        hukou: [Int32]? = nil
    ) throws -> [String] {
        let guardian = who == "bothOrUnguarded" ? ", canGuard: %g == 1" : ""
        func parent(_ letter: String) -> String {
            "{away: \(letter)a == 1, reason: \(letter)r == 1, months: \(letter)m, alive: \(letter)l == 1"
                + guardian.replacing("%", with: letter) + "}"
        }
        let book = try Codebook(
            yaml: """
                exposures:
                  E:
                    definition: d
                    age: {value: age, below: 18}
                    hukou: hukou == 1
                    who: \(who)
                    father: \(parent("f"))
                    mother: \(parent("m"))
                    minimumMonths: 6
                    unknownAlive: \(unknownAlive)
                """, file: "f")
        func columns(_ letter: String, _ parents: [Parent]) -> [Column] {
            [
                ExposureClassifyTests.column("\(letter)a", parents.map(\.0)),
                ExposureClassifyTests.column("\(letter)r", parents.map(\.1)),
                ExposureClassifyTests.column("\(letter)m", parents.map(\.2)),
                ExposureClassifyTests.column("\(letter)l", parents.map(\.3)),
                ExposureClassifyTests.column("\(letter)g", parents.map(\.4)),
            ]
        }
        let frame = DataFrame(
            rowCount: pairs.count,
            columns: columns("f", pairs.map(\.0)) + columns("m", pairs.map(\.1)) + [
                Column(name: "age", values: .numeric(ages ?? pairs.map { _ in 10 })),
                ExposureClassifyTests.column("hukou", hukou ?? pairs.map { _ in 1 }),
            ])
        let column = try book.exposures[0].column(.criterion, in: frame, named: "x", label: nil)
        #expect(column.missing.isEmpty)
        return ExpressionCase.shown(column).split(separator: " ").map(String.init)
    }

    @Test("What fails or is unknown of a parent, in the order asked")
    func parent() throws {
        let parents: [(Parent, String)] = [
            (Self.away, "fatherAway"), (Self.home, "neitherAway"), ((1, 1, 6, 0, 1), "died"),
            ((1, 0, 6, 1, 1), "otherReason"), ((1, 1, 5, 1, 1), "tooShort"), ((1, 0, 5, 1, 1), "otherReason"),
            ((0, 0, 5, 0, 1), "died"), ((-1, 1, 6, 1, 1), "awayUnknown"), ((1, -1, 6, 1, 1), "reasonUnknown"),
            ((1, 1, -1, 1, 1), "monthsUnknown"), ((1, 1, 6, -1, 1), "aliveUnknown"),
            ((-1, -1, -1, -1, 1), "awayUnknown"), ((1, -1, -1, 1, 1), "reasonUnknown"),
            // What fails decides, whatever is unknown.
            ((-1, 0, -1, -1, 1), "otherReason"), ((-1, -1, 2, -1, 1), "tooShort"), ((-1, -1, -1, 0, 1), "died"),
        ]
        #expect(try Self.criteria(parents.map { ($0.0, Self.home) }) == parents.map(\.1))
        #expect(
            try Self.criteria([((1, 1, 6, -1, 1), Self.home)], unknownAlive: "alive") == ["fatherAway"])
    }

    @Test("Of both parents: the nearer to counting, the first unknown")
    func both() throws {
        let unknown: Parent = (1, 1, -1, 1, 1)
        let pairs: [(Parent, Parent)] = [
            (Self.away, Self.away), (Self.home, Self.away), (Self.away, unknown), (unknown, (-1, 1, 6, 1, 1)),
            ((1, 1, 2, 1, 1), (1, 1, 6, 0, 1)), ((1, 1, 6, 0, 1), (1, 0, 6, 1, 1)), (Self.home, (0, 1, 6, 0, 1)),
        ]
        #expect(
            try Self.criteria(pairs) == [
                "bothAway", "motherAway", "oneOrBothAway", "awayUnknown", "tooShort", "otherReason", "died",
            ])
    }

    @Test("Other rules than any parent")
    func rules() throws {
        let unknown: Parent = (1, 1, -1, 1, 1)
        let pairs: [(Parent, Parent)] = [
            (Self.away, Self.home), (Self.away, Self.away), (Self.away, unknown), (unknown, Self.home),
            (Self.home, Self.away), (Self.home, Self.home),
        ]
        #expect(
            try Self.criteria(pairs, who: "both") == [
                "otherParent", "bothAway", "monthsUnknown", "otherParent", "otherParent", "neitherAway",
            ])
        #expect(
            try Self.criteria(pairs, who: "father") == [
                "fatherAway", "bothAway", "oneOrBothAway", "monthsUnknown", "otherParent", "neitherAway",
            ])
        #expect(
            try Self.criteria(pairs, who: "mother") == [
                "otherParent", "bothAway", "monthsUnknown", "otherParent", "motherAway", "neitherAway",
            ])
    }

    @Test("One away while the other is unable to guard: a parent who has died is; one unknown leaves it open")
    func guardians() throws {
        func mother(able: Int32) -> Parent { (0, 1, 0, 1, able) }
        let pairs: [(Parent, Parent)] = [
            (Self.away, mother(able: 1)), (Self.away, mother(able: 0)), (Self.away, mother(able: -1)),
            (Self.away, Self.away), (Self.away, (0, 1, 0, 0, 1)), (Self.home, mother(able: 0)),
            // The father may be away: it matters only where the mother is unable.
            ((1, 1, -1, 1, 1), mother(able: 1)), ((1, 1, -1, 1, 1), mother(able: 0)),
            // Whether the mother is away or unable to guard, the child is left behind.
            (Self.away, (1, 1, -1, 1, 0)),
        ]
        #expect(
            try Self.criteria(pairs, who: "bothOrUnguarded") == [
                "otherParent", "fatherAway", "guardianUnknown", "bothAway", "fatherAway", "neitherAway", "otherParent",
                "monthsUnknown", "oneOrBothAway",
            ])
    }

    @Test("Children it does not speak of, by the first criterion that fails; one that fails outweighs one unknown")
    func eligible() throws {
        let pairs = [(Parent, Parent)](repeating: (Self.away, Self.home), count: 8)
        #expect(
            try Self.criteria(
                pairs, ages: [17.99, 18, .nan, .nan, 20, 10, -8, 10], hukou: [1, 1, 1, 0, 0, 0, 1, -1])
                == ["fatherAway", "age", "ageUnknown", "hukou", "age", "hukou", "age", "hukouUnknown"])
    }

    @Test("Every criterion has labels in both languages, and names differ")
    func labels() {
        for criterion in ExposureCriterion.allCases {
            #expect(Set(criterion.label.translations.map(\.language)) == ["en", "zh"])
        }
        #expect(Set(ExposureCriterion.allCases.flatMap(\.label.allTexts)).count == 2 * ExposureCriterion.allCases.count)
        #expect(ExposureCriterion.levels.count == ExposureCriterion.allCases.count)
    }
}
