import Testing

@testable import Frame

@Suite("The nearest known name")
struct NearestNameTests {
    static let variables = ["age", "sex", "leftBehind", "depression", "householdIncome", "父母外出", "父亲外出", "q1"]

    @Test(
        "One slip of the keyboard, two in a long word",
        arguments: [
            ("leftbehind", "leftBehind"), ("LEFTBEHIND", "leftBehind"), ("leftBehnid", "leftBehind"),
            ("leftBehin", "leftBehind"), ("leftBehinds", "leftBehind"), ("lfetBehnid", "leftBehind"),
            ("left_behind", "leftBehind"), ("agee", "age"), ("aeg", "age"), ("gae", "age"), ("ae", "age"),
            ("SEX", "sex"),
            ("houseincome", "householdIncome"), ("depresion", "depression"), ("deprssion", "depression"),
            ("父母外", "父母外出"),
            ("母父外出", "父母外出"), ("Q1", "q1"),
        ])
    func near(name: String, nearest: String) {
        #expect(nearestName(to: name, among: Self.variables) == nearest)
    }

    @Test(
        "A name of which more than a third differs is another name",
        arguments: [
            ("男", ["女"]), ("父亲", ["母亲"]), ("q1", ["q2", "q3"]), ("x", ["y", "."]), ("", ["a", "."]),
            ("m", ["f", "mf"]),
            ("age", ["sex"]), ("weight", ["wt", "weather12"]), ("外出", ["留守"]), ("income", []), ("no", ["on"]),
        ])
    func far(name: String, known: [String]) {
        #expect(nearestName(to: name, among: known) == nil)
    }

    @Test("The least different name is given, of equals the first")
    func best() {
        #expect(nearestName(to: "wave13", among: ["wave2", "wave12", "wave13x", "wave1"]) == "wave12")
        #expect(nearestName(to: "wave13", among: ["wave1", "wave13"]) == "wave13")
    }

    @Test(
        "Neighbours swapped are one difference, a swap across a letter is two",
        arguments: [("abcd", "abdc", true), ("abcd", "acbd", true), ("abcd", "adcb", false), ("abc", "cab", false)])
    func transpositions(name: String, known: String, isNear: Bool) {
        // At most a third of four letters: one difference.
        #expect((nearestName(to: name, among: [known]) != nil) == isNear)
    }

    @Test("Characters count, not bytes or code points")
    func characters() {
        #expect(nearestName(to: "e\u{301}tat civil", among: ["état-civil"]) == "état-civil")
        #expect(nearestName(to: "是👨‍👩‍👧否", among: ["是👨‍👩‍👦否"]) == "是👨‍👩‍👦否")
    }
}
