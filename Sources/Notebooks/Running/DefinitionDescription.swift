import Frame
public import Reporting
public import SurveyData

/// The exposure definitions and surveys that come with the package, as documents.
public enum DefinitionDescription {
    /// All definitions, roles and surveys.
    public static func list(_ language: Phrasebook.Language) -> Document {
        let words = ScaleWords(language: language)
        let definitions = Table(
            id: "definitions", title: words.pick("Shipped definitions", "内置定义"), stub: words.pick("Name", "名称"),
            columns: [
                .init(words.pick("Age", "年龄"), isText: true), .init(words.pick("Hukou", "户口"), isText: true),
                .init(words.pick("Who is away", "外出者"), isText: true),
                .init(words.pick("Months", "月数"), isText: true), .init(words.pick("For work", "务工"), isText: true),
            ], rows: ShippedExposures.all.map { row($0, words) },
            notes: ShippedExposures.all.map { "\($0.name)\(words.pick(": ", "："))\(words.text($0.definition))" } + [
                words.pick(
                    "`lbc definitions NAME` shows the roles a definition needs, its source, and what is unconfirmed.",
                    "`lbc definitions 名称` 查看某定义所需角色、来源及未核实之处。")
            ])
        let roles = Table(
            id: "roles", title: words.pick("Roles", "角色"), stub: words.pick("Role", "角色"),
            columns: [.init(words.pick("What it must tell", "含义"), isText: true)],
            rows: ExposureRole.allCases.map { .init($0.rawValue, cells: [.text(words.text($0.meaning))]) }, notes: [])
        let surveys = Table(
            id: "surveys", title: words.pick("Surveys", "调查"), stub: words.pick("Name", "名称"),
            columns: [
                .init(words.pick("Survey", "调查"), isText: true),
                .init(words.pick("Definitions that can be counted", "可用定义"), isText: true),
            ],
            rows: ShippedSurveys.all.map { survey in
                let usable = ShippedExposures.all.filter { $0.lacking(in: survey.roles).isEmpty }.map(\.name)
                return .init(
                    survey.name,
                    cells: [.text(words.text(survey.title)), .text(usable.joined(separator: ", "))])
            }, notes: [])
        return Document(
            title: nil, language: language, blocks: [definitions, roles, surveys].map { .table($0) }, statistics: [])
    }

    /// One definition: the roles it needs, its source, and what is unconfirmed.
    public static func one(_ definition: ExposureDefinition, _ language: Phrasebook.Language) -> Document {
        let words = ScaleWords(language: language)
        let needed = definition.neededRoles
        let rows =
            needed.map { role in
                Table.Row(role.rawValue, cells: [.text(words.text(role.meaning)), .text(words.pick("needed", "必需"))])
            }
            + definition.furtherRoles.map { role in
                Table.Row(
                    role.rawValue,
                    cells: [
                        .text(words.text(role.meaning)), .text(words.pick("for history and care", "用于留守经历与照料")),
                    ])
            }
        let table = Table(
            id: definition.name, title: definition.name, stub: words.pick("Role", "角色"),
            columns: [
                .init(words.pick("What it must tell", "含义"), isText: true),
                .init(words.pick("Use", "用途"), isText: true),
            ], rows: rows,
            notes: [words.text(definition.definition)]
                + facts(definition.unconfirmed, definition.remarks, definition.source, words))
        return Document(title: nil, language: language, blocks: [.table(table)], statistics: [])
    }

    /// A definition in a row.
    private static func row(_ definition: ExposureDefinition, _ words: ScaleWords) -> Table.Row {
        let whatever = words.pick("any", "不限")
        return Table.Row(
            definition.name,
            cells: [
                definition.age.map {
                    words.pick(
                        "\(plainText($0.from)) to under \(plainText($0.below))",
                        "\(plainText($0.from)) 至不满 \(plainText($0.below)) 岁")
                } ?? whatever, definition.hukou == nil ? whatever : words.pick("rural", "农村"),
                who(definition, words),
                definition.father.months == nil
                    ? whatever
                    : words.pick(
                        "\(plainText(definition.minimumMonths)) or more", "满 \(plainText(definition.minimumMonths))"),
                definition.father.reason == nil ? whatever : words.pick("only", "仅限"),
            ].map { .text($0) })
    }

    private static func who(_ definition: ExposureDefinition, _ words: ScaleWords) -> String {
        switch definition.who {
        case .any: words.pick("one or both", "一方或双方")
        case .both: words.pick("both", "双方")
        case .father: words.pick("the father", "父亲")
        case .mother: words.pick("the mother", "母亲")
        case .bothOrUnguarded: words.pick("both, or one if the other cannot guard", "双方，或一方且另一方无监护能力")
        }
    }

    private static func facts(
        _ unconfirmed: [LocalizedText], _ remarks: [LocalizedText], _ source: String?, _ words: ScaleWords
    ) -> [String] {
        unconfirmed.map { words.pick("UNCONFIRMED: \(words.text($0)).", "未经核实：\(words.text($0))。") }
            + remarks.map { words.pick("\(words.capitalized(words.text($0))).", "\(words.text($0))。") }
            + (source.map { [words.pick("Source: \($0).", "来源：\($0)。")] } ?? [])
    }

    /// One survey: how it tells roles, and what is unconfirmed.
    public static func survey(_ survey: ShippedSurvey, _ language: Phrasebook.Language) -> Document {
        let words = ScaleWords(language: language)
        let rows = ExposureRole.allCases.map { role in
            Table.Row(
                role.rawValue,
                cells: [
                    .text(survey.roles.source(of: role) ?? words.pick("not told", "未给出")),
                    .text(survey.roles.unconfirmed(of: role).map(words.text) ?? ""),
                ])
        }
        let lacking = ShippedExposures.all.compactMap { definition -> String? in
            let roles = definition.lacking(in: survey.roles).map(\.rawValue)
            guard !roles.isEmpty else { return nil }
            let list = roles.joined(separator: words.pick(", ", "、"))
            return words.pick("\(definition.name) lacks \(list).", "\(definition.name) 缺少 \(list)。")
        }
        let table = Table(
            id: survey.name, title: words.text(survey.title), stub: words.pick("Role", "角色"),
            columns: [
                .init(words.pick("Told by", "表达式"), isText: true),
                .init(words.pick("UNCONFIRMED", "未经核实"), isText: true),
            ], rows: rows, notes: lacking + facts([], survey.remarks, survey.source, words))
        return Document(title: nil, language: language, blocks: [.table(table)], statistics: [])
    }
}
