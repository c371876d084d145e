import Frame
import Testing

@testable import SurveyData

@Suite("A configuration document")
struct ConfigurationNodeTests {
    /// Decodes a document and returns what was reported.
    static func reported(
        _ yaml: String, lineOffset: Int = 0, _ decode: (ConfigurationNode) -> Void = { _ in }
    ) -> [String] {
        let log = IssueLog()
        do {
            decode(try ConfigurationNode(yaml: yaml, file: "f", lineOffset: lineOffset, log: log))
            try log.throwIfAny()
            return []
        } catch {
            return error.issues.map(\.description)
        }
    }

    static func value<Value>(_ yaml: String, _ decode: (ConfigurationNode) -> Value?) -> Value? {
        var value: Value?
        let found = reported(yaml) { value = decode($0) }
        return found.isEmpty ? value : nil
    }

    @Test(
        "What is not YAML is refused at its place",
        arguments: [
            ("a: [1, 2", 1), ("a: 1\n b: 2", 2), ("a: \"x", 1), ("a: b: c", 1), ("a: 1\n\tb: 2", 2), ("{a: 1", 1),
            ("a: 1\nb: &", 2), ("a: *x", 1), ("a: 1\n---\nb: 2", 2), ("a: !!binary [", 1), ("a: 1\nb: \u{1}", 2),
            ("%", 1), ("a: 1\na: 2", 1),
        ])
    func notYAML(yaml: String, line: Int) {
        let found = Self.reported(yaml)
        #expect(found.count == 1)
        // The place is the line of the mistake, or the end of the text where something is left open.
        let reported = found.first?.split(separator: ":").dropFirst().first.flatMap { Int($0) } ?? 0
        #expect((line...(line + 1)).contains(reported), "\(found)")
        #expect(found.first?.hasSuffix(".") == true)
    }

    @Test("Places count from where the text begins in its file")
    func lineOffset() {
        let found = Self.reported("a: 1\nb: x", lineOffset: 10) { node in
            _ = ConfigurationMapping(node, "it")["b"]?.number("b")
        }
        #expect(found == ["f:12:4: b must be a number, but is 'x'."])
        #expect(
            Self.reported("a: 1\na: 2", lineOffset: 10) == [
                "f:11:1: the key 'a' stands twice in one mapping; keep one."
            ])
    }

    @Test("Numbers, whole numbers and flags")
    func scalars() {
        #expect(Self.value("1.5") { $0.number("it") } == 1.5)
        #expect(Self.value("-3") { $0.wholeNumber("it") } == -3)
        #expect(Self.value("1e3") { $0.wholeNumber("it") } == 1000)
        for yes in ["true", "yes", "True", "YES"] { #expect(Self.value(yes) { $0.flag("it") } == true) }
        for no in ["false", "no", "FALSE"] { #expect(Self.value(no) { $0.flag("it") } == false) }
        for bad in ["x", ".inf", "1,5", "nan", "1e999"] {
            #expect(
                Self.reported(bad) { _ = $0.number("it") } == ["f:1:1: it must be a number, but is '\(bad)'."])
        }
        #expect(
            Self.reported("1.5") { _ = $0.wholeNumber("it") } == ["f:1:1: it must be a whole number, but is '1.5'."])
        #expect(Self.reported("on") { _ = $0.flag("it") } == ["f:1:1: it must be true or false, but is 'on'."])
    }

    @Test("One of several choices")
    func choices() {
        #expect(Self.value("mean") { $0.choice("it", of: ["sum", "mean"]) } == "mean")
        #expect(
            Self.reported("meen") { _ = $0.choice("it", of: ["sum", "mean"]) }
                == ["f:1:1: it is 'meen', but must be one of sum, mean. Did you mean 'mean'?"])
        #expect(
            Self.reported("x") { _ = $0.choice("it", of: ["sum", "mean"]) }
                == ["f:1:1: it is 'x', but must be one of sum, mean."])
    }

    @Test("A single value is a list of one; numbered names are written out")
    func lists() {
        #expect(Self.value("a") { $0.texts("it") } == ["a"])
        #expect(Self.value("[a, b]") { $0.texts("it") } == ["a", "b"])
        #expect(
            Self.value("[x, i9...i11, q01...q03]") { $0.variableNames("it") }
                == ["x", "i9", "i10", "i11", "q01", "q02", "q03"])
        #expect(Self.value("题8 ... 题10") { $0.variableNames("it") } == ["题8", "题9", "题10"])
        #expect(Self.value("i3...i3") { $0.variableNames("it") } == ["i3"])
        #expect(Self.reported("[a, [b]]") { _ = $0.texts("it") } == ["f:1:5: it must be a single value, not a list."])
    }

    @Test("A mapping: unknown, missing and wrong keys")
    func mappings() {
        let found = Self.reported("lable: x\n? [a]\n: y") { node in
            let mapping = ConfigurationMapping(node, "'it'", known: ["label", "type"])
            _ = mapping.required("type", in: "'it'")
        }
        #expect(
            found == [
                "f:1:1: unknown key 'lable' in 'it'. Did you mean 'label'?", "f:1:1: 'it' needs the key 'type'.",
                "f:2:3: a key in 'it' must be a single value, not a list.",
            ])
        #expect(
            Self.reported("[a]") { _ = ConfigurationMapping($0, "'it'") }
                == ["f:1:1: 'it' must be a mapping of 'key: value' pairs."])
    }

    @Test("Thousands of nested lists do not exhaust the stack")
    func deepNesting() {
        for opening in ["[", "{a: ", "- ", "? "] {
            #expect(!Self.reported(String(repeating: opening, count: 20_000)) { _ = $0.text("it") }.isEmpty)
        }
        let indented = (0..<3000).map { String(repeating: " ", count: $0) + "a:" }.joined(separator: "\n")
        #expect(!Self.reported(indented) { _ = $0.text("it") }.isEmpty)
    }

    @Test("Issues are thrown in the order of their places, and described a line each")
    func log() {
        let log = IssueLog()
        #expect(throws: Never.self) { try log.throwIfAny() }
        log.add("third", at: SourcePosition(file: "f", line: 2, column: 5))
        log.add(ConfigurationIssue(position: SourcePosition(file: "f", line: 2), message: "second"))
        log.add("first", at: SourcePosition(file: "f", line: 1, column: 9))
        do {
            try log.throwIfAny()
            Issue.record("nothing was thrown")
        } catch {
            #expect(error.description == "f:1:9: first\nf:2: second\nf:2:5: third")
        }
    }
}
