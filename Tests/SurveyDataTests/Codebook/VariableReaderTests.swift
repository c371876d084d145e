import Frame
import Testing

@testable import SurveyData

@Suite("Declarations that contradict themselves")
struct VariableReaderTests {
    @Test(
        "One mistake, its place and its message",
        arguments: [
            (
                "age: {type: nummeric}",
                "book.yaml:2:15: the type of 'age' is 'nummeric', but must be one of numeric, integer, categorical, text, "
                    + "identifier, date, time, dateTime. Did you mean 'numeric'?"
            ),
            ("age: {range: 5}", "book.yaml:2:16: the range of 'age' must be [lowest, highest]."),
            ("age: {range: [1, 2, 3]}", "book.yaml:2:16: the range of 'age' must be [lowest, highest]."),
            ("age: {label: [a]}", "book.yaml:2:16: the label of 'age' must be a single value, not a list."),
            ("age: {label: }", "book.yaml:2:16: the label of 'age' is empty. Give a value, or remove the key."),
            ("age: {label: {}}", "book.yaml:2:16: the label of 'age' needs at least one language."),
            ("age: {unit: [a]}", "book.yaml:2:15: the unit of 'age' must be a single value, not a list."),
            ("sex: {values: [a, b]}", "book.yaml:2:17: the values of 'sex' must be a mapping of 'key: value' pairs."),
            ("sex: {values: {}}", "book.yaml:2:17: the values of 'sex' need at least one code."),
            ("sex: {values: {1: {}}}", "book.yaml:2:21: value 1 of 'sex' needs a label."),
            (
                "sex: {values: {1: a, 01: b}}",
                "book.yaml:2:24: the values of 'sex': the codes '1' and '01' are the same; keep one."
            ),
            (
                "sex: {missing: {-9: blank, -9.0: refused}}",
                "book.yaml:2:30: 'missing' of 'sex': the codes '-9' and '-9.0' are the same; keep one."
            ),
            (
                "sex: {values: {1: a, 9: b}, missing: {9: refused}}",
                "book.yaml:2:40: code 9 of 'sex' is both a value and missing; keep one."
            ),
            (
                "sex: {values: {1: boy, 2: girl}, reference: gril}",
                "book.yaml:2:47: no level is called 'gril'. Did you mean 'girl'?"
            ),
            (
                "sex: {values: {1: {label: a, en: b}}}",
                "book.yaml:2:21: value 1 of 'sex' has a 'label' and texts beside it; keep one."
            ),
            (
                "sex: {colour: red}",
                "book.yaml:2:9: unknown key 'colour' in variable 'sex'. Known keys: label, type, format, unit, values, range, "
                    + "missing, reference, unique."
            ),
        ])
    func mistakes(declaration: String, message: String) {
        #expect(issues(of: "variables:\n  " + declaration) == [message])
    }

    @Test("Texts of a value may stand under 'label', as those of a variable do")
    func labelsOfValues() throws {
        func levels(_ value: String) throws -> CategoricalLevels? {
            try Codebook(yaml: "variables:\n  sex: {values: {1: \(value), 2: x}}", file: "b").variable("sex")?.levels
        }
        #expect(
            try levels("{name: boy, label: {en: Boy, zh: 男}}") == levels("{name: boy, en: Boy, zh: 男}"))
        #expect(try levels("{label: Boy}") == levels("Boy"))
        #expect(try levels("{name: boy}") == levels("boy"))
    }

    @Test("A key that stands twice, at its place")
    func duplicateKeys() {
        #expect(
            issues(of: "title: a\nvariables:\n  age: {label: a}\n  sex: {}\n  age: {label: b}") == [
                "book.yaml:3:3: the key 'age' stands twice in one mapping; keep one."
            ])
    }

    @Test("Words of YAML are texts: no, yes, null in quotes, numbers")
    func words() throws {
        let book = try Codebook(
            yaml: "variables:\n  a: {values: {0: no, 1: yes, '': '', 3: '~', 4: 1.0}, reference: no}", file: "f")
        #expect(book.variables[0].levels?.map(\.name) == ["no", "yes", "", "~", "1.0"])
        #expect(book.variables[0].reference == "no")
    }
}
