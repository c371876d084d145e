import Foundation
import TestSupport
import Testing

@Suite("What a command prints")
struct OutputTests {
    static let table =
        ["table1", NHANES.path, "--by", "RIAGENDR", "--rows", "race,agecat,HI_CHOL"]
        + NHANES.design + NHANES.codebook
    static let model =
        ["model", NHANES.path, "HI_CHOL ~ race + agecat + RIAGENDR", "--family", "binomial", "--crude"]
        + NHANES.design + NHANES.codebook
    static let estimate =
        ["estimate", NHANES.path, "--proportion", "HI_CHOL", "--by", "agecat"]
        + NHANES.design + NHANES.codebook
    static let describe = ["describe", NHANES.path] + NHANES.codebook
    static let commands = [table, model, estimate, describe]

    @Test("No control sequence leaves the terminal", arguments: commands)
    func plain(_ arguments: [String]) throws {
        let run = try CommandRun(arguments)
        #expect(run.status == 0)
        #expect(run.error.isEmpty)
        #expect(!run.output.contains("\u{1B}"))
        #expect(run.output.contains("━━━"))
    }

    @Test("JSON holds every statistic as a number", arguments: commands)
    func json(_ arguments: [String]) throws {
        let run = try CommandRun(arguments + ["--format", "json"])
        #expect(run.status == 0)
        let value = try JSONSerialization.jsonObject(with: Data(run.output.utf8))
        let statistics = value as? [[String: Any]] ?? []
        let areNamed =
            statistics.count > 5 && statistics.allSatisfy { $0["analysis"] is String && $0["statistic"] is String }
        let hasNumbers = statistics.contains { $0["value"] is Double }
        #expect(areNamed)
        #expect(hasNumbers)
    }

    @Test("Every format writes the same table", arguments: ["terminal", "markdown", "html", "csv"])
    func formats(_ format: String) throws {
        let run = try CommandRun(Self.estimate + ["--format", format])
        #expect(run.status == 0)
        #expect(run.output.contains("11.2"))
    }

