import Results
import Testing

@testable import Reporting

@Suite("Phrases in every language")
struct PhrasebookTests {
    static func isChinese(_ text: String) -> Bool {
        text.unicodeScalars.contains { $0.properties.isIdeographic }
    }

    /// A phrase by language, apart from what is the same in all.
    static func check(_ phrase: (Phrasebook) -> String, _ name: String, isSymbol: Bool = false) {
        let english = phrase(Phrasebook(.en))
        let chinese = phrase(Phrasebook(.zh))
        #expect(!english.isEmpty && !isChinese(english), "\(name)")
        #expect(isSymbol ? chinese == english : isChinese(chinese), "\(name)")
    }

    @Test("Headings")
    func headings() {
        let headings: [(String, KeyPath<Phrasebook, String>)] = [
            ("characteristic", \.characteristic), ("total", \.total), ("pValue", \.pValue), ("test", \.test),
            ("missing", \.missing), ("variable", \.variable), ("label", \.label), ("type", \.type),
            ("values", \.values), ("estimate", \.estimate), ("standardError", \.standardError),
            ("degreesOfFreedom", \.degreesOfFreedom), ("events", \.events),
            ("respondentsAnalysed", \.respondentsAnalysed), ("wave", \.wave), ("all", \.all), ("step", \.step),
            ("syntheticWarning", \.syntheticWarning),
        ]
        for (name, path) in headings { Self.check({ $0[keyPath: path] }, name) }
        for path in [\Phrasebook.smd, \.designEffect] { Self.check({ $0[keyPath: path] }, "symbol", isSymbol: true) }
    }

    @Test("What is put around a label")
    func labels() {
        Self.check({ $0.meanSpread("x") }, "mean")
        Self.check({ $0.medianQuartiles("x") }, "median")
        Self.check({ $0.countShare("x") }, "n")
        Self.check({ $0.yes("x") }, "yes")
        Self.check({ $0.numbered(1, "x") }, "table")
        #expect(
            Phrasebook(.en).withUnit("Age", "years") == "Age, years" && Phrasebook(.en).withUnit("Age", nil) == "Age")
        #expect(Phrasebook(.zh).withUnit("年龄", "岁") == "年龄（岁）")
        #expect(Phrasebook(.en).numbered(2, "x") == "Table 2. x" && Phrasebook(.zh).numbered(2, "x") == "表2　x")
        #expect(Phrasebook(.en).confidence(0.95) == "95% CI " && Phrasebook(.zh).confidence(0.95) == "95%CI：")
        #expect(Phrasebook(.en).comma == ", " && Phrasebook(.zh).comma == "，")
    }

    @Test("Every test is named", arguments: TestKind.allCases)
    func tests(kind: TestKind) {
        Self.check({ $0.sentence(kind) }, kind.rawValue)
        let others = TestKind.allCases.filter { $0 != kind }.map(Phrasebook(.en).sentence)
        #expect(!others.contains(Phrasebook(.en).sentence(kind)))
    }

    @Test("Quantities, effects and reasons")
    func names() {
        for name in [StatisticName.mean, .total, .ratio, .median] { Self.check({ $0.quantity(name) }, name.rawValue) }
        Self.check({ $0.quantity(.proportion) }, "%", isSymbol: true)
        for name in [StatisticName.rateRatio, .meanRatio, .coefficient] {
            Self.check({ $0.effect(name) }, name.rawValue)
        }
        for name in [StatisticName.oddsRatio, .riskRatio] {
            Self.check({ $0.effect(name) }, name.rawValue, isSymbol: true)
        }
        for reason in ["refused", "doesNotKnow", "notApplicable", "notAsked", "invalid", "blank"] {
            Self.check({ $0.reason(reason) }, reason)
        }
        #expect(Phrasebook(.zh).reason("elsewhere") == "elsewhere")
    }

    @Test("Every note has a sentence in every language", arguments: SampleNote.all)
    func notes(note: Note) {
        let english = Phrasebook(.en).sentence(note, style: .standard)
        let chinese = Phrasebook(.zh).sentence(note, style: .standard)
        #expect(english.hasSuffix(".") && !Self.isChinese(english), "\(english)")
        if SampleNote.isOwnSentence(note) {
            #expect(english == chinese)
        } else {
            #expect(chinese.hasSuffix("。") && Self.isChinese(chinese), "\(chinese)")
        }
    }

    @Test("No kind of note is forgotten here")
    func allNotes() {
        #expect(Set(SampleNote.all.map(SampleNote.position)).sorted() == Array(0..<SampleNote.kinds))
    }
}
