import Testing

@testable import Frame

@Suite("Levels of a categorical variable")
struct CategoricalLevelsTests {
    static func levels(_ names: String...) -> CategoricalLevels {
        CategoricalLevels(names.map { CategoricalLevel($0) })
    }

    /// As a codebook declares them: the code of one level is the name of another.
    let migration = CategoricalLevels([
        CategoricalLevel(
            name: "none", code: "0", label: LocalizedText(translations: [("en", "Neither parent"), ("zh", "父母均在")])),
        CategoricalLevel(
            name: "mother", code: "1", label: LocalizedText(translations: [("en", "Mother only"), ("zh", "母亲外出")])),
        CategoricalLevel(name: "1", code: "2", label: LocalizedText("none")),
    ])

    @Test("A level is found by name, then by code, then by label in any language")
    func lookup() {
        #expect(migration.index(named: "mother") == 1)
        #expect(migration.index(named: "0") == 0)
        #expect(migration.index(named: "2") == 2)
        #expect(migration.index(named: "Mother only") == 1)
        #expect(migration.index(named: "父母均在") == 0)
    }

    @Test("A name wins over a code, and a code over a label")
    func precedence() {
        #expect(migration.index(named: "1") == 2)
        #expect(migration.index(named: "none") == 0)
    }

    @Test("Unknown texts name no level", arguments: ["", "Mother", "NONE", "3", "母亲"])
    func unknown(text: String) {
        #expect(migration.index(named: text) == nil)
    }

    @Test("Every known name is listed once, names before codes before labels, and each finds a level")
    func knownNames() {
        let known = migration.knownNames
        #expect(known == ["none", "mother", "1", "0", "2", "Neither parent", "父母均在", "Mother only", "母亲外出"])
        #expect(known.allSatisfy { migration.index(named: $0) != nil })
    }

    @Test("A level known only by its code is called by it")
    func bareLevel() {
        let level = CategoricalLevel("甲")
        #expect(level == CategoricalLevel(name: "甲", code: "甲", label: LocalizedText("甲")))
    }

    @Test(
        "Yes beside no, whatever their order, case and language",
        arguments: [
            (levels("no", "yes"), 1), (levels("yes", "no"), 0), (levels("Yes", "No"), 0), (levels("FALSE", "TRUE"), 1),
            (levels("0", "1"), 1), (levels("1", "0"), 0), (levels("是", "否"), 0), (levels("无", "有"), 1),
            (levels("no", "1"), 1),
            (levels("no", "maybe"), nil), (levels("yes", "1"), nil), (levels("no", "0"), nil),
            (levels("male", "female"), nil),
            (levels("no", "yes", "unknown"), nil), (levels("yes"), nil), (levels(), nil), (levels("1", "2"), nil),
        ] as [(CategoricalLevels, Int?)])
    func affirmative(levels: CategoricalLevels, place: Int?) {
        #expect(levels.affirmative == place)
    }

    @Test("The names decide what is affirmative, not the codes")
    func namesDecide() {
        let reversed = CategoricalLevels([
            CategoricalLevel(name: "yes", code: "0", label: LocalizedText("Yes")),
            CategoricalLevel(name: "no", code: "1", label: LocalizedText("No")),
        ])
        #expect(reversed.affirmative == 0)
        #expect(reversed.defaultReference == 1)
    }

    @Test(
        "The default reference is the negative answer, else the first level",
        arguments: [
            (levels("no", "yes"), 0), (levels("yes", "no"), 1), (levels("1", "0"), 1), (levels("b", "a"), 0),
            (levels("yes", "no", "unknown"), 0), (levels("x"), 0),
        ])
    func defaultReference(levels: CategoricalLevels, place: Int) {
        #expect(levels.defaultReference == place)
    }

    @Test("The levels of a statement have no first, in two languages")
    func noYes() {
        let levels = CategoricalLevels.noYes
        #expect(levels.map(\.name) == ["no", "yes"])
        #expect(levels.map(\.code) == ["0", "1"])
        #expect(levels.map { $0.label.text(in: "zh") } == ["否", "是"])
        #expect(levels.map { $0.label.text(in: "en") } == ["No", "Yes"])
        #expect(levels.affirmative == 1 && levels.defaultReference == 0)
    }

    @Test("Levels are a collection in their order")
    func collection() {
        let levels = Self.levels("c", "a", "b")
        #expect(levels.count == 3 && levels[1].name == "a")
        #expect(levels.map(\.name) == ["c", "a", "b"])
        #expect(levels != Self.levels("a", "b", "c"))
    }
}