    @Test("The extension of --out chooses the format; nothing is printed", arguments: ["html", "md", "csv", "json"])
    func out(_ suffix: String) throws {
        let folder = try TemporaryFolder()
        let run = try CommandRun(Self.estimate + ["--out", "\(folder.path)/made/table.\(suffix)"])
        #expect(run.status == 0)
        #expect(run.output.isEmpty)
        #expect(folder.files == ["made/table.\(suffix)"])
        let named = ["html": "html", "md": "markdown", "csv": "csv", "json": "json"]
        let printed = try CommandRun(Self.estimate + ["--format", try #require(named[suffix])])
        #expect(try Places.text("\(folder.path)/made/table.\(suffix)") == printed.output)
    }

    @Test("Any number of threads gives the same bytes", arguments: commands)
    func threads(_ arguments: [String]) throws {
        let runs = try ["1", "2", "3"].map { try CommandRun(arguments + ["--format", "json", "--threads", $0]).output }
        #expect(runs[0] == runs[1])
        #expect(runs[0] == runs[2])
    }

    @Test("Chinese labels and notes, in columns that line up")
    func chinese() throws {
        let run = try CommandRun(Self.table + ["--language", "zh"])
        #expect(run.status == 0)
        #expect(run.output.contains("种族"))
        #expect(!run.output.contains("Survey design"))
        let rules = run.output.split(separator: "\n").filter { $0.hasPrefix("━") }.map(\.count)
        #expect(Set(rules).count == 1)
    }

    @Test("The style of a journal changes digits only: statistics stay as they are")
    func style() throws {
        let standard = try CommandRun(Self.estimate + ["--format", "json"]).output
        let lancet = try CommandRun(Self.estimate + ["--format", "json", "--style", "lancet"]).output
        #expect(standard == lancet)
        let shown = try CommandRun(Self.estimate + ["--style", "lancet"]).output
        #expect(shown.contains("11·2"))
    }

    @Test("A design comes from options or from a notebook, with the same numbers")
    func design() throws {
        let options = try CommandRun(Self.estimate + ["--format", "json"]).output
        let notebook = try CommandRun([
            "estimate", NHANES.path, "--proportion", "HI_CHOL", "--by", "agecat", "--design",
            "notebooks-md/nhanes-cholesterol.md", "--format", "json",
        ])
        #expect(notebook.status == 0)
        #expect(options == notebook.output)
    }

    @Test("The order of the rows changes nothing that is printed")
    func rowOrder() throws {
        let lines = try Places.text("\(Places.package)/\(NHANES.path)").split(separator: "\n")
        let folder = try TemporaryFolder()
        let reversed = try folder.write(
            ([lines[0]] + lines.dropFirst().reversed()).joined(separator: "\n") + "\n", to: "reversed.csv")
        for command in [Self.table, Self.model, Self.estimate] {
            var other = command
            other[1] = reversed
            #expect(try CommandRun(command).output == CommandRun(other).output)
        }
    }

    @Test("A gzipped file is read like the file in it")
    func gzip() throws {
        let folder = try TemporaryFolder()
        let zipped = "\(folder.path)/nhanes.csv.gz"
        let zip = try CommandRun(shell: "gzip -c \(NHANES.path) > '\(zipped)'")
        try #require(zip.status == 0)
        var arguments = Self.estimate
        arguments[1] = zipped
        #expect(try CommandRun(arguments).output == CommandRun(Self.estimate).output)
    }

    @Test("A reader that goes away early is no error")
    func closedPipe() throws {
        let run = try CommandRun(shell: "lbc describe \(NHANES.path) | head -n 1")
        #expect(run.status == 0)
        #expect(run.error.isEmpty)
    }

    @Test("A file in GBK is read, with a word on standard error about why; named, without one")
    func chineseEncoding() throws {
        let folder = try TemporaryFolder()
        let bytes: [UInt8] =
            Array("id,sex\n1,".utf8) + [0xC4, 0xD0] + Array("\n2,".utf8) + [0xC5, 0xAE] + Array("\n3,".utf8)
            + [0xC4, 0xD0, 0x0A]
        let path = try folder.write(bytes, to: "gbk.csv")
        let guessed = try CommandRun(["table1", path, "--rows", "sex", "--format", "markdown"])
        #expect(guessed.status == 0)
        #expect(guessed.output.contains("男") && guessed.output.contains("女"))
        #expect(
            guessed.error
                == "lbc: \(path): read as GB18030, judging by its bytes: 3 of its 3 double-byte characters are common ones of GB18030. "
                + "Name the encoding (--encoding) if that is wrong.\n")
        let named = try CommandRun(["table1", path, "--rows", "sex", "--format", "markdown", "--encoding", "GBK"])
        #expect(named.status == 0 && named.error.isEmpty && named.output == guessed.output)
    }

    @Test("A flag given twice counts twice; several quantities of a variable each have their row")
    func repeatedFlags() throws {
        let run = try CommandRun(
            ["estimate", NHANES.path, "--mean", "HI_CHOL", "--total", "HI_CHOL,WTMEC2YR", "--mean", "RIAGENDR"]
                + NHANES.design)
        #expect(run.status == 0)
        for row in ["HI_CHOL, mean", "RIAGENDR, mean", "HI_CHOL, total", "WTMEC2YR, total"] {
            #expect(run.output.contains(row), "\(row)")
        }
    }

    @Test("Codes that a model takes as numbers are pointed out; declared numbers and other numbers are not")
    func codesAsNumbers() throws {
        let run = try CommandRun(["model", NHANES.path, "HI_CHOL ~ race + RIAGENDR + WTMEC2YR"])
        #expect(run.output.contains("categorical(race)"))
        #expect(!run.output.contains("categorical(RIAGENDR)") && !run.output.contains("categorical(WTMEC2YR)"))
        let declared = try CommandRun(
            ["model", NHANES.path, "HI_CHOL ~ race", "--family", "binomial"] + NHANES.codebook)
        #expect(!declared.output.contains("categorical("))
    }

    @Test("A file of decimal commas, comments and ragged rows is read as it is said to be written")
    func declaredNotation() throws {
        let folder = try TemporaryFolder()
        let text = "export of 2024\n# half a table\nname;x\na;1.234,5\n# note\nb;2\nc\nd;3,25;z;\n"
        let path = try folder.write(text, to: "wave.csv")
        let run = try CommandRun([
            "estimate", path, "--mean", "x", "--format", "json", "--skip-lines", "1", "--comment", "#", "--decimal",
            "comma", "--thousands", "point", "--ragged", "skip",
        ])
        #expect(run.status == 0, "\(run.error)")
        #expect(run.output.contains("618.25"))
        #expect(
            run.error
                == "lbc: \(path): 2 rows left out: the header has 2 fields, but line 7 has 1, line 8 has 4.\n")
        let refused = try CommandRun(["estimate", path, "--mean", "x", "--skip-lines", "1", "--comment", "#"])
        #expect(refused.status == 1 && refused.error.contains("--ragged skip"))
    }

    @Test("Among numbers with decimal commas, the stray text is the one that is pointed at")
    func strayTextAmongCommas() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("a;b\n1,5;2\nx;3\n", to: "wave.csv")
        let run = try CommandRun(["estimate", path, "--mean", "a", "--decimal", "comma"])
        #expect(run.status == 1 && run.error.contains("'a' is not a number (\(path):3:1 holds 'x')"))
    }

    @Test("Data come through a pipe, too")
    func pipe() throws {
        let run = try CommandRun(shell: "printf 'x\\n1\\n2\\n6\\n' | lbc estimate - --mean x --format json")
        #expect(run.status == 0, "\(run.error)")
        #expect(run.output.contains("\"value\": 3"))
    }

    @Test("A description points at the first number that was written by hand")
    func handwrittenNumbers() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("id,age\n1,12\n2,１３\n3,'14\n", to: "d.csv")
        let run = try CommandRun(["describe", path, "--format", "markdown"])
        #expect(run.status == 0 && run.output.contains("12 1; 13 1; 14 1"))
        #expect(run.output.contains("first at \(path):3:3; they are read as numbers"))
    }
}
