import Foundation
import TestSupport
import Testing

@Suite("lbc power")
struct PowerCommandTests {
    /// A statistic of the first plan.
    private func value(_ name: String, _ arguments: [String], group: String? = nil) throws -> Double {
        let run = try CommandRun(["power"] + arguments + ["--format", "json"])
        let found = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [[String: Any]] ?? []
        let one = found.first { ($0["statistic"] as? String) == name && ($0["group"] as? String) == group }
        return try #require(one?["value"] as? Double, "\(arguments): \(run.error)")
    }

    @Test("R's power.prop.test and power.t.test are its limits")
    func limits() throws {
        // power.prop.test(p1 = 0.3, p2 = 0.4, power = 0.9)$n; power.t.test(n = 20, delta = 1)$power
        let size = try value("exactSize", ["--shares", "0.3,0.4", "--power", "0.9", "--normal"])
        #expect(isClose(size, 476.0071952751, relative: 1e-9))
        let power = try value("power", ["--means", "0,1", "--sd", "1", "--n", "20"])
        #expect(isClose(power, 0.8689528016925, relative: 1e-9))
    }

    @Test("What is left out is found")
    func found() throws {
        let clusters = ["--cluster-size", "30", "--icc", "0.05"]
        #expect(try value("n", ["--shares", "0.3,0.4"] + clusters, group: "clusters1") == 31)
        #expect(try value("power", ["--shares", "0.3,0.4", "--clusters", "62"] + clusters) > 0.8)
        #expect(try value("difference", ["--shares", "0.3", "--clusters", "62", "--below"] + clusters) < 0)
        let size = ["--shares", "0.3,0.4", "--clusters", "62", "--power", "0.8", "--icc", "0.05"]
        #expect(try value("clusterSize", size) <= 30)
        #expect(try value("halfWidth", ["--shares", "0.3", "--half-width", "0.05"] + clusters) <= 0.05)
        #expect(try value("halfWidth", ["--shares", "0.3", "--precision", "--n", "400"]) < 0.05)
    }

    @Test("Lists make a plan of each combination, in every format and both languages")
    func plans() throws {
        let arguments = [
            "power", "--shares", "0.3,0.4", "--icc", "0.02,0.05", "--cluster-size", "20,40", "--power", "0.8,0.9",
            "--response",
            "0.85", "--groups", "within",
        ]
        let table = try CommandRun(arguments + ["--format", "csv"])
        #expect(table.output.split(separator: "\n").count == 9)
        #expect(table.output.hasPrefix("Plan,ICC,Cluster size,Deff,Clusters,"))
        for format in ["terminal", "markdown", "html", "json"] {
            let run = try CommandRun(arguments + ["--format", format])
            #expect(run.status == 0 && !run.output.isEmpty && run.error.isEmpty)
        }
        let chinese = try CommandRun(arguments + ["--language", "zh"]).output
        #expect(chinese.contains("检验效能") && chinese.contains("邀请人数 = 应答人数/85%"))
    }

    @Test("Mistakes have words and a status")
    func wrong() throws {
        for (arguments, status, message) in [
            ([], 64, "--shares 0.3,0.4"),
            (["--shares", "0.3"], 64, "with one share or mean"),
            (["--shares", "0.3,0.4,0.5"], 64, "3 values"),
            (["--shares", "a,b"], 64, "no number"),
            (["--shares", "nan,0.2"], 64, "no number"),
            (["--shares", "0.3,1.4"], 1, "--shares is 1.4, but must be above 0 and below 1."),
            (["--shares", "0.3,0.4", "--means", "1,2", "--sd", "1"], 64, "--shares or with --means"),
            (["--means", "1,2"], 64, "--sd 5"),
            (["--shares", "0.3,0.4", "--sd", "1"], 64, "--sd is for means"),
            (["--shares", "0.3,0.4", "--icc", "0.1"], 64, "--cluster-size"),
            (
                ["--shares", "0.3,0.4", "--icc", "1.1", "--cluster-size", "20"], 1,
                "--icc is 1.1, but must be from 0 to 1."
            ),
            (["--shares", "0.3,0.4", "--cluster-size", "20"], 64, "--icc 0.05"),
            (["--shares", "0.3,0.4", "--n", "100", "--power", "0.8"], 64, "nothing to find"),
            (["--shares", "0.3,0.4", "--n", "0"], 1, "size is 0"),
            (["--shares", "0.3,0.4", "--groups", "inside"], 64, "between, within"),
            (["--shares", "0.3,0.4", "--half-width", "0.1"], 64, "of one share or mean"),
            (["--shares", "0.3", "--half-width", "0"], 1, "--half-width is 0"),
            (["--shares", "0.3,0.4", "--n", "10", "--clusters", "3"], 64, "give one of them"),
            (["--shares", "0.3,0.4", "--power", "1.2"], 1, "--power is 1.2"),
            (["--shares", "0.3,0.4", "--clusters", "4", "--icc", "0.3", "--power", "0.9"], 1, "cannot be reached"),
        ] as [([String], Int, String)] {
            let run = try CommandRun(["power"] + arguments)
            #expect(Int(run.status) == status, "\(arguments): \(run.error)")
            #expect(run.error.contains(message), "\(arguments): \(run.error)")
            #expect(run.output.isEmpty)
        }
    }
}
