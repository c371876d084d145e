import FileFormats
import Frame
import Probability
import TestSupport
import Testing

@testable import SurveyData

@Suite("Drafting a codebook")
struct CodebookDraftTests {
    @Test("What a file says is stated; what it looks like is marked as a guess; both with their evidence")
    func labelled() throws {
        let answers: [Double] = [1, 2, 1, 2, -8, 9, 1, 2, 1, 1]
        let years: [Double] = [6, 7.5, 8, 9, -9, -9, 12, 15, MissingTag.value(97), 17.25]
        let source = LabelledSource(
            [
                numbers("home", answers), numbers("age", years),
                numbers("wt", [0.8, 1.1, 0.9, 1.2, 1, 1.3, 0.7, 1.25, 0.5, 1.4]),
            ],
            [
                VariableMetadata(
                    name: "home", label: LocalizedText(translations: [("en", "At home?"), ("zh", "在家吗：今")]),
                    valueLabels: [
                        ValueLabel(.number(1), LocalizedText("no")),
                        ValueLabel(.number(2), LocalizedText("yes, often")),
                        ValueLabel(.number(-8), LocalizedText("不适用")), ValueLabel(.number(3), LocalizedText("拒绝回答")),
                        ValueLabel(.number(4), LocalizedText("no")),
                    ], missing: [.numbers(-8 ... -8)])
            ])
        #expect(
            try source.draft() == """
                # A draft. Look at every line with the word "guess", and at what is noted beside it.

                variables:
                  home:
                    label: {en: "At home?", zh: "在家吗：今"}
                    values:
                      1: {name: no (1), label: "no"}
                      2: "yes, often"
                      4: {name: no (4), label: "no"}  # in no row
                    missing:
                      -8: notApplicable  # the file says so: "不适用"; 1 row
                      3: refused  # guess: by its label "拒绝回答"; no row
                      9: blank  # guess: 1 row; the others have labels
                  age:
                    type: numeric  # 6 to 17.25, mean 10.68
                    missing:
                      ".a": blank  # guess: no label; 1 row
                      -9: blank  # guess: 2 rows; no other value below 0
                  wt:
                    type: numeric  # 0.5 to 1.4, mean 1.015

                """)
    }

    @Test(
        "Codes missing in several variables and a value in few stand at the top; where one may be a value, it stays one"
    )
    func common() throws {
        let names = ["a", "b", "c", "d"]
        let rows = (0..<40).map { row in
            let cells = names.indices.map { $0 == row % 4 ? "-9" : String((row + $0) % 7) }
            return (cells + [String(Double(row % 9) - 12.5), row % 9 == 1 ? "-99.5" : "x"]).joined(separator: ",")
        }
        let text = try draft((["a,b,c,d,z,t"] + rows).joined(separator: "\n") + "\n")
        #expect(text.contains("\nmissing:\n  -9: blank  # guess: in 4 variables, 40 cells\nvariables:\n"))
        #expect(text.contains("    # missing as in all variables: -9 in 10 rows\n"))
        #expect(text.contains("    missing: {}  # guess: -9 may be a value here\n"))
    }

    @Test("Dates, identifiers, weights, strata and sampling units are pointed at, not decided")
    func hints() throws {
        let rows = (1...60).map { row in
            "\(1000 + row),2016-0\(row % 9 + 1)-1\(row % 9),\(row % 12 + 1)/\(row % 12 + 1)/2016,\(Double(row) / 30 + 0.01),\(row % 4),\(row % 12),王\(row)"
        }
        let text = try draft("childID,met,seen,pweight,stratum,psu,姓名\n" + rows.joined(separator: "\n") + "\n")
        for hint in [
            "# looks like an identifier: all 60 rows differ (type: identifier; key:)",
            "# looks like a date: type: date, format: yyyy-M-d\n",
            "# looks like a date: type: date, format: d/M/yyyy; or type: date, format: M/d/yyyy\n",
            "# looks like a weight: positive, mean 1.027 (design: weights), unless it is a body weight",
            "# looks like strata: 4 of them (design: strata)",
            "# looks like sampling units: 12 of them (design: clusters)",
            "  姓名:\n    type: text  # 60 different\n",
        ] {
            #expect(text.contains(hint), "\(hint) in \(text)")
        }
        #expect(!text.contains("王"))
    }

    @Test("Words for nothing among numbers are missing values; rare texts are not written down")
    func texts() throws {
        let text = try draft(
            "income,town,known\n"
                + (1...12).map {
                    "\($0 == 3 ? "无" : $0 == 4 ? "不知道" : String($0 * 100)),\($0 == 1 ? "Rare" : "Big"),\($0 % 2 == 0)\n"
                }.joined())
        #expect(text.contains("  income:\n    type: integer  # guess: all others are numbers\n    missing:\n"))
        #expect(text.contains("      无: blank  # guess: 1 row among numbers\n"))
        #expect(text.contains("      不知道: doesNotKnow  # guess: 1 row among numbers\n"))
        #expect(text.contains("  town:\n    type: categorical  # guess: 2 different; not listed"))
        #expect(text.contains("      \"true\": {name: \"yes\", en: \"Yes\", zh: 是}\n"))
    }

    @Test("A codebook is completed without touching what it says", arguments: [0, 1, 2, 3])
    func completion(of shape: Int) throws {
        let books = [
            "# mine\nvariables:\n    a: {label: A} # first\n\n# scales\nwave: b\n",
            "title: T\nvariables:\n  a:\n    label: A\n    # end of a\n", "title: T # no variables\n",
            "missing: {-9: blank}\nvariables:\n  a: {}",
        ]
        let data = "a,b\n1,-9\n2,5\n3,-9\n4,7\n5,6\n"
        let text = try draft(data, completing: books[shape])
        let book = try Codebook(yaml: text, file: "x")
        #expect(Set(book.variables.map(\.name)) == ["a", "b"])
        var rest = text[...]
        for line in books[shape].split(separator: "\n") {
            let place = try #require(rest.firstRange(of: line))
            rest = rest[place.upperBound...]
        }
        #expect(try draft(data, completing: text) == text)
    }

    @Test("A codebook written within braces cannot be completed, and says so")
    func braces() throws {
        #expect(throws: SurveyDataError.self) { try draft("a,b\n1,2\n", completing: "variables: {a: {}}\n") }
    }

    /// A file of odd columns.
    private func randomFile(_ generator: inout SeededGenerator) -> String {
        let names = ["no", "a: b", "\"q\"", "年龄", " wt", "1", "x#y", "-", "id", "PSU", "county"].shuffled(
            using: &generator)
        let kinds: [[String]] = [
            ["1", "2", "-8"], ["0.5", "1.25", "3", "-9", "-1", ""], ["yes", "no", "null", "n: a"],
            ["NA", "1", "2.5", "."],
            ["2016-01-02", "2017-11-12"], ["TRUE", "FALSE"], ["7", "8", "9", "1", "2"], ["", ""], ["男", "女", "不详"],
            ["20160102", "20170304"], ["1", "2", "3", "99", "98"], ["007", "012", "100"], ["12:30", "1:05"],
            ["１２", "13"],
        ]
        let columns = names.prefix(6).map { ($0, kinds.randomElement(using: &generator)!) }
        let rows = Int.random(in: 2...60, using: &generator)
        func quote(_ text: String) -> String { "\"" + text.replacing("\"", with: "\"\"") + "\"" }
        var text = columns.map { quote($0.0) }.joined(separator: ",") + "\n"
        for _ in 0..<rows {
            text += columns.map { quote($0.1.randomElement(using: &generator)!) }.joined(separator: ",") + "\n"
        }
        return text
    }

    @Test("A draft is a codebook its own file keeps to, and its own draft", arguments: 0..<4)
    func law(seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(300 + seed))
        for _ in 0..<100 {
            let folder = try TemporaryFolder()
            let csv = randomFile(&generator)
            let path = try folder.write(csv, to: "data.csv")
            let text = try CodebookDrafting.draft(of: path).yaml
            let book = try folder.write(text, to: "book.yaml")
            let file = try SurveyFile(path: path, codebook: try Codebook(path: book))
            #expect(file.codebook.variables.map(\.name) == file.source.columnNames)
            let table = try file.load(Set(file.source.columnNames))
            #expect(table.violations.isEmpty, "\(table.placedViolations) of\n\(text)\n\(csv)")
            #expect(try CodebookDrafting.draft(of: path, completing: book).yaml == text)
            #expect(try CodebookDrafting.draft(of: path).yaml == text)
        }
    }
}
