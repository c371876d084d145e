import Reporting
public import SurveyData

/// A study notebook: front matter, prose with inline values, and blocks that declare analyses. It is data: reading it
/// runs nothing.
public struct Notebook: Sendable {
    /// A piece of the notebook, in order.
    enum Segment: Sendable {
        /// Prose, with the line it begins on.
        case prose(String, firstLine: Int)
        /// A declared analysis, by its place among the steps.
        case step(Int)
    }

    public let path: String
    /// The file's name without its extension.
    public let name: String
    public let study: Study
    let steps: [any AnalysisStep]
    let segments: [Segment]
    let references: [InlineReference]
}

extension Notebook {
    /// Reads a notebook file.
    ///
    /// - Throws: `FileFormatError` when it cannot be read, ``SurveyData/ConfigurationIssues`` with everything wrong in
    ///   it.
    public init(path: String) throws {
        try self.init(text: DocumentFile.text(path), path: path)
    }

    /// Reads a notebook from its text.
    public init(text: String, path: String) throws(ConfigurationIssues) {
        let log = IssueLog()
        let parts = try NotebookParts(text, path: path, log: log)
        let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
        let file = path.split(separator: "/").last.map(String.init) ?? path
        self.path = path
        name = file.lastIndex(of: ".").map { String(file[..<$0]) } ?? file
        study =
            ConfigurationNode.reading(yaml: parts.frontMatter, file: path, lineOffset: 1, log: log)
            .map { StudyReader($0, folder: folder).read() } ?? Study()

        var steps: [any AnalysisStep] = []
        var segments: [Segment] = []
        var references: [InlineReference] = []
        for piece in parts.pieces {
            switch piece {
            case .prose(let text, let firstLine):
                segments.append(.prose(text, firstLine: firstLine))
                references += InlineReference.references(in: text, file: path, firstLine: firstLine, log: log)
            case .block(let kind, let body, let line):
                let reader = BlockReader(kind: kind, body: body, file: path, line: line, log: log)
                guard let step = reader.read(count: steps.count, level: study.level) else { continue }
                segments.append(.step(steps.count))
                steps.append(step)
            }
        }
        self.steps = steps
        self.segments = segments
        self.references = references
        Self.checkIdentifiers(steps, log: log)
        try log.throwIfAny()
    }

    private static func checkIdentifiers(_ steps: [any AnalysisStep], log: IssueLog) {
        var seen: Set<String> = []
        for step in steps where !seen.insert(step.identity.id).inserted {
            log.add(
                "the id '\(step.identity.id)' is used by two blocks; give each its own.", at: step.identity.position)
        }
    }
}

/// Reads a text file.
enum DocumentFile {
    static func text(_ path: String) throws -> String {
        try SurveyData.readText(path)
    }
}
