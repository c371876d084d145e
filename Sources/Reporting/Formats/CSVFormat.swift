/// Tables as comma-separated text (RFC 4180), for a spreadsheet. Numbers are written plainly, so that they can be read
/// back; texts that a spreadsheet would take for a formula are defused.
public struct CSVFormat: DocumentFormat {
    public let name = "csv"
    public let fileExtension = "csv"

    public init() {}

    public func render(_ document: Document, style: HouseStyle) -> String {
        document.tables.map { render($0, style: style.plain, language: document.language) }.joined(separator: "\n")
    }

    private func render(_ table: Table, style: HouseStyle, language: Phrasebook.Language) -> String {
        let texts = TableTexts(table, style: style, language: language)
        let headers = zip(table.columns, texts.headers).map { column, lines in
            (([column.spanner].compactMap { $0 }) + lines).joined(separator: " | ")
        }
        let heading = ([texts.stub] + headers).map(Self.defused)
        let rows = zip(table.rows, texts.rows).map { row, texts in
            [Self.defused(texts.label)] + zip(row.cells, texts.cells).map { $0.isFromData ? Self.defused($1) : $1 }
        }
        return ([heading] + rows).map { $0.map(Self.field).joined(separator: ",") + "\n" }.joined()
    }

    /// A text of the data as a spreadsheet shows it and does not calculate it.
    ///
    /// Scalars are looked at, not characters: a sign with a combining mark is another character, but not to a
    /// spreadsheet.
    private static func defused(_ text: String) -> String {
        guard let first = text.unicodeScalars.first, formulaSigns.contains(first), Double(text) == nil else {
            return text
        }
        return "'" + text
    }

    /// What a formula may begin with, in half and full width, and white space that is skipped before it.
    private static let formulaSigns: Set<Unicode.Scalar> = ["=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n"]

    /// A field as RFC 4180 has it: quoted where it holds a comma, a quote or a line break; and where spaces at its ends
    /// would be lost.
    private static func field(_ text: String) -> String {
        let scalars = text.unicodeScalars
        let isPlain = !scalars.contains { ",\"\n\r".unicodeScalars.contains($0) }
        guard !isPlain || scalars.first == " " || scalars.last == " " else { return text }
        var quoted = String.UnicodeScalarView("\"".unicodeScalars)
        for scalar in scalars {
            quoted.append(scalar)
            if scalar == "\"" { quoted.append(scalar) }
        }
        quoted.append("\"")
        return String(quoted)
    }
}
