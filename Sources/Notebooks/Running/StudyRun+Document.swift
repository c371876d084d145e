public import Reporting
import Results
import SurveyData

extension StudyRun {
    /// The tables of a command's steps.
    public var document: Document {
        Document(
            title: nil, language: plan.study.language, warnings: warnings,
            blocks: plan.steps.indices.map { .table(table($0)) }, statistics: results.flatMap(\.statistics))
    }

    /// The report of a notebook: its prose with values in place, its blocks as tables.
    ///
    /// - Throws: ``SurveyData/ConfigurationIssues`` when a reference leads to no statistic.
    public func document(of notebook: Notebook) throws -> Document {
        let allResults = results.contains { $0.id == flow.id } ? results : results + [flow]
        let values = InlineValue(allResults, style: plan.study.style, language: plan.study.language)
        let log = IssueLog()
        var texts: [String: String] = [:]
        for reference in notebook.references {
            do {
                texts[reference.source] = try values.text(reference)
            } catch {
                log.add(error)
            }
        }
        try log.throwIfAny()
        let blocks = notebook.segments.map { segment -> Document.Block in
            switch segment {
            case .prose(let text, _): .prose(Self.filling(text, with: texts))
            case .step(let index): .table(numbered(index))
            }
        }
        return Document(
            title: plan.study.title, language: plan.study.language, warnings: warnings, blocks: blocks,
            statistics: statistics, provenance: try Manifest(self, notebook: notebook).lines)
    }

    /// Tables of a report are numbered in the order of its blocks.
    private func numbered(_ index: Int) -> Table {
        let table = table(index)
        return table.titled(Phrasebook(plan.study.language).numbered(index + 1, table.title))
    }

    private func table(_ index: Int) -> Table {
        Arrangement(
            language: plan.study.language, style: plan.study.style, parts: plan.steps[index].identity.parts
        ).table(results[index])
    }

    /// What must be said before anything else.
    private var warnings: [String] {
        let synthetic = plan.file.codebook.isSynthetic ? [Phrasebook(plan.study.language).syntheticWarning] : []
        return synthetic
    }

    /// The prose with every reference replaced; code spans are left alone.
    private static func filling(_ text: String, with texts: [String: String]) -> String {
        InlineReference.lines(of: text).map { line, ranges in
            var filled = ""
            var index = line.startIndex
            for range in ranges {
                filled += line[index..<range.lowerBound]
                filled += texts[String(line[range])].map(MarkdownText.escaped) ?? String(line[range])
                index = range.upperBound
            }
            return filled + line[index...]
        }.joined(separator: "\n")
    }
}
