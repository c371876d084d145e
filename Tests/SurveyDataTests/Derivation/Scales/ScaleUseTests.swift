import Frame
import TestSupport
import Testing

@testable import SurveyData

@Suite("Uses of shipped scales")
struct ScaleUseTests {
    @Test("The SDQ's manual: 4 from 3 items is 6.67, rounded to 7; with two answers there is no score")
    func prorated() throws {
        let sdq = try shipped("SDQ")
        var answers = [Double](repeating: 0, count: 25)
        for (item, answer) in [(3, 2.0), (8, 1), (13, 1), (16, .nan), (24, .nan)] { answers[item - 1] = answer }
        var fewer = answers
        fewer[2] = .nan
        let rows = [answers, fewer]
        #expect(try ScaleUse.of(sdq, coding: 0, subscale: "emotional").shown(sdq, rows) == "7 refused")
        #expect(try ScaleUse.of(sdq, coding: 0, subscale: "emotional", part: .answered).shown(sdq, rows) == "3 2")
        #expect(
            try ScaleUse.of(sdq, coding: 0, subscale: "emotional", part: .imputed).shown(sdq, rows) == "2 refused")
        // Items 7, 11, 14, 21 and 25 count 2 each; the total is missing where one of its parts is.
        #expect(try ScaleUse.of(sdq, coding: 0).shown(sdq, rows) == "17 refused")
        #expect(try ScaleUse.of(sdq, coding: 0, part: .answered).shown(sdq, rows) == "18 17")
        #expect(try ScaleUse.of(sdq, coding: 0, part: .imputed).shown(sdq, rows) == "2 refused")
        let lenient = ScaleUse.of(sdq, coding: 0, subscale: "emotional", minimumAnswered: 2)
        #expect(try lenient.shown(sdq, rows) == "7 5")
    }

    @Test("Bands: levels in the order written, a prorated score between two belongs to the lower")
    func bands() throws {
        let sdq = try shipped("SDQ")
        func row(_ items: [Int: Double]) -> [Double] { (1...25).map { items[$0] ?? 0 } }
        let rows = [row([:]), row([1: 2, 4: 2, 9: 1]), row([1: 2, 4: 2, 9: 2])]
        let use = ScaleUse.of(sdq, coding: 0, subscale: "prosocial", part: .band, cutoffs: "self")
        #expect(try use.shown(sdq, rows) == "abnormal borderline normal")
        #expect(use.levels(of: sdq)?.map(\.name) == ["normal", "borderline", "abnormal"])
        let bands = try #require(use.cutoffSet(of: sdq)?.bands["prosocial"])
        #expect(CutoffSet.index(of: 5.5, in: bands) == 1)
        #expect(CutoffSet.index(of: 0, in: bands) == 2)
    }

    @Test("The lie scale of the MHT flags 7 or more")
    func flag() throws {
        let mht = try shipped("MHT")
        func row(_ lies: Int) -> [Double] { (1...100).map { $0 >= 82 && $0 % 2 == 0 && $0 < 82 + 2 * lies ? 1 : 0 } }
        let use = ScaleUse.of(mht, coding: 0, part: .flag)
        #expect(try use.shown(mht, [row(6), row(7), row(10)]) == "no yes yes")
        #expect(try ScaleUse.of(mht, coding: 0).shown(mht, [row(10)]) == "0")
    }

    @Test("Item 8 of the RSES as the user decides")
    func choices() throws {
        let rses = try shipped("RSES")
        var row = [Double](repeating: 0, count: 10)
        row[7] = 1
        func score(_ ordering: String, _ item8: String) throws -> String {
            try ScaleUse.of(rses, coding: 0, choices: ["ordering": ordering, "item8": item8]).shown(rses, [row])
        }
        #expect(try score("original", "reverse") == "14")
        #expect(try score("alternative", "reverse") == "14")
        #expect(try score("original", "direct") == "13")
        #expect(try score("original", "drop") == "12")
        #expect(try ScaleUse.of(rses, coding: 0).shown(rses, [[0, 0, 3, 0, 0, 0, 0, 0, 0, 0]]) == "12")
        let other = ScaleUse.of(rses, coding: 0, choices: ["ordering": "alternative", "item8": "reverse"])
        #expect(try other.shown(rses, [[0, 0, 3, 0, 0, 0, 0, 0, 0, 0]]) == "18")
    }

    @Test("A subscale's items may be given alone")
    func ownItems() throws {
        let sdq = try shipped("SDQ")
        let use = ScaleUse(
            scale: "SDQ", items: ["a", "b", "c", "d", "e"], coding: 0, subscale: "conduct", part: .score, cutoffs: nil,
            choices: [:], minimumAnswered: nil, position: SourcePosition(whole: "test"))
        let items = ["a", "b", "c", "d", "e"].map { Column(name: $0, values: .integer([$0 == "b" ? 2 : 1])) }
        // The second of them is item 7, which is reversed.
        #expect(ExpressionCase.shown(try use.score(sdq, items)) == "4")
    }

    @Test(
        "What contradicts a scale, in words",
        arguments: [
            ("{scale: CES-D-10, items: i1...i9, coding: 0}", "scale 'CES-D-10' has 10 items, but 'x' gives 9."),
            (
                "{scale: SDQ, items: i1...i9, coding: 0, subscale: peer}",
                "scale 'SDQ' has 25 items (or the 5 that 'x' is made of), but 'x' gives 9."
            ),
            (
                "{scale: CES-D-10, items: i1...i10}",
                "'x' needs the key 'coding': 0 if the data store the lowest answer of CES-D-10 as 0, 1 if as 1. "
                    + "(Answers are scored 0 to 3, whatever they are stored as.)"
            ),
            ("{scale: CESD-10, items: i1...i10, coding: 0}", "no scale is called 'CESD-10'. Did you mean 'CES-D-10'?"),
            (
                "{scale: RSES, items: i1...i10, coding: 1, choices: {ordering: original}}",
                "scale 'RSES' needs a decision, because item 8 has been translated into Chinese in four ways and is "
                    + "reversed, taken as it stands, or dropped: choices: {item8: reverse or direct or drop}."
            ),
            (
                "{scale: RSES, items: i1...i10, coding: 1, choices: {ordering: originl, item8: drop}}",
                "the choice 'ordering' of scale 'RSES' has no option 'originl'. Did you mean 'original'?"
            ),
            (
                "{scale: K6, items: i1...i6, coding: 0, choices: {item8: drop}}",
                "scale 'K6' has no choice 'item8'. It leaves nothing to choose."
            ),
            (
                "{scale: SDQ, items: i1...i25, coding: 0, part: band}",
                "scale 'SDQ' has several sets of cut-offs; 'x' needs 'cutoffs': self, parent, teacher, selfDenmark, "
                    + "parentDenmark (see lbc scales SDQ)."
            ),
            (
                "{scale: SDQ, items: i1...i25, coding: 0, part: band, cutoffs: teachers}",
                "scale 'SDQ' has no cut-offs 'teachers'. Did you mean 'teacher'?"
            ),
            (
                "{scale: UCLA-20, items: i1...i20, coding: 1, part: band}",
                "scale 'UCLA-20' has no cut-offs. Compare the score with a number in a condition of your own."
            ),
            (
                "{scale: RSES, items: i1...i10, coding: 1, part: band, choices: {ordering: original, item8: drop}}",
                "the cut-offs 'Rosenberg' of scale 'RSES' hold for item8 'reverse', but 'x' has 'drop'."
            ),
            (
                "{scale: SDQ, items: i1...i25, coding: 0, subscale: emotion}",
                "scale 'SDQ' has no subscale 'emotion'. Did you mean 'emotional'?"
            ),
            (
                "{scale: K6, items: i1...i6, coding: 0, subscale: a}",
                "scale 'K6' has no subscale 'a'. It has no subscales."
            ),
            (
                "{scale: K6, items: i1...i6, coding: 0, part: flag}",
                "scale 'K6' has no check of its answers, so that 'x' cannot be its flag."
            ),
            (
                "{scale: SDQ, items: i1...i25, coding: 0, minimumAnswered: 20}",
                "'x' is a sum of subscales (emotional, conduct, hyperactivity, peer), each with a number of answers it "
                    + "needs; 'minimumAnswered' can be given for one of them only."
            ),
            (
                "{scale: K6, items: i1...i6, coding: 0, minimumAnswered: 7}",
                "'minimumAnswered' of 'x' must lie between 1 and 6."
            ),
            (
                "{scale: K6, items: i1...i6, coding: 2}",
                "'coding' of 'x' is the code of the lowest answer, 0 or 1, but is 2."
            ),
            (
                "{scale: K6, items: i1...i6, coding: 0, cutoffs: 13}",
                "'cutoffs' of 'x' belongs to the band of a score: add 'part: band'."
            ),
        ])
    func problems(derivation: String, message: String) {
        let found = issues(of: "derive:\n  x: \(derivation)")
        #expect(found.contains { $0.hasSuffix(": " + message) }, "\(found)")
    }

    @Test("A codebook's scale comes before the shipped one of its name")
    func own() throws {
        let book = try Codebook(yaml: "scales: {K6: {items: 2, response: [1, 5]}}", file: "f")
        #expect(book.scale("K6")?.itemCount == 2)
        #expect(book.scale("GAD-7")?.itemCount == 7)
    }
}
