import Reporting
import Results
import Survey
import SurveyData

/// What a report was made from and with: enough to make it again, and to see what changed when it differs.
struct Manifest: Sendable {
    /// A file and the hash of its bytes.
    struct Source: Sendable {
        let role: String
        let path: String
        let digest: String
    }

    let sources: [Source]
    /// How the data file is written.
    let encoding: String
    let seed: UInt64
    let flow: RespondentFlow
    let analyses: [(id: String, n: Int?, exclusions: [Note.Exclusion])]

    init(_ run: StudyRun, notebook: Notebook) throws {
        var sources = [
            Source(role: "data", path: Self.name(run.plan.file.path), digest: try run.plan.file.source.digest())
        ]
        if let codebook = run.plan.study.codebookPath {
            sources.append(Source(role: "codebook", path: Self.name(codebook), digest: try fileDigest(codebook)))
        }
        sources.append(
            Source(role: "notebook", path: Self.name(notebook.path), digest: try fileDigest(notebook.path)))
        self.sources = sources
        encoding = run.context.reading.encoding
        seed = run.plan.study.seed
        flow = run.context.flow
        analyses = run.results.map { result in
            let exclusions = result.notes.flatMap { note -> [Note.Exclusion] in
                if case .exclusions(_, let list) = note { return list }
                return []
            }
            let n = result.statistics.first { $0.name == .n && $0.variable == nil }.map { Int($0.value) }
            return (result.id, n, exclusions)
        }
    }

    /// Paths differ between machines; names do not.
    private static func name(_ path: String) -> String {
        path.split(separator: "/").last.map(String.init) ?? path
    }

    /// The manifest as lines at the end of a report.
    var lines: [String] {
        sources.map { "\($0.role): \($0.path), SHA-256 \($0.digest)" } + ["\(Software.name) \(Software.version)"]
    }

    /// The manifest as JSON.
    var json: String {
        let string = JSONFormat.string
        let files = sources.map { source in
            "    {\"role\": \(string(source.role)), \"file\": \(string(source.path)), \"sha256\": \(string(source.digest))}"
        }
        let rows = analyses.map { analysis -> String in
            let exclusions = analysis.exclusions.map {
                "{\"variable\": \(string($0.variable)), \"reason\": \(string($0.reason)), \"n\": \($0.count)}"
            }
            let n = analysis.n.map { ", \"n\": \($0)" } ?? ""
            return
                "    {\"analysis\": \(string(analysis.id))\(n), \"excluded\": [\(exclusions.joined(separator: ", "))]}"
        }
        return """
            {
              "software": {"name": \(string(Software.name)), "version": \(string(Software.version)), "toolchain": \
            \(string(Software.toolchain)), "linearAlgebra": \(string(Software.linearAlgebra))},
              "seed": \(seed),
              "encoding": \(string(encoding)),
              "files": [
            \(files.joined(separator: ",\n"))
              ],
              "respondents": {"read": \(flow.read), "zeroWeight": \(flow.zeroWeight), "outside": \(flow.outside), \
            "undecided": \(flow.undecided), "analysed": \(flow.analysed)},
              "analyses": [
            \(rows.joined(separator: ",\n"))
              ]
            }

            """
    }
}

/// The software that made a report.
public enum Software {
    public static let name = "LBCStats"
    public static let version = "0.1.0"

    static var toolchain: String {
        #if swift(>=6.4)
            "Swift 6.4 or later"
        #elseif swift(>=6.3)
            "Swift 6.3"
        #else
            "Swift 6.2"
        #endif
    }

    static var linearAlgebra: String { SurveyEngine.linearAlgebraVersion }
}
