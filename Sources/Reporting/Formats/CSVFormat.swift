/// Tables as comma-separated text (RFC 4180), for a spreadsheet. Numbers are written plainly, so that they can be read
/// back; texts that a spreadsheet would take for a formula are defused.
public struct CSVFormat: DocumentFormat {
    public let name = "csv"
    public let fileExtension = "csv"

    public init() {}

    public func render(_ document: Document, style: HouseStyle) -> String {
        document.tables.map { render($0, style: style.plain) }.joined(separator: "\n")
    }

    private func render(_ table: Table, style: HouseStyle) -> String {
        let texts = TableTexts(table, style: style)
        let headers = zip(table.columns, texts.headers).map { column, lines in
            (([column.spanner].compactMap { $0 }) + lines).joined(separator: " | ")
        }
        var lines = [[texts.stub] + headers]
        lines += texts.rows.map { [$0.label] + $0.cells }
        return lines.map { $0.map(field).joined(separator: ",") + "\n" }.joined()
    }

    private func field(_ text: String) -> String {
        let isNumber = Double(text) != nil
        let isFormula = !isNumber && text.first.map { "=+-@\t\r".contains($0) } ?? false
        let safe = isFormula ? "'" + text : text
        guard safe.contains(where: { ",\"\n\r".contains($0) }) || safe.first == " " else { return safe }
        return "\"" + safe.replacing("\"", with: "\"\"") + "\""
    }
}
