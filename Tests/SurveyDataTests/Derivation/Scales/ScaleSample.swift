import Frame
import Testing

@testable import SurveyData

extension ScaleUse {
    /// A use of all items of a scale, called i1, i2, ….
    static func of(
        _ scale: ScaleDefinition, coding: Int? = nil, subscale: String? = nil, part: Part = .score,
        cutoffs: String? = nil, choices: [String: String]? = nil, minimumAnswered: Int? = nil
    ) -> ScaleUse {
        let first = scale.choices.map { ($0.name, $0.options.first?.name ?? "") }
        return ScaleUse(
            scale: scale.name, items: (1...scale.itemCount).map { "i\($0)" }, coding: coding, subscale: subscale,
            part: part, cutoffs: cutoffs,
            choices: choices ?? Dictionary(first, uniquingKeysWith: { first, _ in first }),
            minimumAnswered: minimumAnswered, position: SourcePosition(whole: "test"))
    }

    func score(_ scale: ScaleDefinition, _ items: [Column]) throws(ConfigurationIssue) -> Column {
        try column(
            scale, in: DataFrame(rowCount: items[0].count, columns: items), named: "x", label: nil
        ).column
    }

    /// The variable made of rows of answers, NaN where there is none.
    func shown(_ scale: ScaleDefinition, _ rows: [[Double]]) throws -> String {
        let items = (0..<scale.itemCount).map { item in
            Column(
                name: "i\(item + 1)", values: .numeric(rows.map { $0[item] }),
                missing: MissingCells(reasons: rows.map { $0[item].isNaN ? MissingReason.refused.rawValue : 0 }))
        }
        return ExpressionCase.shown(try score(scale, items))
    }
}

/// A shipped scale, which must be there.
func shipped(_ name: String) throws -> ScaleDefinition {
    try #require(ShippedScales.named(name))
}
