import Foundation
import TestSupport
import Testing

@Suite("Files larger than the memory allowed")
struct MemoryTests {
    private static let estimate = [
        "estimate", NHANES.path, "--proportion", "race", "--by", "agecat", "--format", "json",
    ]

    @Test("An estimate and a Table 1 come out the same, to the last character")
    func sameBytes() throws {
        for arguments in [
            Self.estimate + NHANES.design,
            ["table1", NHANES.path, "--by", "RIAGENDR", "--rows", "race,agecat,HI_CHOL"] + NHANES.design,
        ] {
            let whole = try CommandRun(arguments)
            #expect(whole.status == 0)
            for memory in ["1", "100kB", "2GB"] {
                let run = try CommandRun(arguments + ["--memory", memory])
                #expect(run.output == whole.output && run.error == whole.error && run.status == 0, "\(memory)")
            }
        }
    }

    @Test("A size that is none is refused with the sizes there are", arguments: ["lots", "-1", "0", "12XB"])
    func noSize(text: String) throws {
        let run = try CommandRun(Self.estimate + NHANES.design + ["--memory=\(text)"])
        #expect(run.status == 64)
        #expect(
            run.error.contains(
                "--memory is '\(text)', but must be a size such as 512MB, 2GB or 800MiB, or a number of bytes."))
    }

    @Test("What needs all rows says so, how much it takes, and what to do")
    func refusals() throws {
        let median = try CommandRun(
            ["estimate", NHANES.path, "--median", "HI_CHOL", "--memory", "100kB"] + NHANES.design)
        #expect(median.status == 1 && median.output.isEmpty)
        #expect(
            median.error
                == "lbc: estimate: the median of 'HI_CHOL' needs all rows in memory. The variables of this study take about "
                + "722 kB, but 100 kB are allowed. Allow more (--memory 722kB), or leave the median out.\n")
        let rows = try CommandRun(Self.estimate + ["--memory", "100kB"])
        #expect(rows.status == 1)
        #expect(
            rows.error.hasPrefix(
                "lbc: design: without clusters each row is a sampling unit of its own, which needs all rows in memory.")
        )
        #expect(rows.error.hasSuffix("or name the sampling units (clusters).\n"))
        let table = try CommandRun(
            ["table1", NHANES.path, "--rows", "race", "--median", "HI_CHOL,agecat", "--memory", "100kB"]
                + NHANES.design)
        #expect(table.error.hasPrefix("lbc: table1: medians of 'HI_CHOL', 'agecat' need all rows in memory."))
    }

    @Test("A columnar file, and a file with a cache, come out the same in blocks, too")
    func columnar() throws {
        let folder = try TemporaryFolder()
        let path = "\(folder.path)/nhanes.csv"
        _ = try folder.write(try Places.text("\(Places.package)/\(NHANES.path)"), to: "nhanes.csv")
        func run(_ data: String, _ more: [String] = []) throws -> CommandRun {
            try CommandRun(["table1", data, "--by", "RIAGENDR", "--rows", "race,HI_CHOL"] + NHANES.design + more)
        }
        let whole = try run(path)
        #expect(try CommandRun(["convert", path, "\(folder.path)/own.lbc"]).status == 0)
        #expect(try run("\(folder.path)/own.lbc", ["--memory", "1"]).output == whole.output)
        #expect(try CommandRun(["convert", path]).status == 0)
        for memory in ["1", "2GB"] {
            let cached = try run(path, ["--memory", memory])
            #expect(cached.output == whole.output && cached.error.isEmpty)
        }
    }
}
