import Foundation
import TestSupport
import Testing

@Suite("lbc report and lbc batch")
struct ReportCommandTests {
    static let study = "notebooks-md/nhanes-cholesterol.md"
    static let panel = "notebooks-md/left-behind-depression.md"
    static let waves = (1...3).map { "datasets/left-behind-synthetic/wave\($0).csv" }
    static let reportFiles = ["manifest.json", "report.html", "report.md", "statistics.json"]

    @Test("The shipped notebooks still give their committed results", arguments: [study, panel])
    func committed(_ notebook: String) throws {
        let run = try CommandRun(["report", notebook, "--check"])
        #expect(run.status == 0, "\(run.output)\(run.error)")
        #expect(run.output.contains("as committed"))
    }

    @Test("A report is whole, and the same bytes at any number of threads", arguments: [study, panel])
    func report(_ notebook: String) throws {
        let folders = try (1...2).map { threads in
            let folder = try TemporaryFolder()
            let run = try CommandRun(["report", notebook, "--out", folder.path, "--threads", "\(threads)"])
            #expect(run.status == 0, "\(run.error)")
            #expect(run.output == "report: \(folder.path)/report.html\n")
            return folder
        }
        #expect(Set(folders[0].files).isSuperset(of: Self.reportFiles))
        #expect(folders[0].files == folders[1].files)
        for file in folders[0].files {
            #expect(
                try Places.text("\(folders[0].path)/\(file)") == Places.text("\(folders[1].path)/\(file)"), "\(file)")
        }
    }

    @Test("Reports of synthetic data say so, those of real data do not")
    func synthetic() throws {
        for (notebook, isSynthetic) in [(Self.study, false), (Self.panel, true)] {
            let folder = try TemporaryFolder()
            #expect(try CommandRun(["report", notebook, "--out", folder.path]).status == 0)
            for file in ["report.html", "report.md"] {
                #expect(try Places.text("\(folder.path)/\(file)").contains("SYNTHETIC DATA") == isSynthetic)
            }
        }
    }

    /// A copy of a shipped notebook, with its data where they are.
    private func copy(
        of notebook: String, into folder: TemporaryFolder, replacing: String = "\0", with text: String = ""
    ) throws -> String {
        let original = try Places.text("\(Places.package)/\(notebook)")
        let placed = original.replacing("../datasets/", with: "\(Places.package)/datasets/")
        return try folder.write(placed.replacing(replacing, with: text), to: "study.md")
    }

    @Test("--check without committed results says how to make them; --update makes them; then a change is named")
    func update() throws {
        let folder = try TemporaryFolder()
        let notebook = try copy(of: Self.study, into: folder)
        let first = try CommandRun(["report", notebook, "--check"])
        #expect(first.status == 1)
        #expect(first.error.contains("--update"))
        #expect(try CommandRun(["report", notebook, "--update"]).status == 0)
        #expect(try CommandRun(["report", notebook, "--check"]).status == 0)
        let before = folder.files
        _ = try copy(of: Self.study, into: folder, replacing: "  clusters: SDMVPSU\n", with: "")
        let changed = try CommandRun(["report", notebook, "--check"])
        #expect(changed.status == 1)
        #expect(changed.output.contains("table1.race.hispanic.proportion, standard error: 0.0298"))
        #expect(changed.output.contains("→"))
        #expect(folder.files == before, "--check writes nothing")
    }

    @Test("Every mistake of a notebook is named at once with line and column, and no folder appears")
    func mistakes() throws {
        let folder = try TemporaryFolder()
        let notebook = try copy(of: Self.study, into: folder, replacing: "rows: [race", with: "rwos: [rcae")
        let text = try Places.text(notebook).replacing("by: agecat", with: "by: agect")
        _ = try folder.write(text, to: "study.md")
        let run = try CommandRun(["report", notebook, "--out", "\(folder.path)/report"])
        #expect(run.status == 1)
        #expect(run.error.contains("Did you mean 'rows'?"))
        #expect(run.error.contains("study.md:"))
        #expect(folder.files == ["study.md"])
    }

    @Test("A failing run leaves the report of an earlier one as it was")
    func untouched() throws {
        let folder = try TemporaryFolder()
        let notebook = try copy(of: Self.study, into: folder)
        let out = "\(folder.path)/report"
        #expect(try CommandRun(["report", notebook, "--out", out]).status == 0)
        let before = try Places.text("\(out)/report.md")
        _ = try copy(of: Self.study, into: folder, replacing: "WTMEC2YR", with: "WTMEC")
        #expect(try CommandRun(["report", notebook, "--out", out]).status == 1)
        #expect(try Places.text("\(out)/report.md") == before)
    }

    @Test("Another wave replaces the data")
    func otherWave() throws {
        let folder = try TemporaryFolder()
        let run = try CommandRun(["report", Self.panel, "--data", Self.waves[0], "--out", folder.path])
        #expect(run.status == 0)
        let manifest = try Places.text("\(folder.path)/manifest.json")
        #expect(manifest.contains("wave1.csv"))
        #expect(!manifest.contains("wave3.csv"))
    }

    @Test("A broken wave stops neither the others nor the summary, which names it")
    func batch() throws {
        let folder = try TemporaryFolder()
        let broken = try folder.write("pupil,weight\n1,2\n", to: "wave4.csv")
        let out = "\(folder.path)/out"
        let run = try CommandRun(["batch", Self.panel] + Self.waves + [broken, "--out", out])
        #expect(run.status == 1)
        #expect(run.error.contains("wave4: "))
        #expect(run.output.contains("wave1: \(out)/wave1/report.html"))
        #expect(run.output.hasSuffix("summary: \(out)/summary.html\n"))
        #expect(!folder.files.contains { $0.hasPrefix("out/wave4") })
        for wave in 1...3 { #expect(folder.files.contains("out/wave\(wave)/report.html")) }
        let ledger = try Places.text("\(out)/ledger.json")
        #expect(ledger.contains("wave4"))
        #expect(try Places.text("\(out)/summary.html").contains("wave4"))
    }

    @Test("Waves of the same name are refused before anything is written")
    func sameName() throws {
        let folder = try TemporaryFolder()
        let other = try folder.write("pupil,weight\n1,2\n", to: "wave1.csv")
        let run = try CommandRun(["batch", Self.panel, Self.waves[0], other, "--out", "\(folder.path)/out"])
        #expect(run.status == 1)
        #expect(run.error.contains("two data files are called 'wave1'"))
        #expect(folder.files == ["wave1.csv"])
    }

    @Test("Ctrl-C leaves a whole report or none, and no temporary file")
    func interruption() throws {
        for delay in ["0.01", "0.05", "0.1", "0.2", "0.3"] {
            let folder = try TemporaryFolder()
            let out = "\(folder.path)/report"
            let run = try CommandRun(shell: "timeout -s INT \(delay) lbc report \(Self.panel) --out '\(out)'")
            #expect([0, 124, 130].contains(run.status), "\(run.status) \(run.error)")
            #expect(run.error.isEmpty)
            #expect(!folder.files.contains { $0.hasSuffix(".part") })
            #expect(folder.files.isEmpty || Set(folder.files).isSuperset(of: Self.reportFiles.map { "report/\($0)" }))
        }
    }
}
