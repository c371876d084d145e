/// The texts of a table in one style and language.
struct TableTexts {
    let stub: String
    /// One or two lines a column.
    let headers: [[String]]
    /// Runs of neighbouring columns under one heading.
    let spannerRuns: [(spanner: String?, count: Int)]
    let rows: [(label: String, cells: [String])]

    init(_ table: Table, style: HouseStyle, language: Phrasebook.Language, indent: String = "  ") {
        let style = style.written(in: language)
        stub = table.stub
        headers = table.columns.map { column in
            column.size == .empty ? [column.header] : [column.header, style.text(column.size)]
        }
        spannerRuns = table.spannerRuns
        rows = table.rows.map { row in
            (String(repeating: indent, count: row.indent) + row.label, row.cells.map(style.text))
        }
    }

    private init(
        stub: String, headers: [[String]], spannerRuns: [(spanner: String?, count: Int)],
        rows: [(label: String, cells: [String])]
    ) {
        self.stub = stub
        self.headers = headers
        self.spannerRuns = spannerRuns
        self.rows = rows
    }

    /// The same texts, each changed in the same way.
    func mapped(_ change: (String) -> String) -> TableTexts {
        TableTexts(
            stub: change(stub), headers: headers.map { $0.map(change) },
            spannerRuns: spannerRuns.map { ($0.spanner.map(change), $0.count) },
            rows: rows.map { (change($0.label), $0.cells.map(change)) })
    }
}
