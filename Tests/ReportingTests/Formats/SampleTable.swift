import Results

@testable import Reporting

/// Tables and documents to render.
enum SampleTable {
    /// Texts that one format or another takes for its own syntax.
    static let awkwardTexts = [
        "a|b", "a, b", "say \"yes\"", "two\nlines", "two\r\nlines", "`code` *bold* _it_", "<b>&amp;</b>",
        "[x](javascript:y)",
        "=1+1", "+1", "-2+3", "@SUM(A1)", "\tx", "＝1+1", "|\u{301}", "\"\u{301}", "=\u{301}1", " space ", "C:\\x",
        "# 1",
        "'", "", "\u{1B}[31mred", "https://example.org/x",
    ]

    static func table(
        _ labels: [String], cells: [Cell] = [.count(1)], columns: [Table.Column]? = nil, title: String = "Title",
        stub: String = "Stub", notes: [String] = [], indent: Int = 0
    ) -> Table {
        Table(
            id: "t", title: title, stub: stub, columns: columns ?? cells.map { _ in Table.Column("n") },
            rows: labels.map { Table.Row($0, indent: indent, cells: cells) }, notes: notes)
    }

    static func document(
        _ tables: [Table], language: Phrasebook.Language = .en, title: String? = nil, prose: [String] = [],
        warnings: [String] = [], provenance: [String] = []
    ) -> Document {
        Document(
            title: title, language: language, warnings: warnings,
            blocks: prose.map { .prose($0) } + tables.map { .table($0) }, statistics: [], provenance: provenance)
    }

    /// Numbers of every kind, two groups under a heading, a level below its variable.
    static let characteristics = Table(
        id: "characteristics", title: "Characteristics", stub: "Characteristic",
        columns: [
            .init("No", size: .groupSize(12345, share: 0.6), spanner: "Parent away"),
            .init("Yes", size: .groupSize(8000, share: 0.4), spanner: "Parent away"), .init("p"),
        ],
        rows: [
            .init(
                "Score, mean (SD)",
                cells: [
                    .meanSpread(mean: -0.2, standardDeviation: 0.88), .meanSpread(mean: -0.42, standardDeviation: 0.86),
                    .p(0.0004),
                ]),
            .init("Sex, n (%)", cells: [.empty, .empty, .p(0.0497)]),
            .init("Boy", indent: 1, cells: [.countShare(6000, 0.486), .countShare(4100, 0.5125), .empty]),
            .init("Nobody", indent: 1, cells: [.notAvailable, .countShare(0, 0), .empty]),
        ], notes: ["n are unweighted."])
}
