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
        let warnings = document.warnings.map { wrap(Self.oneLine($0)) + "\n" }
        let tables = document.tables.map { render($0, style: style, language: document.language) }
        return (warnings + tables).joined(separator: "\n")
    }

    private func render(_ table: Table, style: HouseStyle, language: Phrasebook.Language) -> String {
        let texts = TableTexts(table, style: style, language: language).mapped(Self.oneLine)
        let stubWidth = ([texts.stub] + texts.rows.map(\.label)).map(displayWidth).max() ?? 0
        let widths = widths(texts)
        let total = stubWidth + widths.reduce(0) { $0 + $1 + 2 }
        let thick = String(repeating: "━", count: total)
        let thin = String(repeating: "─", count: total)
        var lines = [bold(Self.oneLine(table.title)), thick]
        if table.hasSpanners { lines += spanners(texts, stubWidth: stubWidth, widths: widths) }
        for line in 0..<(table.hasSizes ? 2 : 1) {
            let stub = line == 0 ? texts.stub : ""
            lines.append(
                row(stub, texts.headers.map { $0.indices.contains(line) ? $0[line] : "" }, table, stubWidth, widths))
        }
        lines.append(thin)
        lines += texts.rows.map { row($0.label, $0.cells, table, stubWidth, widths) }
        lines.append(thick)
        lines += table.notes.map { wrap(Self.oneLine($0)) }
        return lines.joined(separator: "\n") + "\n"
    }

    /// The widths of the columns: of their texts, and together at least that of the heading above them.
    private func widths(_ texts: TableTexts) -> [Int] {
        var widths = texts.headers.indices.map { column in
            (texts.headers[column] + texts.rows.map { $0.cells[column] }).map(displayWidth).max() ?? 0
        }
        var column = 0
        for run in texts.spannerRuns {
            let columns = column..<(column + run.count)
            let span = widths[columns].reduce(0) { $0 + $1 + 2 } - 2
            widths[columns.upperBound - 1] += max(0, displayWidth(run.spanner ?? "") - span)
            column += run.count
        }
        return widths
    }

    private func spanners(_ texts: TableTexts, stubWidth: Int, widths: [Int]) -> [String] {
        var line = String(repeating: " ", count: stubWidth)
        var rule = line
        var column = 0
        for run in texts.spannerRuns {
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

    /// A text in one line, without the codes that would move the cursor or colour the screen.
    private static func oneLine(_ text: String) -> String {
        var line = String.UnicodeScalarView()
        var wasReturn = false
        for scalar in text.unicodeScalars {
            let isControl = scalar.properties.generalCategory == .control
            if !(wasReturn && scalar == "\n") { line.append(isControl ? " " : scalar) }
            wasReturn = scalar == "\r"
        }
        return String(line)
    }

    /// Breaks a text at spaces (or after a wide character) so that no line but that of a longer word exceeds the width.
    private func wrap(_ text: String) -> String {
        var lines: [String] = []
        var line = ""
        var word = ""
        func flush() {
            let reach = displayWidth(line) + displayWidth(trimmingTrailingSpaces(word))
            if reach > width, !line.allSatisfy({ $0 == " " }) {
                lines.append(trimmingTrailingSpaces(line))
                line = ""
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
