import Foundation
import TestSupport
import Testing

@Suite("lbc weights")
struct WeightsCommandTests {
    private static let csv = """
        w,s,c,sex,y
        1,a,1,m,3
        2,a,1,f,4
        1,a,2,m,5
        3,a,2,f,1
        2,b,3,m,2
        2,b,3,f,7
        1,b,4,m,6
        2,b,4,f,3

        """

    @Test("Adjusted weights and replicates are written, and analysed as declared give the same numbers")
    func roundTrip() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write(Self.csv, to: "data.csv")
        let out = folder.path + "/weights.csv"
        let design = [
            "--weights", "w", "--strata", "s", "--clusters", "c", "--adjust", "{rake: {sex: {m: 10, f: 12}}}",
            "--replicates", "{make: jackknife}",
        ]
        let run = try CommandRun(["weights", path, out] + design)
        #expect(run.status == 0, "\(run.error)")
        #expect(run.output.contains("10 columns, 8 rows"))
        // What it says is taken as it is said.
        let flags = try #require(run.output.split(separator: "\n").last).replacing(
            "An analysis takes it with --weights adjusted --replicates ", with: "")
        let replicates = flags.trimmingCharacters(in: CharacterSet(charactersIn: "'"))
        let own = try CommandRun(["estimate", path, "--mean", "y", "--by", "sex", "--format", "csv"] + design)
        let read = try CommandRun([
            "estimate", out, "--mean", "y", "--by", "sex", "--format", "csv", "--weights", "adjusted", "--replicates",
            replicates,
        ])
        #expect(read.status == 0, "\(read.error)")
        #expect(own.output == read.output)
    }

    @Test("A name that the data have, and a pipe, are refused")
    func refusals() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write(Self.csv, to: "data.csv")
        let out = folder.path + "/weights.csv"
        let taken = try CommandRun(["weights", path, out, "--weights", "w", "--name", "y"])
        #expect(taken.status == 1 && taken.error.contains("has a column 'y' already"))
        #expect(!FileManager.default.fileExists(atPath: out))
        let itself = try CommandRun(["weights", path, path, "--weights", "w"])
        #expect(itself.status != 0 && itself.error.contains("is a file that is read"))
    }
}
