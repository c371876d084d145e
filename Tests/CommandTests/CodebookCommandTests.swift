import Foundation
import TestSupport
import Testing

@Suite("lbc codebook and lbc check")
struct CodebookCommandTests {
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    private static let wave = "datasets/left-behind-synthetic/wave3.csv"
    private static let codebook = "datasets/left-behind-synthetic/codebook.yaml"

    @Test("A draft is kept to by its file, is its own draft, and is not written over")
    func draft() throws {
        let book = "\(folder.path)/book.yaml"
        let run = try CommandRun(["codebook", Self.wave, "-o", book])
        #expect(run.status == 0 && run.output == "\(book): 53 variables drafted\n", "\(run.error)")
        let text = try Places.text(book)
        #expect(text.contains("  -9: blank  # guess: in ") && text.contains("looks like sampling units: 48 of them"))
        #expect(try CommandRun(["check", Self.wave, "--codebook", book]).status == 0)
        #expect(try CommandRun(["codebook", Self.wave, "--codebook", book]).output == text)
        #expect(try CommandRun(["codebook", Self.wave, "--threads", "1"]).output == text)
        let again = try CommandRun(["codebook", Self.wave, "-o", book])
        #expect(again.status == 64 && again.error.contains("book.yaml exists, and may hold somebody's work"))
        #expect(try CommandRun(["codebook", Self.wave, "-o", book, "--overwrite"]).status == 0)
        let broken = try CommandRun(["codebook", try folder.write("<codeBook", to: "study.xml")])
        #expect(broken.status == 1 && broken.error.contains("study.xml:1:1: the XML is broken here"), "\(broken.error)")
        let yaml = try CommandRun(["codebook", book])
        #expect(yaml.status == 1 && yaml.error.contains("this is a codebook; a data file or the XML of an archive"))
    }

    @Test("Every place is listed, in a file without any other column; the status tells")
    func check() throws {
        let data = try folder.write("姓名,sex,age\n王,1,7\n李,3,=9\n赵,2,99\n", to: "数据.csv")
        let book = try folder.write(
            "variables: {sex: {values: {1: 男, 2: 女}}, age: {type: integer, range: [6, 20]}}", to: "book.yaml")
        let run = try CommandRun(["check", data, "--codebook", book])
        #expect(run.status == 1)
        for fact in [
            "sex", "codes not declared (declared: 1, 2)", "数据.csv:3:3", "text where numbers",
            "a column that is not declared", "3 violations, 1 remark",
        ] {
            #expect(run.output.contains(fact), "\(fact): \(run.output)")
        }
        let places = "\(folder.path)/places.csv"
        #expect(try CommandRun(["check", data, "--codebook", book, "--list", "-o", places]).status == 1)
        #expect(
            try Places.text(places)
                == "Variable,Problem,File,Line,Column,Row,Value\nsex,undeclaredCode,\(data),3,3,2,3\n"
                + "age,notANumber,\(data),3,5,2,'=9\nage,outOfRange,\(data),4,5,3,99\n")
        let kept = try folder.write("sex,age\n1,7\n", to: "kept.csv")
        #expect(try CommandRun(["check", kept, "--codebook", book]).status == 0)
        let wide = try folder.write("sex,age,x\n1,7,1\n", to: "wide.csv")
        #expect(try CommandRun(["check", wide, "--codebook", book]).status == 0)
        #expect(try CommandRun(["check", wide, "--codebook", book, "--strict"]).status == 1)
        let json = try CommandRun(["check", wide, "--codebook", book, "--format", "json"])
        #expect(
            json.output.contains(
                #"{"analysis": "check", "variable": "x", "level": "undeclared", "statistic": "n", "value": 0}"#))
        let chinese = try CommandRun(["check", kept, "--codebook", book, "--language", "zh"])
        #expect(chinese.output.contains("数据与编码本一致。"))
    }

    @Test("Waves are compared: the caregiver's codes moved in wave 3, as the codebook declares")
    func diff() throws {
        let first = "datasets/left-behind-synthetic/wave1.csv"
        let run = try CommandRun(["codebook", "diff", first, Self.wave])
        #expect(run.status == 0)
        #expect(run.output.contains("caregiver"))
        let known = try CommandRun(["codebook", "diff", first, Self.wave, "--codebook", Self.codebook])
        #expect(known.status == 0)
        #expect(!known.output.contains("caregiver") && known.output.contains("sleepHours"))
        let a = try folder.write("variables: {c: {values: {1: 父母, 2: 其他}}}", to: "a.yaml")
        let b = try folder.write("variables: {c: {values: {1: 其他, 2: 父母}}}", to: "b.yaml")
        let books = try CommandRun(["codebook", "diff", a, b])
        #expect(books.output.hasSuffix("waves:\n  b:\n    recode:\n      c: {1: 2, 2: 1}\n"))
        #expect(books.output.contains("1 means something else: '父母' → '其他'"))
        let html = "\(folder.path)/d.html"
        #expect(try CommandRun(["codebook", "diff", a, b, "-o", html]).status == 0)
        #expect(try Places.text(html).contains("recode:"))
        let both = try CommandRun(["codebook", "diff", a, b, "--codebook", a])
        #expect(both.status == 64 && both.error.contains("both are codebooks themselves"))
    }
}
