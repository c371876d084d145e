import Foundation
import TestSupport
import Testing

@Suite("Help")
struct HelpTests {
    static let commands = [
        "", "describe", "table1", "model", "estimate", "report", "batch", "convert", "scales", "exposure",
        "definitions", "codebook", "codebook draft", "codebook diff", "check", "combine", "attrition", "sample",
        "power", "design", "weights",
    ]

    /// The examples in a command's help: lines that begin with `lbc`, joined where they end in a backslash.
    static func examples(of command: String) throws -> [String] {
        let help = try CommandRun(
            command.split(separator: " ").map(String.init) + ["--help"], environment: ["COLUMNS": "400"])
        let text = help.output.components(separatedBy: "EXAMPLES").dropFirst().joined()
        var examples: [String] = []
        var continues = false
        for line in text.components(separatedBy: "\n") {
            let words = line.trimmingCharacters(in: .whitespaces)
            let body = words.hasSuffix("\\") ? String(words.dropLast()) : words
            if continues {
                examples[examples.count - 1] += " " + body
            } else if line.hasPrefix("  lbc ") {
                examples.append(body)
            } else {
                continue
            }
            continues = words.hasSuffix("\\")
        }
        return examples
    }

    @Test("Every example of every help runs", arguments: commands)
    func examples(_ command: String) throws {
        let examples = try Self.examples(of: command)
        #expect(!examples.isEmpty)
        let folder = try TemporaryFolder()
        for shipped in ["datasets", "notebooks-md"] {
            try FileManager.default.createSymbolicLink(
                atPath: "\(folder.path)/\(shipped)", withDestinationPath: "\(Places.package)/\(shipped)")
        }
        for example in examples {
            let run = try CommandRun(shell: example, in: folder.path)
            #expect(run.status == 0, "\(example)\n\(run.error)")
            #expect(!run.output.isEmpty, "\(example)")
        }
    }

    @Test("Each command says what it does and which options it has", arguments: commands.dropFirst())
    func options(_ command: String) throws {
        let run = try CommandRun(command.split(separator: " ").map(String.init) + ["--help"])
        #expect(run.status == 0)
        #expect(run.output.hasPrefix("OVERVIEW: "))
        #expect(run.output.contains("USAGE: lbc \(command)"))
        // What only leads to others has none of its own.
        #expect(run.output.contains("--threads") || run.output.contains("SUBCOMMANDS:"))
    }

    @Test("The version is a name and a number")
    func version() throws {
        let run = try CommandRun(["--version"])
        #expect(run.status == 0)
        #expect(run.output.wholeMatch(of: /LBCStats \d+\.\d+\.\d+\n/) != nil)
    }

    @Test("A mistyped command, option or choice names the nearest or all known ones")
    func mistyped() throws {
        for (arguments, message) in [
            (["tabel1", NHANES.path], "no command is called 'tabel1'. Did you mean 'table1'?"),
            (["table1", NHANES.path, "--rows", "race", "--frmat", "json"], "Did you mean '--format'?"),
            (["table1", NHANES.path, "--rows", "race", "--format", "jsn"], "terminal, markdown, html, csv, json"),
            (["table1", NHANES.path], "--rows age,sex,ses"),
            (["table1", NHANES.path, "--rows", "race", "--show", "smdd"], "total, p, adjustedP, test, smd, missing"),
            (["table1", NHANES.path, "--rows", "race", "--threads", "0"], "--threads must be at least 1"),
            (["model", NHANES.path, "HI_CHOL ~ race", "--family", "binomal"], "binomial"),
            (["model", NHANES.path, "HI_CHOL ~ race", "--reference", "race"], "variable=level"),
            (["estimate", NHANES.path, "--level", "1.2"], "coverage"),
            (["report", "notebooks-md/nhanes-cholesterol.md", "--check", "--update"], "exclude each other"),
        ] {
            let run = try CommandRun(arguments)
            #expect(run.status == 64, "\(arguments)")
            #expect(run.error.contains(message), "\(arguments): \(run.error)")
            #expect(run.output.isEmpty)
        }
    }
}
