import FileFormats
import Frame
import TestSupport
import Testing

@testable import SurveyData

@Suite("Holding a file against its codebook")
struct CodebookCheckTests {
    private func check(_ csv: String, _ yaml: String, limit: Int = 10) throws -> CodebookCheck {
        let folder = try TemporaryFolder()
        let book = try Codebook(yaml: yaml, file: "book.yaml")
        return try CodebookCheck(
            book, try SurveyFile(path: try folder.write(csv, to: "d.csv"), codebook: book), limit: limit)
    }

    /// Variable, kind, count, and line and column of every place.
    private func shown(_ check: CodebookCheck) -> [String] {
        check.findings.map { finding in
            let places = finding.places.map { " \($0.position.line):\($0.position.column ?? 0)=\($0.found)" }
            return "\(finding.variable) \(finding.kindName) \(finding.count)\(places.joined())"
        }
    }

    static let book = """
        wave: wave
        key: [id, wave]
        variables:
          id: {type: identifier}
          wave: {type: integer}
          sex: {values: {1: boy, 2: girl}}
          age: {type: integer, range: [6, 20]}
          agee: {}
          day: {type: date}
        waves: {7: {recode: {sex: {1: 2, 2: 1}}}}
        """

    @Test("Every violation has its place, in the order of the codebook")
    func violations() throws {
        let found = try check(
            "id,wave,sex,age,day,ageee\n1,1,1,12,2016-02-30,3\n2,1,3,13.5,2016-02-03,3\n2,1,2,40,,1\n,2,x,年,2016,2\n",
            Self.book)
        #expect(
            shown(found) == [
                "sex undeclaredCode 2 3:5=3 5:4=x", "age notWhole 1 3:7=13.5", "age outOfRange 1 4:7=40",
                "age notANumber 1 5:6=年", "agee absent 0", "day notTemporal 2 2:10=2016-02-30 5:8=2016",
                "id blankKey 1 5:1=", "id repeatedKey 1 4:1=2, 1", "ageee undeclared 0", "wave unusedRecode 0",
            ])
        #expect(!found.isKept)
        let chinese = found.findings.map { $0.problem(in: "zh") }
        #expect(chinese.allSatisfy { text in text.unicodeScalars.contains { $0.properties.isIdeographic } })
        #expect(found.findings.allSatisfy { !$0.problem(in: "en").isEmpty })
        #expect(found.findings[4].problem(in: "en") == "declared, but no column of the file; did you mean 'ageee'?")
    }

    @Test("Many places are kept up to the limit, and all are counted")
    func limit() throws {
        let csv = "sex\n" + String(repeating: "5\n", count: 100)
        let found = try check(csv, "variables: {sex: {values: {1: boy}}}", limit: 60)
        #expect(found.findings.map(\.count) == [100])
        #expect(found.findings.map(\.places.count) == [60])
        #expect(found.findings[0].places[59].position.line == 61)
        #expect(found.findings[0].places[59].row == 60)
    }

    @Test("What a codebook does not mention, and waves a file does not hold, are no violations")
    func remarks() throws {
        let found = try check(
            "id,wave,x\n1,1,1\n2,1,2\n",
            "wave: wave\nkey: id\nvariables: {id: {}, wave: {}, x: {}}\nwaves: {2: {recode: {x: {1: 2}}}}")
        #expect(shown(found) == ["wave unusedRecode 0"])
        #expect(found.isKept)
        #expect(try check("a,b\n1,2\n", "variables: {a: {}}").isKept)
    }

    @Test("Several variables tell rows apart together; alone, one that is unique")
    func keys() throws {
        #expect(
            shown(try check("a,b,c\n1,1,x\n1,2,y\n2,1,z\n", "key: [a, b, c]\nvariables: {a: {}, b: {}, c: {}}")) == [])
        #expect(
            shown(try check("a,b\n1,1\n1,2\n1,1\n2,2\n", "variables: {a: {unique: true}, b: {}}\nkey: [a, b]")) == [
                "a repeatedKey 2 3:1=1 4:1=1", "a repeatedKey 1 4:1=1, 1",
            ])
        #expect(
            issues(of: "key: [idd]\nvariables: {id: {}}") == [
                "book.yaml:1:6: no variable is called 'idd'. Did you mean 'id'?"
            ])
    }

    @Test("Labels that differ from the file's own are violations; case and spaces make no difference")
    func labels() throws {
        let metadata = VariableMetadata(
            name: "sex",
            valueLabels: [
                ValueLabel(.number(1), LocalizedText(" BOY ")), ValueLabel(.number(2), LocalizedText("Boy")),
                ValueLabel(.number(3), LocalizedText("other")),
            ])
        let source = LabelledSource([numbers("sex", [1, 2, 2])], [metadata])
        let book = try Codebook(yaml: "variables: {sex: {values: {1: boy, 2: {en: girl, zh: 女}}}}", file: "b")
        let found = try CodebookCheck(book, try SurveyFile(source: source, codebook: book), limit: 3)
        #expect(found.findings.map { $0.problem(in: "en") } == ["2 is 'girl' in the codebook, but 'Boy' in the file"])
        #expect(!found.isKept)
    }
}
