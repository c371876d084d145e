/// Tables for a terminal: aligned columns, rules of box-drawing characters, notes wrapped to the width.
public struct TerminalFormat: DocumentFormat {
    public let name = "terminal"
    public let fileExtension = "txt"
    /// The width notes are wrapped to.
    public let width: Int
    /// Whether headings are bold.
    public let usesColor: Bool

    public init(width: Int = 100, usesColor: Bool = false) {
        self.width = width
        self.usesColor = usesColor
    }

    public func render(_ document: Document, style: HouseStyle) -> String {
        let warnings = document.warnings.map { wrap($0, indent: "") + "\n" }
        let tables = document.tables.map { render($0, style: style, language: document.language) }
        return (warnings + tables).joined(separator: "\n")
    }

    private func render(_ table: Table, style: HouseStyle, language: Phrasebook.Language) -> String {
        let texts = TableTexts(table, style: style)
        let stubWidth = ([texts.stub] + texts.rows.map(\.label)).map(displayWidth).max() ?? 0
        let widths = table.columns.indices.map { column in
            (texts.headers[column] + texts.rows.map { $0.cells[column] }).map(displayWidth).max() ?? 0
        }
        let total = stubWidth + widths.reduce(0) { $0 + $1 + 2 }
        let thick = String(repeating: "━", count: total)
        let thin = String(repeating: "─", count: total)
        var lines = [bold(table.title), thick]
        if table.hasSpanners { lines += spanners(table, stubWidth: stubWidth, widths: widths) }
        for line in 0..<(table.hasSizes ? 2 : 1) {
            let stub = line == 0 ? texts.stub : ""
            lines.append(
                row(stub, texts.headers.map { $0.indices.contains(line) ? $0[line] : "" }, table, stubWidth, widths))
        }
        lines.append(thin)
        lines += texts.rows.map { row($0.label, $0.cells, table, stubWidth, widths) }
        lines.append(thick)
        lines += table.notes.map { wrap($0, indent: "") }
        return lines.joined(separator: "\n") + "\n"
    }

    private func spanners(_ table: Table, stubWidth: Int, widths: [Int]) -> [String] {
        var line = String(repeating: " ", count: stubWidth)
        var rule = line
        var column = 0
        for run in table.spannerRuns {
            let span = widths[column..<(column + run.count)].reduce(0) { $0 + $1 + 2 } - 2
            let text = run.spanner ?? ""
            let padding = max(0, span - displayWidth(text))
            line +=
                "  " + String(repeating: " ", count: padding / 2) + text
                + String(repeating: " ", count: padding - padding / 2)
            rule += "  " + String(repeating: run.spanner == nil ? " " : "─", count: span)
            column += run.count
        }
        return [line, rule].map(trimmingTrailingSpaces)
    }

    private func row(
        _ label: String, _ cells: [String], _ table: Table, _ stubWidth: Int, _ widths: [Int]
    ) -> String {
        let stub = label + String(repeating: " ", count: max(0, stubWidth - displayWidth(label)))
        let columns = cells.indices.map { index in
            let padding = String(repeating: " ", count: max(0, widths[index] - displayWidth(cells[index])))
            return "  " + (table.columns[index].isText ? cells[index] + padding : padding + cells[index])
        }
        return trimmingTrailingSpaces(stub + columns.joined())
    }

    private func trimmingTrailingSpaces(_ text: String) -> String {
        var text = text[...]
        while text.last == " " { text.removeLast() }
        return String(text)
    }

    private func bold(_ text: String) -> String {
        usesColor ? "\u{1B}[1m\(text)\u{1B}[0m" : text
    }

    /// Breaks a text at spaces (or after a wide character) so that no line exceeds the width.
    private func wrap(_ text: String, indent: String) -> String {
        var lines: [String] = []
        var line = indent
        var word = ""
        func flush() {
            if displayWidth(line) + displayWidth(word) > width, !line.allSatisfy({ $0 == " " }) {
                lines.append(trimmingTrailingSpaces(line))
                line = indent
            }
            line += word
            word = ""
        }
        for character in text {
            word.append(character)
            if character == " " || displayWidth(String(character)) == 2 { flush() }
        }
        flush()
        return (lines + [trimmingTrailingSpaces(line)]).joined(separator: "\n")
    }
}

/// The texts of a table in one style.
struct TableTexts {
    let stub: String
    /// One or two lines a column.
    let headers: [[String]]
    let rows: [(label: String, cells: [String])]

    init(_ table: Table, style: HouseStyle, indent: String = "  ") {
        stub = table.stub
        headers = table.columns.map { column in
            column.size == .empty ? [column.header] : [column.header, style.text(column.size)]
        }
        rows = table.rows.map { row in
            (String(repeating: indent, count: row.indent) + row.label, row.cells.map(style.text))
        }
    }
}
