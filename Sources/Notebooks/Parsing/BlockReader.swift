import Frame
import Reporting
import SurveyData

/// Decodes a fenced `lbc` block into the step it declares.
struct BlockReader {
    let kind: String
    let body: String
    let file: String
    /// The line of the opening fence.
    let line: Int
    let log: IssueLog

    /// - Parameters:
    ///   - count: the blocks before this one, for an id where none is given.
    ///   - level: the study's coverage of intervals.
    /// - Returns: `nil` when the kind is unknown, the block is not YAML, or something required is missing, which has
    ///   then been reported.
    func read(count: Int, level: Double) -> (any AnalysisStep)? {
        let position = SourcePosition(file: file, line: line)
        guard let type = AnalysisSteps.all.first(where: { $0.kind == kind }) else {
            let known = AnalysisSteps.all.map { $0.kind }
            let hint = nearestName(to: kind, among: known).map { " Did you mean '\($0)'?" } ?? ""
            log.add("unknown kind of block '\(kind)'; known are \(known.joined(separator: ", ")).\(hint)", at: position)
            return nil
        }
        guard let node = ConfigurationNode.reading(yaml: body, file: file, lineOffset: line, log: log) else {
            return nil
        }
        let fields = ConfigurationMapping(node, "the \(kind) block", known: StepIdentity.keys + type.keys)
        let identity = StepIdentity(
            id: fields["id"]?.text("'id'") ?? "\(kind)\(count + 1)", title: fields["title"]?.text("'title'"),
            parts: fields["show"].map(parts), position: position)
        if let problem = Self.problem(withID: identity.id, kind: kind) { fields["id"]?.report(problem) }
        return type.init(identity, fields, level: level)
    }

    /// An id is part of inline references, and the name of a file.
    private static func problem(withID id: String, kind: String) -> String? {
        if id == FlowStep.kind, kind != FlowStep.kind {
            return "the id 'flow' is kept for the flow of respondents; choose another."
        }
        let isPlain =
            !id.isEmpty
            && id.unicodeScalars.allSatisfy {
                !".{}|/\\:*?\"<>".unicodeScalars.contains($0) && !$0.properties.isWhitespace
                    && $0.properties.generalCategory != .control
            }
        return isPlain ? nil : "the id '\(id)' must be a word without spaces, dots, slashes, braces or bars."
    }

    private func parts(_ node: ConfigurationNode) -> Set<Arrangement.Part> {
        let known = Arrangement.Part.allCases.map(\.rawValue)
        return Set(node.items.compactMap { $0.choice("'show'", of: known).flatMap { Arrangement.Part(rawValue: $0) } })
    }
}
