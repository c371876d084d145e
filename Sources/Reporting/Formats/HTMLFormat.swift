/// One self-contained HTML page: no scripts, no external files; three-line tables that print as a journal's.
public struct HTMLFormat: DocumentFormat {
    public let name = "html"
    public let fileExtension = "html"

    public init() {}

    public func render(_ document: Document, style: HouseStyle) -> String {
        let title = document.title ?? document.tables.first?.title ?? "LBCStats"
        var body: [String] = []
        if let title = document.title { body.append("<h1>\(escape(title))</h1>") }
        body += document.warnings.map { "<p class=\"warning\" role=\"note\">\(escape($0))</p>" }
        for block in document.blocks {
            switch block {
            case .prose(let text): body.append(MarkdownText.html(text))
            case .table(let table): body.append(render(table, style: style, language: document.language))
            }
        }
        if !document.provenance.isEmpty {
            let lines = document.provenance.map { "<li>\(escape($0))</li>" }
            body.append("<footer><ul>\(lines.joined())</ul></footer>")
        }
        return """
            <!DOCTYPE html>
            <html lang="\(document.language == .zh ? "zh-CN" : "en")">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="generator" content="LBCStats">
            <title>\(escape(title))</title>
            <style>
            \(Self.stylesheet)
            </style>
            </head>
            <body>
            <main>
            \(body.joined(separator: "\n"))
            </main>
            </body>
            </html>

            """
    }

    private func render(_ table: Table, style: HouseStyle, language: Phrasebook.Language) -> String {
        let texts = TableTexts(table, style: style, language: language, indent: "")
        let classes = table.columns.map { $0.isText ? " class=\"text\"" : "" }
        let headings = zip(texts.headers, classes).map { lines, style in
            "<th scope=\"col\"\(style)>\(escape(lines[0]))"
                + (lines.count > 1 ? "<br><span class=\"size\">\(escape(lines[1]))</span>" : "") + "</th>"
        }
        var head = ""
        if table.hasSpanners {
            let spanners = table.spannerRuns.map { run in
                run.spanner.map {
                    "<th scope=\"colgroup\" class=\"spanner\" colspan=\"\(run.count)\">\(escape($0))</th>"
                }
                    ?? "<td colspan=\"\(run.count)\"></td>"
            }
            head += "<tr><td></td>\(spanners.joined())</tr>\n"
        }
        head += "<tr><th scope=\"col\" class=\"stub\">\(escape(texts.stub))</th>\(headings.joined())</tr>"
        let rows = zip(table.rows, texts.rows).map { row, text in
            let cells = zip(zip(row.cells, text.cells), classes).map { cell, style in
                if case .distribution(let counts) = cell.0 { return "<td\(style)>\(Sparkline.svg(counts))</td>" }
                return "<td\(style)>\(escape(cell.1))</td>"
            }.joined()
            return "<tr><th scope=\"row\" class=\"indent\(row.indent)\">\(escape(text.label))</th>\(cells)</tr>"
        }
        let notes = table.notes.map { "<p>\(escape($0))</p>" }.joined(separator: "\n")
        return """
            <figure id="\(escape(table.id))">
            <figcaption>\(escape(table.title))</figcaption>
            <div class="scroll">
            <table>
            <thead>
            \(head)
            </thead>
            <tbody>
            \(rows.joined(separator: "\n"))
            </tbody>
            </table>
            </div>
            <div class="notes">
            \(notes)
            </div>
            </figure>
            """
    }

    private func escape(_ text: String) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&#39;"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }

    private static let stylesheet = """
        :root { color-scheme: light; }
        body { margin: 0; background: #fff; color: #1a1a1a; font: 16px/1.55 Georgia, "Noto Serif CJK SC", "Songti SC", SimSun, serif; }
        main { max-width: 68rem; margin: 2.5rem auto; padding: 0 1.5rem; }
        main > p, main > ul, main > ol, main > blockquote { max-width: 46rem; }
        h1 { font-size: 1.7rem; line-height: 1.25; margin: 0 0 1.2rem; }
        h2 { font-size: 1.3rem; margin: 2rem 0 .6rem; }
        h3 { font-size: 1.1rem; margin: 1.6rem 0 .5rem; }
        figure { margin: 1.8rem 0 2.2rem; }
        figcaption { font-weight: 600; margin-bottom: .5rem; }
        .scroll { overflow-x: auto; }
        table { border-collapse: collapse; min-width: 50%; border-top: 1.5pt solid #1a1a1a; border-bottom: 1.5pt solid #1a1a1a;
          font: 13px/1.4 "Helvetica Neue", Arial, "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif;
          font-variant-numeric: tabular-nums lining-nums; }
        th, td { padding: .26rem .5rem; vertical-align: top; text-align: right; font-weight: 400; white-space: nowrap; }
        thead th { font-weight: 600; vertical-align: bottom; white-space: normal; }
        thead tr:last-child th, thead tr:last-child td { border-bottom: .75pt solid #1a1a1a; }
        thead .spanner { text-align: center; border-bottom: .5pt solid #888; }
        thead .size { font-weight: 400; color: #555; }
        tbody th, th.stub { text-align: left; padding-left: 0; white-space: normal; min-width: 10rem; }
        tbody th.indent1 { padding-left: 1.4rem; }
        tbody th.indent2 { padding-left: 2.8rem; }
        .text { text-align: left; white-space: normal; }
        td svg { display: block; fill: #4a6d8c; }
        td:last-child, th:last-child { padding-right: 0; }
        .notes { font: 12.5px/1.5 "Helvetica Neue", Arial, "Noto Sans CJK SC", sans-serif; color: #444; margin-top: .55rem; }
        .notes p { margin: .15rem 0; }
        .warning { border: 1.5pt solid #a40000; color: #a40000; padding: .6rem .9rem; font-weight: 600; }
        footer { margin-top: 3rem; border-top: .5pt solid #bbb; color: #555; font-size: 12.5px; }
        footer ul { list-style: none; padding: 0; }
        footer li { overflow-wrap: anywhere; }
        @media print {
          body { font-size: 10.5pt; } table { font-size: 7.5pt; } th, td { padding: .16rem .26rem; } .notes { font-size: 7.5pt; }
          tbody th, th.stub { min-width: 0; }
          main { max-width: none; margin: 0; padding: 0; } .scroll { overflow: visible; }
          figure { break-inside: avoid; } thead { display: table-header-group; } tr { break-inside: avoid; }
          @page { margin: 15mm; }
        }
        """
}
