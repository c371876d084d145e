import Frame
import Reporting
import SurveyData

/// A notebook cut into front matter, prose and blocks, by lines.
struct NotebookParts {
    enum Piece {
        case prose(String, firstLine: Int)
        /// A fenced `lbc` block: its kind, its YAML, and the line of its fence.
        case block(kind: String, body: String, line: Int)
    }

    let frontMatter: String
    let pieces: [Piece]

    /// - Parameters:
    ///   - text: with line ends of any system, and a byte-order mark or none.
    ///   - path: of the notebook, for messages.
    ///   - log: told of blocks that are never closed.
    init(_ text: String, path: String, log: IssueLog) throws(ConfigurationIssues) {
        // "\r\n" is a single character, and a newline.
        let content = text.first == "\u{FEFF}" ? text.dropFirst() : text[...]
        let lines = content.split(omittingEmptySubsequences: false) { ["\n", "\r\n", "\r"].contains($0) }
            .map(String.init)
        let start = SourcePosition(file: path, line: 1)
        guard lines.first?.trimmingDashes == true else {
            throw ConfigurationIssues([
                ConfigurationIssue(
                    position: start,
                    message: "a notebook begins with front matter between two lines of '---' (title, data, design, …).")
            ])
        }
        guard let end = lines.dropFirst().firstIndex(where: \.trimmingDashes) else {
            throw ConfigurationIssues([
                ConfigurationIssue(position: start, message: "the front matter opened here is never closed with '---'.")
            ])
        }
        frontMatter = lines[1..<end].joined(separator: "\n")
        let rest = Array(lines[(end + 1)...])
        let fences = MarkdownText.fences(rest.joined(separator: "\n"))
        for fence in fences where fence.isOpen {
            log.add(
                "the block '\(fence.info)' opened here is never closed with '```'.",
                at: SourcePosition(file: path, line: end + 1 + fence.firstLine))
        }
        pieces = Self.pieces(of: rest, fences, offset: end + 1)
    }

    private static func pieces(of lines: [String], _ fences: [MarkdownText.Fence], offset: Int) -> [Piece] {
        var pieces: [Piece] = []
        var next = 0  // the first line (from 0) not yet taken
        func takeProse(to end: Int) {
            guard next < end else { return }
            let text = lines[next..<end].joined(separator: "\n")
            if text.contains(where: { !$0.isWhitespace }) {
                pieces.append(.prose(text, firstLine: offset + next + 1))
            }
        }
        for fence in fences {
            let words = fence.info.split(separator: " ")
            guard words.first == "lbc" else { continue }
            takeProse(to: fence.firstLine - 1)
            pieces.append(
                .block(
                    kind: words.dropFirst().joined(separator: " "), body: fence.body, line: offset + fence.firstLine))
            next = fence.lastLine
        }
        takeProse(to: lines.count)
        return pieces
    }
}

extension String {
    /// Whether the line is `---` and nothing else.
    fileprivate var trimmingDashes: Bool {
        hasPrefix("---") && dropFirst(3).allSatisfy(\.isWhitespace)
    }
}
