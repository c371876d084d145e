import Frame
import TestSupport
import Testing

@testable import SurveyData

@Suite("Variables with plausible values")
struct PlausibleVariableTests {
    private func read(_ yaml: String) throws -> (variables: [PlausibleVariable], issues: [String]) {
        let log = IssueLog()
        let node = try ConfigurationNode(yaml: yaml, file: "study.md", log: log)
        let variables = PlausibleVariable.read(node)
        return (variables, log.issues.map { "\($0)" })
    }

    @Test("A range whose number stands within the name, a list, and a label")
    func declarations() throws {
        let (variables, issues) = try read(
            "math: PV1MATH...PV3MATH\nread: {values: [r_1, r_2, r_3], label: Reading}\nscie: [pv08s...pv10s]")
        #expect(issues == [])
        #expect(variables.map(\.name) == ["math", "read", "scie"])
        #expect(
            variables.map(\.values) == [
                ["PV1MATH", "PV2MATH", "PV3MATH"], ["r_1", "r_2", "r_3"], ["pv08s", "pv09s", "pv10s"],
            ])
        #expect(variables[1].label?.text(in: "en") == "Reading")
        let flags = try PlausibleVariable.reading(
            flags: ["math=PV1MATH...PV3MATH", "read = a, b,c"], at: SourcePosition(whole: "--plausible"))
        #expect(flags.map(\.values) == [["PV1MATH", "PV2MATH", "PV3MATH"], ["a", "b", "c"]])
    }

    @Test(
        "What is wrong is told with its place",
        arguments: [
            ("math: PV1MATH", "study.md:1:7: 'math' needs two plausible values at least, as PV1MATH...PV5MATH."),
            ("math: [a, b, a]", "study.md:1:7: 'a' is given twice among the plausible values of 'math'."),
            ("a: [a, b]", "study.md:1:4: 'a' cannot be one of its own plausible values. Choose another name."),
            (
                "math: [a, b]\nread: [c, d, e]",
                "study.md:2:1: 'read' has 3 plausible values, but 'math' has 2. Those of one draw belong together: give all "
                    + "variables as many."
            ),
            (
                "math: PV1MATH...PV5READ",
                "study.md:1:7: 'PV1MATH...PV5READ' in the plausible values of 'math' must go from a numbered name to a later one, "
                    + "as item1...item10."
            ),
        ])
    func mistakes(yaml: String, message: String) throws {
        #expect(try read(yaml).issues.first == message)
    }

    @Test("Mistakes of flags", arguments: ["math", "=a,b", "math=a", "math=a,a", "math=PV3...PV1"])
    func flagMistakes(flag: String) {
        #expect(throws: ConfigurationIssues.self) {
            try PlausibleVariable.reading(flags: [flag], at: SourcePosition(whole: "--plausible"))
        }
    }

    @Test("Names that differ in one number")
    func numbered() {
        #expect(numberedNames(from: "PV9MATH1", to: "PV11MATH1") == ["PV9MATH1", "PV10MATH1", "PV11MATH1"])
        #expect(numberedNames(from: "a1b1", to: "a1b3") == ["a1b1", "a1b2", "a1b3"])
        #expect(numberedNames(from: "a1b1", to: "a2b2") == nil)
        #expect(numberedNames(from: "a1", to: "a1") == ["a1"])
        #expect(numberedNames(from: "PV1MATH", to: "PV1READ") == nil)
    }

    @Test("What is derived from plausible values is so draw by draw, through any number of steps")
    func derivedByDraw() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("p1,p2,x\n1,4,0\n5,2,7\n", to: "d.csv")
        let place = SourcePosition(whole: "test")
        func derivation(_ name: String, _ text: String) throws -> Derivation {
            Derivation(name: name, label: nil, rule: .expression(try Expression(text, at: place)), position: place)
        }
        let log = IssueLog()
        let plausible = try PlausibleVariable.reading(flags: ["m=p1...p2"], at: place)
        let file = try SurveyFile(
            path: path,
            derivations: [
                try derivation("twice", "2 * m"), try derivation("sum", "twice + x"), try derivation("other", "x + 1"),
            ]
        ).drawing(plausible, log: log)
        try log.throwIfAny()
        let columns = try #require(file.plausible)
        #expect(columns.variables == ["m", "twice", "sum"] && columns.count == 2)
        // Hidden columns are in no list of variables.
        #expect(file.variableNames == ["p1", "p2", "x", "twice", "sum", "other", "m"])
        let drawn = columns.columns(of: ["sum", "x"])
        #expect(drawn.map { $0["x"] } == [nil, nil])
        let frame = try file.load(Set(drawn.flatMap(\.values))).frame
        #expect(drawn.map { frame[$0["sum"]!]!.doubles! } == [[2, 17], [8, 11]])
    }
}
