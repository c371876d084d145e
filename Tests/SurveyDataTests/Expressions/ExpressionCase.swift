import Frame
import Testing

@testable import SurveyData

/// Where the expressions of tests begin.
let place = SourcePosition(file: "study.md", line: 7, column: 10)

/// A small frame, and expressions evaluated in it.
enum ExpressionCase {
    /// Five rows: a number, a number with missing cells, categories, texts, no/yes and yes/no.
    static let frame = DataFrame(
        rowCount: 5,
        columns: [
            Column(name: "n", values: .integer([0, 1, 2, 3, -4])),
            Column(
                name: "m", values: .numeric([.nan, 0.5, .nan, 2.5, 4]), missing: MissingCells(reasons: [1, 0, 3, 0, 0])),
            Column(
                name: "sex",
                values: .categorical(
                    [0, 1, -1, 1, 0],
                    CategoricalLevels([
                        CategoricalLevel(
                            name: "boy", code: "1", label: LocalizedText(translations: [("en", "Boy"), ("zh", "男")])),
                        CategoricalLevel(
                            name: "girl", code: "2", label: LocalizedText(translations: [("en", "Girl"), ("zh", "女")])),
                    ])), missing: MissingCells(reasons: [0, 0, 2, 0, 0])),
            Column(name: "town", values: .text([0, 1, 2, 0, 1], ["Anqing", "武汉", "7"])),
            Column(
                name: "left", values: .categorical([1, 0, -1, 1, 0], .noYes),
                missing: MissingCells(reasons: [0, 0, 4, 0, 0])),
            Column(name: "三年级", values: .integer([1, 0, 1, 0, 1])),
            Column(
                name: "boards",
                values: .categorical([0, 1, 0, 1, 0], CategoricalLevels(["yes", "no"].map { CategoricalLevel($0) }))),
        ])

    /// The values row by row: numbers, level names, or the reason a row is missing.
    static func shown(_ source: String, in frame: DataFrame = frame) -> String {
        do {
            return try shown(Expression(source, at: place).column(named: "x", label: nil, in: frame))
        } catch {
            return error.description
        }
    }

    static func shown(_ column: Column) -> String {
        (0..<column.count).map { row in
            if let reason = column.missing[row] { return reason.name }
            switch column.values {
            case .numeric(let values): return column.temporal?.text(values[row]) ?? plainText(values[row])
            case .integer(let values): return String(values[row])
            case .categorical(let codes, let levels): return codes[row] < 0 ? "?" : levels[Int(codes[row])].name
            case .text(let codes, let texts): return codes[row] < 0 ? "?" : texts[Int(codes[row])]
            }
        }.joined(separator: " ")
    }
}
