import FileFormats
import Frame
import TestSupport
import Testing

@testable import SurveyData

/// What is wrong with a codebook; empty when nothing is.
func issues(of yaml: String) -> [String] {
    do {
        _ = try Codebook(yaml: yaml, file: "book.yaml")
        return []
    } catch {
        return error.issues.map(\.description)
    }
}

@Suite("Reading a codebook")
struct CodebookReaderTests {
    static let full = """
        title: {en: Pupils, zh: 学生}
        source: a survey
        synthetic: true
        missing: {-1: doesNotKnow, -8: notApplicable}
        wave: wave
        variables:
          wave: {type: integer}
          sex:
            label: {en: Sex, zh: 性别}
            values:
              1: {name: boy, en: Boy, zh: 男}
              2: {en: Girl, zh: 女}
              3: Other
            reference: 女
          age: {label: Age, type: numeric, unit: {en: years, zh: 岁}, range: [6, 20.5], missing: {97: refused}}
          note: {type: text}
          id: {type: identifier}
          town: {type: categorical}
          i1: {}
          i2: {}
        waves:
          3: {recode: {sex: {0: 1, 1: 2}}}
        scales:
          S: {label: Score, items: 2, response: [0, 3], reverse: [2], score: mean, minimumAnswered: 1, round: halfUp,
              source: someone}
          plain: {items: 2, response: [1, 5]}
        exposures:
          away:
            label: {en: Left behind}
            definition: {en: A parent is away, zh: 父母外出}
            father: {away: age > 1, months: age, alive: age > 2}
            mother: {away: sex == girl}
            minimumMonths: 6
            eligible: age < 18
        derive:
          old: age > 10
          older: {condition: age > 12, label: Older}
          half: {value: age / 2}
          score: {scale: S, items: i1...i2}
          left: {exposure: away, who: [none, both]}
          any: {exposure: away, who: any}
          both: {exposure: away, who: both, label: {en: Both away}}
        """

