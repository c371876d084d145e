import Foundation
import TestSupport
import Testing

@Suite("lbc sample")
struct SampleCommandTests {
    let folder: TemporaryFolder
    let schools: [String]

    init() throws {
        folder = try TemporaryFolder()
        var rows: [String] = []
        for school in 1...40 {
            rows.append("\(school),\(school % 4 < 2 ? "rural" : "urban"),\(20 + school * 7 % 90),\"=校\(school)\"")
        }
        schools = rows
        _ = try folder.write("school,type,pupils,name\n" + rows.joined(separator: "\n") + "\n", to: "schools.csv")
        _ = try folder.write(
            "school,type,pupils,name\n" + rows.reversed().joined(separator: "\n") + "\n", to: "reversed.csv")
    }

    private func lbc(_ arguments: String...) throws -> CommandRun { try CommandRun(arguments, in: folder.path) }

    @Test("The rows chosen with their design, and the same ones from the file in another order")
    func written() throws {
        let plan = [
            "--n", "8", "--strata", "type", "--method", "brewer", "--size", "pupils", "--id", "school", "--seed", "5",
        ]
        let run = try CommandRun(["sample", "schools.csv", "out.csv"] + plan + ["--format", "csv"], in: folder.path)
        #expect(run.status == 0, "\(run.error)")
        let lines = try Places.text(folder.path + "/out.csv").split(separator: "\n").map(String.init)
        #expect(
            lines[0]
                == "school,type,pupils,name,sample_stratum,sample_probability1,sample_probability,sample_weight,sample_fraction1,"
                + "sample_certainty")
        #expect(lines.count == 9)
        #expect(
            lines.dropFirst().allSatisfy { line in
                schools.contains { line.hasPrefix($0.replacing("\"", with: "") + ",") }
            })
        #expect(run.output.hasPrefix("Stratum,Frame | units,Sample | units,Sample | certain,"))
        _ = try CommandRun(["sample", "reversed.csv", "other.csv"] + plan, in: folder.path)
        let others = try Places.text(folder.path + "/other.csv").split(separator: "\n").map(String.init)
        #expect(Set(others) == Set(lines))
    }

    @Test("What is written is a design as it stands, as the table says")
    func analysed() throws {
        _ = try lbc("sample", "schools.csv", "out.csv", "--per-stratum", "6", "--strata", "type", "--seed", "5")
        let run = try lbc(
            "estimate", "out.csv", "--total", "pupils", "--weights", "sample_weight", "--strata", "sample_stratum",
            "--fpc",
            "sample_fraction1")
        #expect(run.status == 0, "\(run.error)")
        #expect(run.output.contains("design df 10") && run.output.contains("finite-population correction"))
        let whole = try lbc(
            "sample", "schools.csv", "all.csv", "--n", "40", "--seed", "1", "--columns", "pupils,school")
        #expect(whole.status == 0)
        #expect(try Places.text(folder.path + "/all.csv").hasPrefix("pupils,school,sample_stratum"))
        let total = try lbc(
            "estimate", "all.csv", "--total", "pupils", "--weights", "sample_weight", "--format", "json")
        let sum = schools.reduce(0) { $0 + (Int($1.split(separator: ",")[2]) ?? 0) }
        #expect(total.output.contains("\"statistic\": \"total\", \"value\": \(sum),"))
    }

    @Test("The report in every format, in both languages, the same at any number of cores")
    func formats() throws {
        let arguments = [
            "sample", "schools.csv", "--n", "9", "--strata", "type", "--minimum", "2", "--population", "pupils >= 30",
            "--seed",
            "7",
        ]
        for format in ["terminal", "markdown", "html", "csv", "json"] {
            let run = try CommandRun(arguments + ["--format", format], in: folder.path)
            #expect(run.status == 0, "\(run.error)")
            #expect(run.output.contains(format == "json" ? "\"frameUnits\"" : "rural"), "\(format)")
            #expect(
                try CommandRun(arguments + ["--format", format, "--threads", "1"], in: folder.path).output == run.output
            )
        }
        let text = try CommandRun(arguments + ["--format", "markdown"], in: folder.path).output
        #expect(text.contains("9 units were chosen, separately in each of 2 strata (type), by simple random sampling"))
        #expect(
            text.contains("those with pupils \\>= 30 could be chosen") || text.contains("those with pupils &gt;= 30"))
        let chinese = try CommandRun(arguments + ["--language", "zh", "--format", "markdown"], in: folder.path)
        #expect(chinese.output.contains("按不放回简单随机抽样") && chinese.output.contains("设计权重"))
    }

    @Test("A labelled file stays one")
    func labelled() throws {
        let frame = Places.fixture("statistics-files/children118.dta")
        for target in ["out.dta", "out.sav"] {
            let run = try lbc("sample", frame, target, "--n", "4", "--id", "id", "--seed", "2")
            #expect(run.status == 0, "\(run.error)")
            let described = try lbc("describe", target)
            #expect(described.output.contains("身高 (cm)") && described.output.contains("sample_weight"))
            #expect(described.output.contains("4 rows, 11 variables"))
        }
    }

    @Test("Nothing is written over the frame, and mistakes have words and a status")
    func wrong() throws {
        for (arguments, status, message) in [
            (["schools.csv", "--n", "5"], 64, "--seed"),
            (["schools.csv", "--seed", "5"], 64, "--per-stratum"),
            (["schools.csv", "--n", "5", "--sizes", "pupils", "--seed", "5"], 64, "one of --n"),
            (["schools.csv", "--n", "50", "--seed", "5"], 1, "50 units are to be chosen, but the frame has 40."),
            (["schools.csv", "--n", "5", "--strata", "typ", "--seed", "5"], 1, "Did you mean 'type'?"),
            (["schools.csv", "--n", "5", "--method", "pps", "--seed", "5"], 64, "systematicPPS, brewer, poisson"),
            (
                ["schools.csv", "--n", "5", "--method", "brewer", "--size", "name", "--seed", "5"], 1,
                "must hold numbers"
            ),
            (["schools.csv", "--n", "5", "--allocation", "nyman", "--seed", "5"], 64, "neyman"),
            (["schools.csv", "schools.csv", "--n", "5", "--seed", "5"], 64, "name another one to write"),
            (["schools.csv", "--n", "5", "--seed", "5", "-o", "schools.csv"], 64, "name another one to write"),
            (["schools.csv", "out.xyz", "--n", "5", "--seed", "5"], 1, ".csv"),
            (["schools.csv", "--n", "5", "--seed", "-1"], 64, "seed"),
            (["-", "out.csv", "--n", "5", "--seed", "1"], 64, "read twice"),
            (["schools.csv", "--n", "5", "--seed", "1", "--population", "pupil > 3"], 1, "'pupil' in 'pupil > 3'"),
            (["schools.csv", "--n", "5", "--seed", "1", "--exponent", "0.3"], 64, "--allocation power"),
        ] {
            let run = try CommandRun(["sample"] + arguments, in: folder.path)
            #expect(Int(run.status) == status, "\(arguments): \(run.error)")
            #expect(run.error.contains(message), "\(arguments): \(run.error)")
            #expect(run.output.isEmpty)
        }
        #expect(folder.files == ["reversed.csv", "schools.csv"])
        _ = try lbc("sample", "schools.csv", "out.csv", "--n", "5", "--seed", "1")
        #expect(
            try lbc("sample", "out.csv", "two.csv", "--n", "2", "--seed", "1").error.contains(
                "'sample_stratum' already"))
    }
}
