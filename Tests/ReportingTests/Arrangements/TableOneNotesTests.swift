import Results
import Testing

@testable import Reporting

@Suite("Notes under a Table 1")
struct TableOneNotesTests {
    private func notes(
        _ parts: Set<Arrangement.Part>?, _ sample: SampleTableOne = SampleTableOne(),
        language: Phrasebook.Language = .en
    ) -> [String] {
        Arrangement(language: language, style: .standard, parts: parts).table(sample.result).notes
    }

    private func mentions(_ notes: [String], _ text: String) -> Bool { notes.contains { $0.contains(text) } }

    @Test("A hidden SMD column has no note; a shown one has")
    func standardizedDifference() {
        #expect(!mentions(notes([.p, .test]), "SMD"))
        #expect(mentions(notes([.smd]), "SMD"))
        #expect(mentions(notes(nil), "SMD"))
    }

    @Test("Tests are explained wherever p or the test is shown", arguments: [Arrangement.Part.p, .test])
    func tests(_ part: Arrangement.Part) {
        let shown = notes([part])
        #expect(mentions(shown, "Rao–Scott") && mentions(shown, "design-based t") && mentions(shown, "No test for"))
        let hidden = notes(Set(Arrangement.Part.allCases).subtracting([.p, .test]))
        #expect(!mentions(hidden, "Rao–Scott") && !mentions(hidden, "design-based t"))
        #expect(!mentions(hidden, "No test for"))
        #expect(mentions(hidden, "SMD"))
    }

    @Test("Without groups no comparison is explained, whatever is asked for")
    func ungrouped() {
        let notes = notes(nil, SampleTableOne(hasGroups: false))
        #expect(!mentions(notes, "SMD") && !mentions(notes, "Rao–Scott"))
        #expect(mentions(notes, "Missing counts those without"))
    }

    @Test("The Missing column is explained only where it is shown", arguments: Phrasebook.Language.allCases)
    func missing(_ language: Phrasebook.Language) {
        let phrase = Phrasebook(language).pick("; Missing counts those without.", "；“缺失”为无值人数。")
        let end = Phrasebook(language).pick("Percentages are of respondents with a value.", "百分比以有值者为分母。")
        #expect(notes([.missing], language: language)[0].hasSuffix(phrase))
        #expect(notes([.p, .smd], language: language)[0].hasSuffix(end))
    }

    @Test("Respondents of unknown group are counted, one or many")
    func unknownGroup() {
        let one = SampleTableOne(notes: [.unknownGroup(variable: "X", count: 1)])
        let many = SampleTableOne(notes: [.unknownGroup(variable: "X", count: 1207)])
        #expect(notes([], one) == ["1 respondent is in no group: “X” is unknown."])
        #expect(notes([], many) == ["1,207 respondents are in no group: “X” is unknown."])
        #expect(notes([], one, language: .zh) == ["1 人不属于任何一组：“X”未知。"])
        #expect(notes([], many, language: .zh) == ["1,207 人不属于任何一组：“X”未知。"])
    }

    @Test("What could not be estimated comes first")
    func problems() {
        var sample = SampleTableOne(notes: [.unknownGroup(variable: "X", count: 1)])
        sample.problems = ["nothing varies"]
        #expect(notes(nil, sample).first == "Not estimated: nothing varies")
        #expect(notes(nil, sample, language: .zh).first == "未估计：nothing varies")
        #expect(notes(nil, sample).count == 2)
    }
}
