import Frame
import SurveyData

/// A value in the prose: `{{analysis.variable.level.statistic | filter}}`.
struct InlineReference: Sendable, Equatable {
    enum Filter: String, Sendable, CaseIterable {
        /// With its confidence interval in brackets: 1.24 (95% CI 1.02–1.50).
        case withCI
        /// With its confidence interval after a comma, for use within brackets: 1.24, 95% CI 1.02–1.50.
        case commaCI
        /// The p-value of the statistic, as "p = 0.012".
        case withP
    }

    /// The analysis first, the statistic last.
    let path: [String]
    let filter: Filter?
    /// Everything between the braces, braces included.
    let source: String
    let position: SourcePosition

    var analysis: String { path[0] }
    var statistic: String { path[path.count - 1] }
    /// What stands between the analysis and the statistic.
    var middle: [String] { Array(path.dropFirst().dropLast()) }

    /// The references of a text. Code spans are left alone.
    static func references(in text: String, file: String, firstLine: Int, log: IssueLog) -> [InlineReference] {
        var references: [InlineReference] = []
        for (offset, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            for range in ranges(in: line) {
                let column = line.distance(from: line.startIndex, to: range.lowerBound) + 1
                let position = SourcePosition(file: file, line: firstLine + offset, column: column)
                if let reference = InlineReference(String(line[range]), at: position, log: log) {
                    references.append(reference)
                }
            }
        }
        return references
    }

    /// Where `{{…}}` stands in a line, outside code spans.
    static func ranges(in line: Substring) -> [Range<Substring.Index>] {
        var ranges: [Range<Substring.Index>] = []
        var index = line.startIndex
        var inCode = false
        while index < line.endIndex {
            if line[index] == "`" { inCode.toggle() }
            if !inCode, line[index...].hasPrefix("{{"), let close = line[index...].firstRange(of: "}}") {
                ranges.append(index..<close.upperBound)
                index = close.upperBound
            } else {
                index = line.index(after: index)
            }
        }
        return ranges
    }

    private init?(_ source: String, at position: SourcePosition, log: IssueLog) {
        self.source = source
        self.position = position
        let parts = source.dropFirst(2).dropLast(2).split(separator: "|", omittingEmptySubsequences: false)
            .map { $0.filter { !$0.isWhitespace } }
        path = parts[0].split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard path.count >= 2, path.allSatisfy({ !$0.isEmpty }), parts.count <= 2 else {
            log.add(
                "'\(source)' must read {{analysis.….statistic}} or {{analysis.….statistic | filter}}.", at: position)
            return nil
        }
        guard parts.count == 2 else {
            filter = nil
            return
        }
        guard let filter = Filter(rawValue: parts[1]) else {
            let known = Filter.allCases.map(\.rawValue)
            let hint =
                nearestName(to: parts[1], among: known).map { "Did you mean '\($0)'?" }
                ?? "Known: \(known.joined(separator: ", "))."
            log.add("unknown filter '\(parts[1])'. \(hint)", at: position)
            return nil
        }
        self.filter = filter
    }
}
