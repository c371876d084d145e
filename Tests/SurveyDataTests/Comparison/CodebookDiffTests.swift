import FileFormats
import Frame
import TestSupport
import Testing

@testable import SurveyData

@Suite("What a new wave changed")
struct CodebookDiffTests {
    private func side(_ text: String, _ name: String, codebook: String? = nil) throws -> CodebookSide {
        let folder = try TemporaryFolder()
        let book = try codebook.map { try folder.write($0, to: "given.yaml") }
        return try CodebookSide(path: try folder.write(text, to: name), codebook: book)
    }

    private func changes(_ a: CodebookSide, _ b: CodebookSide) -> [String] {
        CodebookDiff(a, b).changes.map { "\($0.variable) \($0.words(in: "en"))" }
    }

    static let first = """
        missing: {-8: notApplicable}
        variables:
          sex: {label: {en: Sex, zh: 性别}, values: {1: Boy, 2: Girl}}
          care: {label: Who cares, values: {1: Parents, 2: Grandparents, 3: Others}}
          age: {type: numeric, range: [6, 18], unit: years}
          income_hh: {label: Income of all, type: numeric}
          notes: {type: text, missing: {-9: blank}}
        """

    static let second = """
        missing: {-8: notAsked, -1: refused}
        variables:
          sex: {label: {zh: 性别}, values: {1: boy, 3: other}}
          care: {label: Who looks after, values: {1: grandparents, 2: Others, 3: {en: Parents, zh: 父母}}}
          age: {type: integer, range: [6, 20], unit: years}
          total: {label: income of all, type: numeric}
          notess: {type: text}
        """

    @Test("Variables, types, labels, codes and missing values are compared; case and languages make no difference")
    func codebooks() throws {
        let (a, b) = (try side(Self.first, "a.yaml"), try side(Self.second, "b.yaml"))
        #expect(
            changes(a, b) == [
                "income_hh dropped; renamed to 'total'?", "notes dropped; renamed to 'notess'?", "total added",
                "notess added", "missing: why -8 is missing: notApplicable → notAsked",
                "missing: -1 is missing now (refused)",
                "sex new code 3 'other'", "sex code 2 'Girl' is gone", "care label: 'Who cares' → 'Who looks after'",
                "care 1 means something else: 'Parents' → 'grandparents'",
                "care 2 means something else: 'Grandparents' → 'Others'",
                "care 3 means something else: 'Others' → 'Parents'", "age type: numeric → integer",
                "age range: 6 to 18 → 6 to 20",
            ])
        #expect(changes(a, a).isEmpty)
        let chinese = CodebookDiff(a, b).changes.map { $0.words(in: "zh") }
        #expect(chinese.allSatisfy { text in text.unicodeScalars.contains { $0.properties.isIdeographic } })
    }

    @Test("Labels that moved to other codes give the recode to declare, which does what it says")
    func recode() throws {
        let (a, b) = (try side(Self.first, "a.yaml"), try side(Self.second, "wave 2.yaml"))
        let recodes = CodebookDiff(a, b).recodes
        let yaml = RecodeSuggestion.yaml(recodes, wave: b.wave)
        #expect(yaml == "waves:\n  wave 2:\n    recode:\n      care: {1: 2, 2: 3, 3: 1}\n")
        let book = try Codebook(yaml: "wave: w\n\(Self.first)\n\(yaml)", file: "x")
        #expect(book.waveRecodes.map(\.wave) == ["wave 2"])
        // A label without counterpart: nobody but people can say.
        let c = try side("variables: {care: {values: {1: Grandparents, 2: Aunt, 3: Parents}}}", "c.yaml")
        #expect(CodebookDiff(a, c).recodes.isEmpty)
    }

    @Test("Of own missing codes, only what differs is told")
    func missing() throws {
        let a = try side("missing: {-8: blank}\nvariables: {x: {missing: {97: refused}}, y: {}}", "a.yaml")
        let b = try side(
            "missing: {-8: blank}\nvariables: {x: {missing: {97: blank, 98: refused}}, y: {missing: {-8: blank}}}",
            "b.yaml")
        #expect(changes(a, b) == ["x why 97 is missing: refused → blank", "x 98 is missing now (refused)"])
    }

    @Test("Data files are compared by what they show: types, few codes, columns")
    func data() throws {
        let a = try side("id,sex,x,t\n" + (1...60).map { "\($0),\($0 % 2 + 1),\($0 % 5),n\($0)\n" }.joined(), "w1.csv")
        let b = try side(
            "id,sex,x,u\n" + (1...60).map { "\($0),\($0 % 3 + 1),\(Double($0) / 8),n\($0)\n" }.joined(), "w2.csv")
        #expect(
            changes(a, b) == [
                "t dropped", "u added", "sex new code 3", "x type: integer → numeric",
            ])
        #expect(b.wave == "w2")
        #expect(SharedVariable("id", a, b) == nil)
        guard case .numbers(let old, let new)? = SharedVariable("x", a, b) else { return #expect(Bool(false)) }
        #expect(old.count == 60 && new[3] == 0.5)
    }

    @Test("Categories are the same by label, or else by code")
    func places() {
        func levels(_ pairs: [(String, String)]) -> CategoricalLevels {
            CategoricalLevels(pairs.map { CategoricalLevel(name: $0.1, code: $0.0, label: LocalizedText($0.1)) })
        }
        let old = levels([("1", "Parents"), ("2", "Others"), ("3", "Aunt")])
        #expect(SharedVariable.places(of: levels([("1", "others"), ("2", "parents")]), among: old) == [1, 0])
        #expect(
            SharedVariable.places(of: levels([("3", "An aunt"), ("4", "Uncle"), ("1", "Parents")]), among: old) == [
                2, 3, 0,
            ])
    }

    @Test("A codebook given is the word on both files; its recodes are done before anything is compared")
    func given() throws {
        let book = "wave: w\nvariables: {w: {}, c: {values: {1: a, 2: b}}}\nwaves: {2: {recode: {c: {1: 2, 2: 1}}}}"
        let a = try side("w,c\n1,1\n1,1\n1,2\n", "a.csv", codebook: book)
        let b = try side("w,c\n2,2\n2,2\n2,1\n", "b.csv", codebook: book)
        #expect(b.wave == "2")
        guard case .counts(let x, let y, let categories)? = SharedVariable("c", a, b) else {
            return #expect(Bool(false))
        }
        #expect(x == [2, 1] && y == [2, 1] && categories == ["a", "b"])
    }
}