    @Test("Every key")
    func everyKey() throws {
        let book = try Codebook(yaml: Self.full, file: "book.yaml")
        #expect(book.title?.translations.map(\.text) == ["Pupils", "学生"])
        #expect(book.source == "a survey")
        #expect(book.isSynthetic)
        #expect(
            book.missingCodes == [
                MissingCode(code: "-1", reason: .doesNotKnow), MissingCode(code: "-8", reason: .notApplicable),
            ])
        #expect(book.waveVariable == "wave")
        #expect(book.variables.map(\.name) == ["wave", "sex", "age", "note", "id", "town", "i1", "i2"])
        #expect(
            book.variables.map(\.kind) == [
                .integer, .categorical, .numeric, .text, .identifier, .categorical, nil, nil,
            ])
        let recode = book.waveRecodes[0]
        #expect(recode.wave == "3" && recode.variable == "sex")
        #expect(recode.codes.map { "\($0.from)→\($0.to)" } == ["0→1", "1→2"])
        #expect(book.variable("nothing") == nil)
    }

    @Test("Variables with levels, ranges and codes of their own")
    func variables() throws {
        let book = try Codebook(yaml: Self.full, file: "book.yaml")
        let sex = try #require(book.variable("sex"))
        #expect(sex.label?.text(in: "zh") == "性别")
        #expect(sex.levels?.map(\.name) == ["boy", "Girl", "Other"])
        #expect(sex.levels?.map(\.code) == ["1", "2", "3"])
        #expect(sex.levels?.map { $0.label.text(in: "zh") } == ["男", "女", "Other"])
        #expect(sex.reference == "女")
        #expect(sex.position == SourcePosition(file: "book.yaml", line: 8, column: 3))
        let age = try #require(book.variable("age"))
        #expect(age.range == 6...20.5)
        #expect(age.unit?.text(in: "en") == "years" && age.unit?.text(in: "zh") == "岁")
        #expect(age.missingCodes == [MissingCode(code: "97", reason: .refused)])
        #expect(sex.missingCodes == nil)
    }

    @Test("Scales, exposures and derived variables")
    func definitions() throws {
        let book = try Codebook(yaml: Self.full, file: "book.yaml")
        let scale = book.scales[0]
        #expect(scale.itemCount == 2 && scale.response == 0...3 && scale.reversed == [2])
        #expect(scale.score.score == .mean && scale.score.minimumAnswered == 1 && scale.score.roundsHalfUp)
        #expect(scale.source == "someone")
        let plain = book.scales[1]
        #expect(plain.score.score == .sum && plain.score.minimumAnswered == 2 && !plain.score.roundsHalfUp)
        #expect(plain.reversed.isEmpty)
        let exposure = book.exposures[0]
        #expect(exposure.definition.text(in: "zh") == "父母外出")
        #expect(exposure.minimumMonths == 6 && exposure.eligible?.source == "age < 18")
        #expect(exposure.father.months?.source == "age" && exposure.father.alive?.source == "age > 2")
        #expect(exposure.mother.months == nil && exposure.mother.alive == nil)
        #expect(book.derivations.map(\.name) == ["old", "older", "half", "score", "left", "any", "both"])
        guard case .scale(let use) = book.derivations[3].rule, use.scale == "S", use.items == ["i1", "i2"],
            case .exposure("away", .byParent([.none, .both])) = book.derivations[4].rule,
            case .exposure("away", .any) = book.derivations[5].rule,
            case .exposure("away", .bothParents) = book.derivations[6].rule
        else {
            Issue.record("\(book.derivations.map(\.rule))")
            return
        }
        #expect(book.derivations[6].label?.text(in: "en") == "Both away")
    }

    @Test(
        "An empty codebook is one, with a mark or line ends of Windows too",
        arguments: ["", "# nothing\n", "{}", "\r\n"])
    func empty(yaml: String) throws {
        #expect(try Codebook(yaml: yaml, file: "book.yaml").variables.isEmpty)
        #expect(Codebook.empty.variables.isEmpty && !Codebook.empty.isSynthetic)
    }

    @Test("Files: with a byte-order mark and CRLF, not UTF-8, not there")
    func files() throws {
        let folder = try TemporaryFolder()
        let windows = try folder.write("\u{FEFF}title: 学生\r\nvariables:\r\n  age: {label: Age}\r\n", to: "w.yaml")
        let book = try Codebook(path: windows)
        #expect(book.title?.text(in: "en") == "学生")
        #expect(book.variables.map(\.name) == ["age"])
        let gbk = try folder.write([0x74, 0x3A, 0x20, 0xD1, 0xA7, 0xC9, 0xFA], to: "gbk.yaml")
        #expect(throws: FileFormatError.self) { try Codebook(path: gbk) }
        #expect(throws: FileFormatError.self) { try Codebook(path: folder.path + "/none.yaml") }
    }

    @Test("Everything wrong is listed at once, in the order of its place")
    func allAtOnce() {
        let yaml = """
            titel: x
            synthetic: maybe
            missing: {-1: refusd}
            variables:
              age: {typ: numeric, range: [20, 6]}
              sex: {type: integer, values: {1: a, 2: a}, reference: c}
              bad: 5
            waves:
              3: {recode: {sexx: {1: 2}}}
            derive:
              x: {scale: PHQ, items: [a]}
              y: a <
            """
        #expect(
            issues(of: yaml) == [
                "book.yaml:1:1: unknown key 'titel' in the codebook. Did you mean 'title'?",
                "book.yaml:1:1: 'waves' needs the key 'wave': the variable that tells waves apart.",
                "book.yaml:2:12: 'synthetic' must be true or false, but is 'maybe'.",
                "book.yaml:3:15: the reason of code -1 is 'refusd', but must be one of refused, doesNotKnow, "
                    + "notApplicable, notAsked, invalid, blank. Did you mean 'refused'?",
                "book.yaml:5:9: unknown key 'typ' in variable 'age'. Did you mean 'type'?",
                "book.yaml:5:30: the range of 'age' must be [lowest, highest].",
                "book.yaml:6:15: 'sex' has values, so its type is categorical, not integer.",
                "book.yaml:6:32: two values of 'sex' are called 'a'; names must differ.",
                "book.yaml:6:57: no level is called 'c'. Declared: a, a.",
                "book.yaml:7:8: variable 'bad' must be a mapping of 'key: value' pairs.",
                "book.yaml:9:16: no variable is called 'sexx'. Did you mean 'sex'?",
                "book.yaml:11:3: no scale is called 'PHQ'. `lbc scales` lists those that are shipped.",
                "book.yaml:12:9: found the end where a variable, a number or a text is expected.",
            ])
    }
}
