import Testing

@testable import SurveyData

@Suite("References in YAML")
struct YamlReferencesTests {
    /// Each list is the one before it, twice: the last has 2²⁵ words.
    private static let doubled = (1...25).map { ", ? &a\($0) [*a\($0 - 1), *a\($0 - 1)] : 1" }.joined()

    private static let seventeen = String(repeating: ", *x", count: 17)

    @Test(
        "References that multiply within a key are refused before they are followed",
        arguments: [
            ("{\n? &a0 [x] : 1" + doubled + "}", 2),
            ("a: [&x [b]" + seventeen + "]\n[*x, *x]: 1", 2), ("a: [&x {b: c}" + seventeen + "]\n\n*x : 1", 3),
            ("a: [&x b" + seventeen + "]\n? - *x\n: 1", 2), ("a: [&x b" + seventeen + "]\nb: {{c: *x} # d\n  : 1}", 3),
        ])
    func refused(yaml: String, line: Int) {
        let found = ConfigurationNodeTests.reported(yaml)
        #expect(found.count == 1)
        #expect(found.first?.hasPrefix("f:\(line): lists and mappings as keys beside many references") == true)
    }

    @Test(
        "References to values are followed, and a few beside such keys",
        arguments: [
            "a: [&x b" + seventeen + "]", "a: \"[1]: a ? &x" + String(repeating: " ** *y *", count: 40) + "\"",
            "a: [&x {1: yes}" + seventeen + "]\nb: {c: *x}",
            "a: &x [b]\n? [*x, *x]\n: 1", "a: ['really?', 'b]', '*'" + String(repeating: ", '*x'", count: 40) + "]",
        ])
    func followed(yaml: String) {
        #expect(ConfigurationNodeTests.reported(yaml).isEmpty)
    }
}
