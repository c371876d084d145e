import Reporting
import Results

/// A file of a report, by its path within the report's folder.
public struct OutputFile: Sendable, Equatable {
    public let path: String
    public let text: String

    public init(path: String, text: String) {
        self.path = path
        self.text = text
    }
}

extension StudyRun {
    /// The files of a notebook's report: the page, its Markdown, every statistic, every table as CSV, and the manifest.
    ///
    /// - Throws: ``SurveyData/ConfigurationIssues`` when a reference leads to no statistic.
    public func files(of notebook: Notebook) throws -> [OutputFile] {
        let document = try document(of: notebook)
        let style = plan.study.style
        let pages: [any DocumentFormat] = [HTMLFormat(), MarkdownFormat()]
        let tables = document.blocks.compactMap { block -> Table? in
            if case .table(let table) = block { return table }
            return nil
        }
        return pages.map { OutputFile(path: "report.\($0.fileExtension)", text: $0.render(document, style: style)) }
            + [
                OutputFile(path: CommittedResults.statisticsFile, text: JSONFormat().render(document.statistics)),
                OutputFile(path: "manifest.json", text: try Manifest(self, notebook: notebook).json),
            ]
            + tables.map { table in
                let single = Document(
                    title: nil, language: document.language, blocks: [.table(table)], statistics: [])
                return OutputFile(path: "tables/\(table.id).csv", text: CSVFormat().render(single, style: style))
            }
    }
}
