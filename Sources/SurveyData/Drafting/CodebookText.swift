import FileFormats
import Frame
import Yams

/// A codebook as its author wrote it, to which declarations are added without touching a character of it.
struct CodebookText {
    let path: String
    let text: String

    init(path: String) throws {
        self.path = path
        text = try readText(path)
    }

    init(path: String, text: String) {
        self.path = path
        self.text = text
    }

    /// The text with the variables of `draft` behind those it declares.
    ///
    /// - Throws: ``SurveyDataError/cannotExtend(path:)`` when it is written so that nothing can be added.
    func adding(_ draft: CodebookDraft) throws -> String {
        guard !draft.variables.isEmpty else { return text }
        let before = try Codebook(yaml: text, file: path)
        let extended = try extended(by: draft)
        let after = try? Codebook(yaml: extended, file: path)
        let declarable = draft.variables.filter { YamlWriter.canBeKey($0.name) }.map(\.name)
        guard after?.variables.map(\.name) == before.variables.map(\.name) + declarable else {
            throw SurveyDataError.cannotExtend(path: path)
        }
        return extended
    }

    private func extended(by draft: CodebookDraft) throws -> String {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        if lines.last == "" { lines.removeLast() }
        let root = try ConfigurationNode(yaml: text, file: path, log: IssueLog())
        let pairs = root.node.mapping.map(Array.init) ?? []
        var writer = YamlWriter()
        guard let variables = pairs.first(where: { $0.key.scalar?.string == "variables" }) else {
            writer.entry("variables")
            write(draft, to: &writer, indent: 1)
            return (lines + [""]).joined(separator: "\n") + writer.text
        }
        guard let declared = variables.value.mapping, declared.style != .flow, let first = declared.first?.key.mark
        else {
            throw SurveyDataError.cannotExtend(path: path)
        }
        writer.margin = first.column - 1
        write(draft, to: &writer, indent: 0)
        let begin = variables.key.mark?.line ?? 1
        let next = pairs.compactMap { $0.key.mark?.line }.filter { $0 > begin }.min()
        var end = min(next.map { $0 - 1 } ?? lines.count, lines.count)
        // What stands before the next key belongs to it.
        while end > 0, lines[end - 1].trimmingSpaces.isEmpty || next != nil && lines[end - 1].hasPrefix("#") {
            end -= 1
        }
        let added = writer.text.split(separator: "\n").map(String.init)
        return (lines[..<end] + added + lines[end...]).joined(separator: "\n") + "\n"
    }

    private func write(_ draft: CodebookDraft, to writer: inout YamlWriter, indent: Int) {
        for variable in draft.variables { variable.write(to: &writer, indent: indent) }
    }
}
