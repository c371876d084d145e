import Frame
public import Reporting
public import SurveyData

/// The scales that come with the package, as documents: all of them, or one with everything that is known of it.
public enum ScaleDescription {
    /// All shipped scales, one a row.
    public static func list(_ language: Phrasebook.Language) -> Document {
        let words = ScaleWords(language: language)
        let rows = ShippedScales.all.map { scale in
            Table.Row(
                scale.name,
                cells: [
                    .text(scale.label.map(words.text) ?? ""), .count(scale.itemCount),
                    .text(words.range(scale.response)),
                    .count(scale.subscales.count),
                    .text(scale.cutoffs.map(\.name).joined(separator: ", ")),
                ])
        }
        let table = Table(
            id: "scales", title: words.pick("Shipped scales", "内置量表"), stub: words.pick("Scale", "量表"),
            columns: [
                .init(words.pick("Score", "得分"), isText: true), .init(words.pick("Items", "题数")),
                .init(words.pick("Answers", "每题分值"), isText: true),
                .init(words.pick("Subscales", "分量表")),
                .init(words.pick("Cut-offs", "界值"), isText: true),
            ], rows: rows,
            notes: [
                words.pick(
                    "Numbers and arithmetic only: the wording of items belongs to their owners. `lbc scales NAME` shows one.",
                    "仅含题号与计分规则，不含题目文字（版权归各量表所有者）。`lbc scales 名称` 查看详情。")
            ])
        return Document(title: nil, language: language, blocks: [.table(table)], statistics: [])
    }

    /// One scale.
    public static func one(_ scale: ScaleDefinition, _ language: Phrasebook.Language) -> Document {
        let words = ScaleWords(language: language)
        var blocks: [Document.Block] = [.table(scores(scale, words))]
        if !scale.choices.isEmpty { blocks.append(.table(choices(scale, words))) }
        if !scale.cutoffs.isEmpty { blocks.append(.table(cutoffs(scale, words))) }
        return Document(title: nil, language: language, blocks: blocks, statistics: [])
    }

    private static func scores(_ scale: ScaleDefinition, _ words: ScaleWords) -> Table {
        let rows = ([scale.score] + scale.subscales).map { part in
            let items = scale.items(of: part)
            return Table.Row(
                part.name ?? words.pick("score", "总分"),
                cells: [
                    .text(part.label.map(words.text) ?? ""), .text(words.content(part, of: scale)),
                    .text(words.numbers(items.filter(scale.reversed.contains))),
                    .text(words.range(scale.range(of: part))), .text(words.missing(part)),
                ])
        }
        var notes = [
            words.pick(
                "\(scale.itemCount) items, each scored \(words.range(scale.response)); a reversed item counts "
                    + "\(plainText(scale.response.lowerBound + scale.response.upperBound)) minus the answer.",
                "共 \(scale.itemCount) 题，每题 \(words.range(scale.response)) 分；反向题计 "
                    + "\(plainText(scale.response.lowerBound + scale.response.upperBound)) 减所答分值。")
        ]
        if let validity = scale.validity {
            notes.append(
                words.pick(
                    "part: flag is yes where \(validity.subscale) is \(plainText(validity.atLeast)) or more.",
                    "part: flag：\(validity.subscale) 达 \(plainText(validity.atLeast)) 分及以上为“是”。"))
        }
        notes += scale.unconfirmed.map {
            words.pick("UNCONFIRMED: \(words.text($0.text)).", "未经核实：\(words.text($0.text))。")
        }
        notes += scale.remarks.map { words.pick("\(words.capitalized(words.text($0))).", "\(words.text($0))。") }
        if let source = scale.source { notes.append(words.pick("Source: \(source).", "来源：\(source)。")) }
        return Table(
            id: scale.name, title: scale.name, stub: words.pick("Score", "得分"),
            columns: [
                .init(words.pick("Label", "标签"), isText: true), .init(words.pick("Items", "题目"), isText: true),
                .init(words.pick("Reversed", "反向题"), isText: true), .init(words.pick("Range", "范围"), isText: true),
                .init(words.pick("Answers needed", "最少作答"), isText: true),
            ], rows: rows, notes: notes)
    }

    private static func choices(_ scale: ScaleDefinition, _ words: ScaleWords) -> Table {
        Table(
            id: "\(scale.name)-choices", title: words.pick("To be decided by the user", "须由使用者选定"),
            stub: words.pick("Choice", "选项"),
            columns: [
                .init(words.pick("Options", "可选"), isText: true), .init(words.pick("Why", "原因"), isText: true),
            ],
            rows: scale.choices.map { choice in
                Table.Row(
                    choice.name,
                    cells: [.text(choice.options.map(\.name).joined(separator: ", ")), .text(choice.why)])
            }, notes: [])
    }

    private static func cutoffs(_ scale: ScaleDefinition, _ words: ScaleWords) -> Table {
        let rows = scale.cutoffs.flatMap { set in
            ([nil] + scale.subscales.map(\.name)).compactMap { part -> Table.Row? in
                guard let bands = set.bands[part] else { return nil }
                let details = [set.informant, set.country, set.source].compactMap { $0 }
                let unconfirmed = set.isUnconfirmed ? [words.pick("UNCONFIRMED", "未经核实")] : []
                return Table.Row(
                    set.name,
                    cells: [
                        .text(part ?? words.pick("score", "总分")), .text(words.bands(bands)),
                        .text((details + unconfirmed).joined(separator: "; ")),
                    ])
            }
        }
        return Table(
            id: "\(scale.name)-cutoffs", title: words.pick("Cut-offs", "界值"), stub: words.pick("Set", "界值组"),
            columns: [
                .init(words.pick("Score", "得分"), isText: true), .init(words.pick("Bands", "分级"), isText: true),
                .init(words.pick("For and from", "适用与来源"), isText: true),
            ], rows: rows, notes: [])
    }
}
