/// GitHub-flavoured Markdown: reads well in a repository before anything is rendered.
public struct MarkdownFormat: DocumentFormat {
    public let name = "markdown"
    public let fileExtension = "md"

    public init() {}

    public func render(_ document: Document, style: HouseStyle) -> String {
        var parts: [String] = []
        if let title = document.title { parts.append("# \(escape(title))") }
        parts += document.warnings.map { "> **\(escape($0))**" }
        for block in document.blocks {
            switch block {
            case .prose(let text): parts.append(text)
            case .table(let table): parts.append(render(table, style: style, language: document.language))
            }
        }
        if !document.provenance.isEmpty {
            parts.append("---")
            parts.append(document.provenance.map { "- \(escape($0))" }.joined(separator: "\n"))
        }
        return parts.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
    }

    private func render(_ table: Table, style: HouseStyle, language: Phrasebook.Language) -> String {
        let texts = TableTexts(table, style: style, language: language, indent: "")
        let headers = zip(table.columns, texts.headers).map { column, lines in
            let spanner = column.spanner.map { ["*\(escape($0))*"] } ?? []
            return (spanner + lines.map(escape)).joined(separator: "<br>")
        }
        var lines = ["**\(escape(table.title))**", ""]
        lines.append("| \(escape(texts.stub)) | \(headers.joined(separator: " | ")) |")
        lines.append("|:--|" + table.columns.map { $0.isText ? ":--|" : "--:|" }.joined())
        for (row, text) in zip(table.rows, texts.rows) {
            let indent = String(repeating: "&emsp;", count: row.indent)
            lines.append("| \(indent)\(escape(text.label)) | \(text.cells.map(escape).joined(separator: " | ")) |")
        }
        if !table.notes.isEmpty {
            lines.append("")
            lines += table.notes.map { "<sub>\(escape($0))</sub>  " }
        }
        return lines.joined(separator: "\n")
    }

    private func escape(_ text: String) -> String {
        MarkdownText.escaped(text)
    }
}
