import Frame
import SurveyData
import Testing

@testable import Notebooks

@Suite("Inline references")
struct InlineReferenceTests {
    static func read(_ text: String) -> (references: [InlineReference], issues: [String]) {
        let log = IssueLog()
        let references = InlineReference.references(in: text, file: "s.md", firstLine: 3, log: log)
        return (references, log.issues.map(\.description))
    }

    @Test("Path, filter and place")
    func reading() {
        let (references, issues) = Self.read("年龄 {{a.x.mean}}\nand {{ m.Adjusted.g.away.oddsRatio|withCI }}.")
        #expect(issues.isEmpty)
        #expect(references.map(\.path) == [["a", "x", "mean"], ["m", "Adjusted", "g", "away", "oddsRatio"]])
        #expect(references.map(\.filter) == [nil, .withCI])
        #expect(references.map(\.position.description) == ["s.md:3:4", "s.md:4:5"])
        #expect(references[1].analysis == "m" && references[1].statistic == "oddsRatio")
        #expect(references[1].middle == ["Adjusted", "g", "away"])
    }

    @Test("Names with spaces are names; those with dots or bars stand in double quotes")
    func names() {
        let (references, issues) = Self.read(
            "{{m.Model 1.g.B | withCI}} {{e.\"delay.med\".1.p}} {{ \"a|b\".\" c \".n }}")
        #expect(issues.isEmpty)
        #expect(
            references.map(\.path) == [
                ["m", "Model 1", "g", "B"], ["e", "delay.med", "1", "p"], ["a|b", " c ", "n"],
            ])
    }

    @Test(
        "Code is left alone",
        arguments: [
            "`{{a.b}}`", "``{{a.b}} ` {{a.b}}``", "```\n{{a.b}}\n```", "~~~text\n{{a.b}}\n\n{{a.b}}\n~~~",
        ])
    func code(text: String) {
        #expect(Self.read(text).references.isEmpty)
        #expect(Self.read(text + "\n\n{{c.d}}").references.map(\.path) == [["c", "d"]])
    }

    @Test("A single backtick begins no code")
    func loneBacktick() {
        #expect(Self.read("a ` b {{c.d}} and `` e {{f.g}}").references.count == 2)
    }

    @Test(
        "Mistakes",
        arguments: [
            ("{{a}}", "s.md:3:1: '{{a}}' must read {{analysis.….statistic}} or {{analysis.….statistic | filter}}."),
            (
                "{{a..b}}",
                "s.md:3:1: '{{a..b}}' must read {{analysis.….statistic}} or {{analysis.….statistic | filter}}."
            ),
            (
                "{{a.b|withCI|withP}}",
                "s.md:3:1: '{{a.b|withCI|withP}}' must read {{analysis.….statistic}} or {{analysis.….statistic | filter}}."
            ),
            ("x {{a.b | wthCI}}", "s.md:3:3: unknown filter 'wthCI'. Did you mean 'withCI'?"),
            ("{{a.b | zzzzzzzz}}", "s.md:3:1: unknown filter 'zzzzzzzz'. Known: withCI, commaCI, withP."),
            ("see {{a.b} of", "s.md:3:5: '{{' is never closed with '}}' on its line."),
        ])
    func mistakes(text: String, message: String) {
        #expect(Self.read(text).issues == [message])
        #expect(Self.read(text).references.isEmpty)
    }
}
