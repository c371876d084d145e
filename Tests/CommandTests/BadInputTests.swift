import Foundation
import TestSupport
import Testing

@Suite("Bad input: a message that says what to do, a status above zero, nothing written")
struct BadInputTests {
    /// Runs a command that must fail and returns its message. Nothing may appear at `out`.
    private func failure(
        _ arguments: [String], file: String? = nil, sourceLocation: SourceLocation = #_sourceLocation
    ) throws -> String {
        let folder = try TemporaryFolder()
        var arguments = arguments
        if let file { arguments.insert(try folder.write(file, to: "data.csv"), at: 1) }
        let before = folder.files
        let run = try CommandRun(arguments + ["--out", "\(folder.path)/out/table.html"])
        #expect(run.status == 1, "\(run.output)\(run.error)", sourceLocation: sourceLocation)
        #expect(run.output.isEmpty, sourceLocation: sourceLocation)
        #expect(folder.files == before, "nothing is written", sourceLocation: sourceLocation)
        #expect(run.error.hasPrefix("lbc: "), sourceLocation: sourceLocation)
        return run.error.replacing(folder.path + "/", with: "")
    }

    static let design = ["--weights", "w", "--strata", "s", "--clusters", "p", "--nested"]

    @Test("A wrong path offers the nearest file")
    func wrongPath() throws {
        let message = try failure(["describe", "datasets/nhanes-2009-2010/nhane.csv"])
        #expect(message.contains("no such file. Did you mean 'datasets/nhanes-2009-2010/nhanes.csv'?"))
        #expect(try failure(["describe", "datasets"]).contains("datasets"))
        #expect(
            try failure(["describe", NHANES.path, "--codebook", "codebok.yaml"]).contains("codebok.yaml: no such file"))
    }

    @Test("A SAS program is no data")
    func program() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("DATA a; INPUT x 1-2; RUN;\n", to: "survey.sas")
        let run = try CommandRun(["describe", path])
        #expect(run.status == 1 && run.error.contains("add --columns-from \(path)"))
        #expect(try failure(["describe", folder.path + "/survy.sas"]).contains("survey.sas'?"))
    }

    @Test("A table never takes the place of what it is made of")
    func overInput() throws {
        let folder = try TemporaryFolder()
        let data = try folder.write("id,wave,x\n1,1,2\n2,1,3\n", to: "data.csv")
        let other = try folder.write("id,wave,x\n1,2,2\n2,2,3\n", to: "other.csv")
        let plan = try folder.write("combine:\n  - append: {files: [data.csv, other.csv]}\n", to: "plan.yaml")
        let codebook = try folder.write("variables: {x: {label: X}}\n", to: "codebook.yaml")
        let before = try [data, other, codebook].map { try Places.text($0) }
        let commands = [
            ["describe", data, "-o", data], ["describe", plan, "-o", other], ["combine", plan, "-o", other],
            ["estimate", data, "--mean", "x", "-o", data], ["codebook", data, "--overwrite", "-o", data],
            ["check", data, "--codebook", codebook, "--list", "--format", "csv", "-o", codebook],
            ["codebook", "diff", data, other, "-o", other],
        ]
        for command in commands {
            let run = try CommandRun(command)
            #expect(run.status == 64 && run.error.contains("is a file that is read"), "\(command) \(run.error)")
        }
        #expect(try [data, other, codebook].map { try Places.text($0) } == before)
    }

    @Test("A list of places without any says why")
    func noPlaces() throws {
        let folder = try TemporaryFolder()
        let data = try folder.write("id,x\n1,2\n2,3\n", to: "data.csv")
        let kept = try folder.write("variables: {x: {label: X}, id: {label: I}}\n", to: "kept.yaml")
        let absent = try folder.write("variables: {x: {label: X}, id: {label: I}, y: {label: Y}}\n", to: "absent.yaml")
        let list = "\(folder.path)/places.txt"
        #expect(try CommandRun(["check", data, "--codebook", kept, "--list", "-o", list]).status == 0)
        #expect(try Places.text(list).contains("The file keeps to the codebook."))
        #expect(try CommandRun(["check", data, "--codebook", absent, "--list", "-o", list]).status == 1)
        #expect(try Places.text(list).contains("1 problem has no cell, as absent variables: see the summary"))
    }

    @Test("An extension that is of no table is refused, unless the format is named")
    func unknownExtension() throws {
        let folder = try TemporaryFolder()
        let data = try folder.write("id,x\n1,2\n2,3\n", to: "data.csv")
        let run = try CommandRun(["describe", data, "-o", folder.path + "/table.docx"])
        #expect(run.status == 64 && run.error.contains("must be one of .txt, .md, .html"))
        #expect(folder.files == ["data.csv"])
        #expect(try CommandRun(["describe", data, "--format", "html", "-o", folder.path + "/table.htm"]).status == 0)
    }

    @Test("An empty file, and a header alone")
    func empty() throws {
        #expect(try failure(["describe"], file: "").contains("data.csv: the file is empty"))
        #expect(try failure(["describe"], file: "\u{FEFF}").contains("data.csv"))
        let message = try failure(["table1", "--by", "g", "--rows", "x"], file: "g,x\n")
        #expect(message.contains("a header of 2 columns but no data rows"))
    }

    @Test("Ragged rows are listed with their lines")
    func ragged() throws {
        let message = try failure(["describe"], file: "a,b,c\n1,2,3\n4,5\n6,7,8,9\n")
        #expect(message.contains("the header has 3 fields, but line 3 has 2, line 4 has 4"))
    }

    @Test("An open quotation mark is named where it opens")
    func openQuote() throws {
        let message = try failure(["describe"], file: "a,b\n1,2\n3,\"4\n5,6\n")
        #expect(message.contains("data.csv:3"))
    }

    @Test("Bytes that are no text are named with their line; an encoding that does not fit, too")
    func encoding() throws {
        let folder = try TemporaryFolder()
        let broken = try folder.write(Array("a,b\n1,".utf8) + [0xFF, 0x0A], to: "broken.csv")
        let run = try CommandRun(["describe", broken])
        #expect(run.status == 1 && run.output.isEmpty)
        #expect(run.error.contains("broken.csv:2:3: the text is not UTF-8"))
        let chinese = try folder.write("a,b\n1,男\n", to: "utf8.csv")
        let wrong = try CommandRun(["describe", chinese, "--encoding", "big5"])
        #expect(wrong.status == 1)
        #expect(wrong.error.contains("utf8.csv:2:3: these bytes are no text in Big5"))
        let unknown = try CommandRun(["describe", chinese, "--encoding", "gb1830"])
        #expect(unknown.status != 0 && unknown.error.contains("--encoding is 'gb1830', but must be one of"))
    }

    @Test("All unknown variables at once, each with the nearest name")
    func unknownVariables() throws {
        let message = try failure(["table1", NHANES.path, "--by", "RIAGNDR", "--rows", "rce,agecat"] + NHANES.design)
        #expect(message.contains("'rce' in datasets/nhanes-2009-2010/nhanes.csv. Did you mean 'race'?"))
        #expect(message.contains("'RIAGNDR' in datasets/nhanes-2009-2010/nhanes.csv. Did you mean 'RIAGENDR'?"))
        #expect(try failure(["table1", NHANES.path, "--rows", "race", "--weights", "WTMEC2Y"]).contains("'WTMEC2YR'?"))
        #expect(try failure(["model", NHANES.path, "HI_CHOL ~ rcae"]).contains("Did you mean 'race'?"))
        #expect(try failure(["estimate", NHANES.path, "--mean", "HI_CHL"]).contains("Did you mean 'HI_CHOL'?"))
    }

    @Test("Text where the codebook declares a number is named with its cell")
    func textAmongNumbers() throws {
        let folder = try TemporaryFolder()
        let codebook = try folder.write("variables:\n  age: {type: numeric}\n", to: "codebook.yaml")
        let message = try failure(
            ["estimate", "--mean", "age", "--codebook", codebook], file: "age,w\n12,1\n13,1\nthirteen,1\n")
        #expect(message.contains("data.csv:4:1"))
        #expect(message.contains("thirteen"))
    }

    @Test("Negative, missing, zero and textual weights")
    func weights() throws {
        let rows = ["table1", "--by", "g", "--rows", "x"] + Self.design
        func file(_ weight: String) -> String {
            "g,x,w,s,p\na,1,1,1,1\nb,2,\(weight),1,2\na,3,1,2,3\nb,4,2,2,4\n"
        }
        #expect(try failure(rows, file: file("-1")).contains("data.csv:3:5: weight 'w' is -1 here"))
        #expect(try failure(rows, file: file("")).contains("data.csv:3:5: weights 'w' is missing here"))
        #expect(try failure(rows, file: file("z")).contains("data.csv:3:5: weights 'w' is 'z' here"))
        let message = try failure(
            ["table1", "--by", "g", "--rows", "x", "--weights", "w"], file: "g,x,w\na,1,0\nb,2,0\n")
        #expect(message.contains("every value of 'w' is zero"))
    }

    @Test("A row of weight zero is left out and counted, not refused")
    func zeroWeight() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("g,x,w\na,1.5,1\nb,2.5,0\na,3.5,2\nb,4.5,1\nb,5.5,1\n", to: "data.csv")
        let run = try CommandRun(["table1", path, "--by", "g", "--rows", "x", "--weights", "w"])
        #expect(run.status == 0)
        #expect(run.output.contains("n = 4"))
    }

    @Test("A stratum with one unit is refused with the policies to choose from, and each of them works")
    func singleUnit() throws {
        let file = "g,x,w,s,p\na,1.5,1,1,1\nb,2,2,1,2\na,3,1,2,3\nb,4,2,2,3\na,3,1,3,4\nb,5,2,3,5\n"
        let message = try failure(["table1", "--by", "g", "--rows", "x"] + Self.design, file: file)
        #expect(message.contains("stratum 2 has a single unit of 'p'"))
        let folder = try TemporaryFolder()
        let path = try folder.write(file, to: "data.csv")
        for policy in ["centre", "average", "certainty", "remove"] {
            #expect(message.contains(policy))
            let run = try CommandRun(["estimate", path, "--mean", "x", "--single-psu", policy] + Self.design)
            #expect(run.status == 0, "\(policy): \(run.error)")
        }
    }

    @Test("An outcome with one level")
    func oneLevel() throws {
        let message = try failure(
            ["model", "x ~ g", "--family", "binomial"], file: "g,x\na,1\nb,1\na,1\nb,1\n")
        #expect(message.contains("the outcome 'x' is '1' in every row analysed"))
    }

    @Test("Perfect separation is named, not printed as a huge odds ratio")
    func separation() throws {
        let rows = (1...20).map { "\($0 > 10 ? 1 : 0),\($0)\n" }.joined()
        let message = try failure(["model", "y ~ x", "--family", "binomial"], file: "y,x\n" + rows)
        #expect(message.contains("complete separation: x predicts 'y'"))
        let groups = (1...20).map { "\($0 % 2),\($0 % 2 == 1 && $0 < 8 ? "c" : $0 % 3 == 0 ? "a" : "b")\n" }.joined()
        let level = try failure(["model", "y ~ g", "--family", "binomial"], file: "y,g\n" + groups)
        #expect(level.contains("separation"))
    }

    @Test("A column without any value: a model cannot be, a table says so and is otherwise whole")
    func emptyColumn() throws {
        let file = "g,x,z\na,,1.5\nb,,2.5\na,,3\nb,,4\n"
        let message = try failure(["model", "z ~ x"], file: file)
        #expect(message.contains("'x' has none at all"))
        let folder = try TemporaryFolder()
        let path = try folder.write(file, to: "data.csv")
        let run = try CommandRun(["table1", path, "--by", "g", "--rows", "x,z"])
        #expect(run.status == 1)
        #expect(run.error.contains("'x' has no value among the 4 respondents analysed"))
        #expect(run.output.contains("z, mean (SD)"))
    }

    @Test("Of repeated column names none is meant by the name alone")
    func duplicateColumns() throws {
        let message = try failure(["estimate", "--mean", "a"], file: "a,b,a\n1,2,3\n")
        #expect(
            message.hasSuffix(
                "no variable is called 'a' in data.csv. Several columns are; they are read as a_1, a_2.\n"))
    }

    @Test("Conditions and formulas are explained at the character where they go wrong")
    func expressions() throws {
        let table = ["table1", NHANES.path, "--rows", "race"]
        #expect(try failure(table + ["--population", "agecat = 1"]).contains("--population, character 8: '='"))
        #expect(try failure(table + ["--population", "RIAGENDR > 9"]).contains("no respondent is in the population"))
        #expect(try failure(["model", NHANES.path, "HI_CHOL ~ race +"]).contains("character 17"))
        #expect(try failure(["model", NHANES.path, "HI_CHOL"]).contains("~"))
    }

    @Test("A flag that says nothing of this kind of file is refused; so is a Stata file that a text is expected for")
    func meaninglessFlags() throws {
        let stata = Places.fixture("statistics-files/children118.dta")
        #expect(try failure(["describe", stata, "--sheet", "2"]).contains("leave --sheet out"))
        #expect(try failure(["describe", NHANES.path, "--sheet", "2"]).contains("is delimited text"))
        let run = try CommandRun(shell: "lbc convert - /dev/null/x.lbc < '\(stata)'")
        #expect(run.status != 0 && run.error.contains("Name the file itself"))
    }

    @Test("Another survey's codebook: every variable that is absent is listed, the wave among them")
    func otherCodebook() throws {
        let book = Places.dataset("left-behind-synthetic/codebook.yaml")
        let run = try CommandRun(["check", NHANES.path, "--codebook", book])
        #expect(run.status == 1)
        for name in ["wave", "pupil", "sex"] {
            #expect(run.output.contains("\n\(name) "), "\(name)")
        }
    }

    @Test("A description takes no population, and nothing of how a design is analysed")
    func describedPopulation() throws {
        for option in [["--population", "race == 1"], ["--fpc", "WTMEC2YR"], ["--no-nested"]] {
            let run = try CommandRun(["describe", NHANES.path] + option)
            #expect(run.status != 0 && run.output.isEmpty)
            #expect(run.error.contains("describe looks at the whole file"))
        }
    }

    @Test("A place that cannot be written to")
    func unwritable() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write("text", to: "file")
        let run = try CommandRun(["describe", NHANES.path, "--out", "\(file)/table.html"])
        #expect(run.status == 1)
        #expect(run.error.contains("cannot be written"))
        #expect(folder.files == ["file"])
        let report = try CommandRun(["report", "notebooks-md/nhanes-cholesterol.md", "--out", file])
        #expect(report.status == 1)
        #expect(try Places.text(file) == "text")
    }
}
