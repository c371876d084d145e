import Frame
public import Reporting
import Results
public import SurveyData

/// A data file held against its codebook, as a document.
public struct CodebookCheckReport {
    /// What is wanted of it.
    public struct Request: Sendable {
        public var data: String
        public var codebook: String
        public var notation = FileNotation()
        /// How many places of each finding are listed; `nil` for no list.
        public var listing: Int?
        /// Whether the list stands alone.
        public var isListOnly = false
        public var language = "en"

        public init(data: String, codebook: String) {
            self.data = data
            self.codebook = codebook
        }
    }

    public let document: Document
    /// Whether the file keeps to the codebook.
    public let isKept: Bool
    /// Whether there is anything to be said of it at all.
    public let isSilent: Bool
    /// What is to be said of how the file was read.
    public let notices: [String]

    /// - Throws: what opening and reading the files throws.
    public init(_ request: Request) throws {
        let codebook = try Codebook(path: request.codebook)
        let file = try SurveyFile(path: request.data, codebook: codebook, notation: request.notation)
        let check = try CodebookCheck(codebook, file, limit: max(request.listing ?? 0, Self.shownPlaces))
        isKept = check.isKept
        isSilent = check.findings.isEmpty
        notices = check.notices
        let language = Phrasebook.Language(rawValue: request.language) ?? .en
        let words = ScaleWords(language: language)
        var tables = [Self.summary(check, request, words)]
        if let listing = request.listing {
            let list = Self.list(check, limit: listing, words)
            tables = request.isListOnly ? [list] : tables + [list]
        }
        document = Document(
            title: nil, language: language,
            warnings: codebook.isSynthetic ? [Phrasebook(language).syntheticWarning] : [],
            blocks: tables.map { .table($0) },
            statistics: check.findings.map { finding in
                Statistic(
                    analysis: "check", variable: finding.variable, level: finding.kindName, name: .n,
                    value: Double(finding.count))
            })
    }

    /// A summary shows so many places of a finding.
    private static let shownPlaces = 3

    private static func summary(_ check: CodebookCheck, _ request: Request, _ words: ScaleWords) -> Table {
        let broken = check.findings.count(where: \.isViolation)
        let remarks = check.findings.count - broken
        let rows = check.findings.map { finding in
            Table.Row(
                finding.variable,
                cells: [
                    .text(finding.problem(in: words.language.rawValue)),
                    finding.count > 0 ? .count(finding.count) : .empty,
                    .text(finding.places.prefix(shownPlaces).map(shown).joined(separator: "; ")),
                ])
        }
        let count = check.rowCount
        return Table(
            id: "check",
            title: words.pick(
                "\(request.data), \(count) rows, held against \(request.codebook)",
                "\(request.data)（\(count) 行）与 \(request.codebook) 的核对"),
            stub: words.pick("Variable", "变量"),
            columns: [
                .init(words.pick("Problem", "问题"), isText: true), .init(words.pick("Cells", "单元格数")),
                .init(words.pick("First places", "最先出现处"), isText: true),
            ], rows: rows,
            notes: [
                check.findings.isEmpty
                    ? words.pick("The file keeps to the codebook.", "数据与编码本一致。")
                    : words.pick(
                        "\(broken) violation\(broken == 1 ? "" : "s"), \(remarks) remark\(remarks == 1 ? "" : "s") (columns not "
                            + "declared, waves not in the file).",
                        "违反编码本 \(broken) 项，提示 \(remarks) 项（未声明的列、文件中没有的波次）。")
            ])
    }

    /// A place in a summary; who repeats a key is not told there.
    private static func shown(_ place: CodebookFinding.Place) -> String { "\(place.position)" }

    private static func list(_ check: CodebookCheck, limit: Int, _ words: ScaleWords) -> Table {
        let rows = check.findings.flatMap { finding in
            finding.places.prefix(limit).map { place in
                Table.Row(
                    finding.variable,
                    cells: [
                        .phrase(finding.kindName), .text(place.position.file), lineCell(place.position.line),
                        lineCell(place.position.column ?? 0), .phrase(String(place.row)), .text(place.found),
                    ])
            }
        }
        let placeless = check.findings.count { $0.places.isEmpty }
        let hidden = check.findings.contains { $0.count > limit }
        return Table(
            id: "places", title: words.pick("Places", "位置"), stub: words.pick("Variable", "变量"),
            columns: [
                .init(words.pick("Problem", "问题"), isText: true), .init(words.pick("File", "文件"), isText: true),
                .init(words.pick("Line", "行号")), .init(words.pick("Column", "列号")), .init(words.pick("Row", "记录")),
                .init(words.pick("Value", "值"), isText: true),
            ], rows: rows,
            notes: [
                hidden
                    ? words.pick(
                        "At most \(limit) places of a problem are listed (--limit).", "每项问题最多列出 \(limit) 处（--limit）。")
                    : nil,
                check.findings.isEmpty ? words.pick("The file keeps to the codebook.", "数据与编码本一致。") : nil,
                placeless > 0
                    ? words.pick(
                        "\(placeless) problem\(placeless == 1 ? " has" : "s have") no cell, as absent variables: see the summary "
                            + "(without --list).",
                        "另有 \(placeless) 项问题无对应单元格（如缺少的变量），见汇总（不加 --list）。")
                    : nil,
            ].compactMap(\.self))
    }

    private static func lineCell(_ number: Int) -> Cell { number > 0 ? .phrase(String(number)) : .empty }
}
