import SurveyData

/// What became of one wave of a batch.
public struct WaveReport: Sendable {
    /// The wave's name: its file's, without extension.
    public let name: String
    public let dataPath: String
    public let outcome: Result<StudyRun, BatchFailure>
    /// The files of its report; empty when it failed.
    public let files: [OutputFile]

    /// Why a wave gave no report, in words for the person who asked for it.
    public struct BatchFailure: Error, Sendable {
        public let message: String
        /// The same for files that others read, which name nobody.
        public let reported: String
    }
}

/// The same notebook over many waves. A wave that fails is recorded and does not stop the others.
public struct WaveBatch: Sendable {
    public let notebook: Notebook
    public let paths: [String]

    /// - Throws: ``StudyError`` when there is no wave, or two would write to the same folder.
    public init(_ notebook: Notebook, paths: [String]) throws(StudyError) {
        guard !paths.isEmpty else { throw .noWaves }
        var seen: Set<String> = []
        for path in paths where !seen.insert(Self.name(of: path)).inserted { throw .sameWaveName(Self.name(of: path)) }
        self.notebook = notebook
        self.paths = paths
    }

    /// Runs one wave.
    public func report(_ path: String, memory: MemoryBudget = .ofMachine, progress: (String) -> Void = { _ in })
        -> WaveReport
    {
        let name = Self.name(of: path)
        do {
            let run = try StudyRun(try StudyPlan(notebook, data: path), memory: memory, progress: progress)
            return WaveReport(name: name, dataPath: path, outcome: .success(run), files: try run.files(of: notebook))
        } catch {
            return WaveReport(
                name: name, dataPath: path,
                outcome: .failure(
                    .init(message: "\(error)", reported: reportedDescription(of: error, path: path))), files: [])
        }
    }

    /// The file's name without folder, ".gz" and extension.
    static func name(of path: String) -> String {
        let file = path.split(separator: "/").last ?? ""
        let plain = file.hasSuffix(".gz") ? file.dropLast(3) : file
        let end = plain.lastIndex(of: ".") ?? plain.endIndex
        return String(end > plain.startIndex ? plain[..<end] : plain)
    }
}
