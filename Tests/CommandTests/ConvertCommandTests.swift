import Foundation
import TestSupport
import Testing

@Suite("lbc convert")
struct ConvertCommandTests {
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    /// Copies a shipped file into the folder.
    private func copy(_ path: String, as name: String) throws -> String {
        try folder.write(Array(try Data(contentsOf: URL(fileURLWithPath: "\(Places.package)/\(path)"))), to: name)
    }

    private func bytes(_ name: String) throws -> Data {
        try Data(contentsOf: URL(fileURLWithPath: "\(folder.path)/\(name)"))
    }

    @Test("A cache changes nothing but the time it takes: tables, reports and manifests are the same bytes")
    func cache() throws {
        let wave = try copy("datasets/left-behind-synthetic/wave3.csv", as: "wave3.csv")
        let report = ["report", "notebooks-md/left-behind-depression.md", "--data", wave, "--out"]
        let describe = ["describe", wave, "--codebook", "datasets/left-behind-synthetic/codebook.yaml"]
        let without = try CommandRun(describe)
        #expect(try CommandRun(report + ["\(folder.path)/without"]).status == 0)
        let run = try CommandRun(["convert", wave])
        #expect(run.status == 0 && run.error.isEmpty)
        #expect(run.output == "\(wave).lbc: 53 columns, 8179 rows\n")
        #expect(try CommandRun(["convert", wave, "--check"]).status == 0)
        #expect(try CommandRun(report + ["\(folder.path)/with"]).status == 0)
        let with = try CommandRun(describe)
        #expect(with.output == without.output && with.error == without.error)
        let files = folder.files.filter { $0.hasPrefix("without/") }
        #expect(files.count > 4)
        for file in files {
            #expect(try bytes(file) == bytes(file.replacing("without/", with: "with/")), "\(file)")
        }
    }

    @Test("A stale cache is passed over, which is said on standard error")
    func stale() throws {
        let path = try folder.write("a,b\n1,2\n3,4\n", to: "x.csv")
        #expect(try CommandRun(["convert", path]).status == 0)
        _ = try folder.write("a,b\n1,2\n3,5\n", to: "x.csv")
        let run = try CommandRun(["describe", path])
        #expect(run.status == 0 && run.output.contains("2 to 5") || run.output.contains("5 1"))
        #expect(run.error == "lbc: \(path).lbc is stale: \(path) has changed; run `lbc convert \(path)` again.\n")
        let check = try CommandRun(["convert", path, "--check"])
        #expect(check.status == 1 && check.output.contains("is stale"))
    }

    @Test("Errors of places are the same with a cache: line and column of the text file")
    func places() throws {
        let path = try folder.write("w,s,p,x\n1,1,1,1\n2,1,2,0\n-1,2,1,1\n1,2,2,0\n", to: "x.csv")
        let arguments = [
            "estimate", path, "--mean", "x", "--weights", "w", "--strata", "s", "--clusters", "p", "--nested",
        ]
        let without = try CommandRun(arguments)
        #expect(without.status == 1 && without.error.contains("x.csv:4:1"))
        #expect(try CommandRun(["convert", path]).status == 0)
        #expect(try CommandRun(arguments).error == without.error)
        let alone = try CommandRun([arguments[0], "\(path).lbc"] + arguments.dropFirst(2))
        #expect(alone.status == 1 && alone.error.contains("x.csv.lbc, row 3, variable 'w'"))
    }

    @Test("CSV to CSV is the same table; to a pipe, too")
    func text() throws {
        let path = try folder.write("id,t,x\n1,\"a,b\",0.10\n2,,NA\n", to: "x.csv")
        #expect(try CommandRun(["convert", path, "\(folder.path)/made/y.csv"]).status == 0)
        #expect(String(decoding: try bytes("made/y.csv"), as: UTF8.self) == "id,t,x\n1,\"a,b\",0.1\n2,,\n")
        let piped = try CommandRun(["convert", path, "-", "--missing", "NA", "--out-delimiter", "tab"])
        #expect(piped.output == "id\tt\tx\n1\ta,b\t0.1\n2\tNA\tNA\n" && piped.error.isEmpty)
        let read = try CommandRun(shell: "lbc convert - --out - --columns x,id < '\(path)'")
        #expect(read.output == "x,id\n0.1,1\n,2\n")
        let safe = try CommandRun(shell: "printf 'a,b\\n=1,-5\\n' | lbc convert - - --safe")
        #expect(safe.output == "a,b\n'=1,-5\n")
    }

    @Test("What cannot be written is an error, with nothing left behind")
    func failures() throws {
        let path = try copy(NHANES.path, as: "x.csv")
        let before = folder.files
        for (line, message) in [
            ("lbc convert '\(path)' - > /dev/full", "standard output: cannot be written (No space left on device)"),
            ("ulimit -f 8; lbc convert '\(path)' '\(folder.path)/y.csv'", "y.csv: cannot be written (File too large)"),
            ("ulimit -f 8; lbc convert '\(path)'", "x.csv.lbc: cannot be written (File too large)"),
            ("lbc convert '\(path)' '\(path)/y.csv'", "cannot be written (Not a directory)"),
            ("lbc convert '\(path)' '\(folder.path)/y.csv' --columns RIAGNDR", "Did you mean 'RIAGENDR'?"),
            (
                "lbc convert '\(path)' '\(folder.path)/y.por'",
                "must be one of .csv, .tsv, .txt, .dta, .sav, .zsav, .lbc"
            ),
            ("lbc convert '\(folder.path)/z.csv'", "z.csv: no such file. Did you mean"),
            ("lbc convert '\(path)' '\(folder.path)/y.csv' --out-delimiter 1", "\"1\" cannot separate fields"),
        ] {
            let run = try CommandRun(shell: line)
            #expect(run.status == 1, "\(line)")
            #expect(run.error.hasPrefix("lbc: ") && run.error.contains(message), "\(line)\n\(run.error)")
            #expect(run.output.isEmpty)
            #expect(folder.files == before, "\(line)")
        }
        let pipe = try CommandRun(shell: "{ lbc convert '\(path)' -; echo $? >&2; } | head -n 1")
        #expect(pipe.error.hasSuffix("1\n") && pipe.error.contains("has gone away"))
    }

    @Test("Options that do not go together are named")
    func options() throws {
        let path = try folder.write("a,b\n1,2\n", to: "x.csv")
        for (arguments, message) in [
            ([path, "--columns", "a"], "name the file to write"), ([path, "y.lbc", "--safe"], "are for text"),
            ([path, "y.csv", "--check"], "--check writes nothing"), ([path, "y.csv", "-o", "z.csv"], "once"),
            (["-"], "standard input needs a name"), ([path, path], "is the file that is read"),
            ([path, "y.csv", "--out-delimiter", "ab"], "must be one character"),
        ] {
            let run = try CommandRun(["convert"] + arguments, in: folder.path)
            #expect(run.status == 64, "\(arguments)")
            #expect(run.error.contains(message), "\(arguments): \(run.error)")
        }
        #expect(folder.files == ["x.csv"])
    }
}
