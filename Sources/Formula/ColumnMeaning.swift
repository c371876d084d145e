/// What a design column stands for.
public struct ColumnMeaning: Sendable, Equatable {
    /// The position of its term in the formula; `nil` for the intercept.
    public let term: Int?
    /// The variables of the term with the level, where categorical.
    public let parts: [(variable: FormulaVariable, level: String?)]

    /// The variable the coefficient is filed under: `age`, `sex:age`, or `(Intercept)`.
    public var variable: String {
        parts.isEmpty ? "(Intercept)" : parts.map(\.variable.text).joined(separator: ":")
    }

    /// The level the coefficient is filed under: `girl`, `girl:yes`; `nil` where no part is categorical.
    public var level: String? {
        let levels = parts.compactMap(\.level)
        return levels.isEmpty ? nil : levels.joined(separator: ":")
    }

    /// The column in a message: `sex[girl]`, `age`.
    public var name: String {
        parts.isEmpty
            ? "(Intercept)"
            : parts.map { part in part.level.map { "\(part.variable.text)[\($0)]" } ?? part.variable.text }
                .joined(separator: ":")
    }

    public static func == (a: ColumnMeaning, b: ColumnMeaning) -> Bool {
        a.term == b.term && a.parts.elementsEqual(b.parts) { $0.variable == $1.variable && $0.level == $1.level }
    }
}
