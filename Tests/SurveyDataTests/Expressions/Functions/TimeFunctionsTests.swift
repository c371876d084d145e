import Frame
import Testing

@testable import SurveyData

@Suite("The wave before")
struct TimeFunctionsTests {
    /// Persons 7 and 9 in waves 2010, 2012 and 2014, in no order; 9 was not there in 2012; a row has no wave.
    static let frame = DataFrame(
        rowCount: 6,
        columns: [
            Column(name: "pid", values: .integer([9, 7, 7, 9, 7, 7])),
            Column(
                name: "wave", values: .integer([2014, 2010, 2014, 2010, 2012, 0]),
                missing: MissingCells(reasons: [0, 0, 0, 0, 0, 6])),
            Column(
                name: "x", values: .numeric([4, 1, 3, 2, .nan, 6]), missing: MissingCells(reasons: [0, 0, 0, 0, 1, 0])),
            Column(
                name: "sex",
                values: .categorical(
                    [0, 1, 1, 0, 1, 1], CategoricalLevels(["boy", "girl"].map { CategoricalLevel($0) }))),
            Column(name: "who", values: .text([0, 1, 1, 0, 1, 1], ["b", "a"])),
        ])

    @Test(
        "Gaps are not asked, unless they are skipped",
        arguments: [
            ("lag(x, id = pid, wave = wave)", "notAsked notAsked refused notAsked 1 blank"),
            ("lag(x, id = pid, wave = wave, gaps = skip)", "2 notAsked refused notAsked 1 blank"),
            ("lag(x, id = pid, wave = wave, back = 2)", "2 notAsked 1 notAsked notAsked blank"),
            ("lag(x, id = pid, wave = wave, back = 2, gaps = skip)", "notAsked notAsked 1 notAsked notAsked blank"),
            ("lag(sex, id = who, wave = wave)", "notAsked notAsked girl notAsked girl blank"),
            ("lag(who, id = pid, wave = wave, back = 2)", "b notAsked a notAsked notAsked blank"),
            ("lag(x > 1, id = [pid, sex], wave = wave, back = 2)", "yes notAsked no notAsked notAsked blank"),
            ("x - lag(x, id = pid, wave = wave, back = 2)", "2 notAsked 2 notAsked refused blank"),
        ])
    func values(source: String, expected: String) {
        #expect(ExpressionCase.shown(source, in: Self.frame) == expected)
    }

    @Test(
        "Refusals",
        arguments: [
            (
                "lag(x, id = sex, wave = wave == 2014)",
                "study.md:7:10: two rows have the same 'sex' and '…': the 2nd and the 5th. Keep one of them."
            ),
            (
                "lag(x, id = pid)",
                "study.md:7:10: 'lag' needs 'id' and 'wave': the variables that tell persons and waves apart."
            ),
            ("lag(x, id = pdi, wave = wave)", "study.md:7:22: no variable is called 'pdi'. Did you mean 'pid'?"),
            (
                "lag(x, id = pid, wave = wave, back = 0)",
                "study.md:7:47: a whole number from 1 to 100 is expected here."
            ),
        ])
    func refusals(source: String, message: String) {
        #expect(ExpressionCase.shown(source, in: Self.frame) == message)
    }

    @Test("Levels that nobody has are no waves")
    func emptyLevels() {
        let waves = CategoricalLevels(["w1", "w2", "w3"].map { CategoricalLevel($0) })
        let frame = DataFrame(
            rowCount: 2,
            columns: [
                Column(name: "id", values: .integer([1, 1])), Column(name: "w", values: .categorical([2, 0], waves)),
                Column(name: "x", values: .integer([5, 6])),
            ])
        #expect(ExpressionCase.shown("lag(x, id = id, wave = w)", in: frame) == "6 notAsked")
    }
}
