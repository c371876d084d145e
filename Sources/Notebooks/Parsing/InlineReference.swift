import Frame
import Reporting
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

    /// The references of a text. Code is left alone.
    static func references(in text: String, file: String, firstLine: Int, log: IssueLog) -> [InlineReference] {
        var references: [InlineReference] = []
        for (offset, (line, ranges)) in lines(of: text).enumerated() {
            var counted = (index: line.startIndex, column: 1)
            func position(_ index: String.Index) -> SourcePosition {
                counted = (index, counted.column + line.distance(from: counted.index, to: index))
                return SourcePosition(file: file, line: firstLine + offset, column: counted.column)
            }
            for range in ranges {
                guard line[range].hasSuffix("}}") else {
                    log.add("'{{' is never closed with '}}' on its line.", at: position(range.lowerBound))
                    continue
                }
                if let reference = InlineReference(String(line[range]), at: position(range.lowerBound), log: log) {
                    references.append(reference)
                }
            }
        }
        return references
    }

    /// The lines of a text, with the ranges of `{{…}}` in them; one that is not closed goes on to the line's end.
    static func lines(of text: String) -> [(line: Substring, ranges: [Range<Substring.Index>])] {
        let code = MarkdownText.fences(text).map { $0.firstLine...max($0.firstLine, $0.lastLine) }
        return text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().map { offset, line in
            (line, code.contains { $0.contains(offset + 1) } ? [] : ranges(in: line))
        }
    }

    /// Where `{{…}}` stands in a line, outside code spans.
    private static func ranges(in line: Substring) -> [Range<Substring.Index>] {
        var ranges: [Range<Substring.Index>] = []
        var index = line.startIndex
        while index < line.endIndex {
            if line[index] == "`" {
                index = endOfCode(in: line, from: index)
            } else if line[index...].hasPrefix("{{") {
                let end = line[index...].firstRange(of: "}}")?.upperBound ?? line.endIndex
                ranges.append(index..<end)
                index = end
            } else {
                index = line.index(after: index)
            }
        }
        return ranges
    }

    /// The end of the code span that as many backticks close as open it; without these, that of the backticks.
    private static func endOfCode(in line: Substring, from start: Substring.Index) -> Substring.Index {
        let marks = line[start...].prefix { $0 == "`" }
        var index = marks.endIndex
        while let next = line[index...].firstIndex(of: "`") {
            let run = line[next...].prefix { $0 == "`" }
            if run.count == marks.count { return run.endIndex }
            index = run.endIndex
        }
        return marks.endIndex
    }

    private init?(_ source: String, at position: SourcePosition, log: IssueLog) {
        self.source = source
        self.position = position
        let parts = Self.split(source.dropFirst(2).dropLast(2), at: "|")
        path = Self.split(parts[0][...], at: ".").map(Self.unquoted)
        guard path.count >= 2, path.allSatisfy({ !$0.isEmpty }), parts.count <= 2 else {
            log.add(
                "'\(source)' must read {{analysis.….statistic}} or {{analysis.….statistic | filter}}.", at: position)
            return nil
        }
        guard parts.count == 2 else {
            filter = nil
            return
        }
        let word = Self.unquoted(parts[1])
        guard let filter = Filter(rawValue: word) else {
            let known = Filter.allCases.map(\.rawValue)
            let hint =
                nearestName(to: word, among: known).map { "Did you mean '\($0)'?" }
                ?? "Known: \(known.joined(separator: ", "))."
            log.add("unknown filter '\(word)'. \(hint)", at: position)
            return nil
        }
        self.filter = filter
    }

    /// The parts between separators outside double quotes.
    private static func split(_ text: Substring, at separator: Character) -> [String] {
        var parts = [""]
        var isQuoted = false
        for character in text {
            if character == "\"" { isQuoted.toggle() }
            if character == separator, !isQuoted {
                parts.append("")
            } else {
                parts[parts.count - 1].append(character)
            }
        }
        return parts
    }

    /// A name without the white space around it and without its quotes.
    private static func unquoted(_ text: String) -> String {
        let trimmed = text.trimmingSpaces
        let isQuoted = trimmed.count >= 2 && trimmed.first == "\"" && trimmed.last == "\""
        return isQuoted ? String(trimmed.dropFirst().dropLast()) : trimmed
    }
}
