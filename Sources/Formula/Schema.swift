public import Frame

/// How each variable of a formula becomes design columns, settled once and kept: whether it is numeric or categorical,
/// its levels, and the level the others are compared with.
public struct Schema: Sendable {
    /// One variable.
    public enum Role: Sendable {
        case numeric
        /// Levels, and the position of the reference.
        case categorical(CategoricalLevels, reference: Int)
    }

    public let roles: [FormulaVariable: Role]

    /// More distinct texts than this are taken as a column that is not categorical.
    static let mostLevels = 200

    /// Settles the roles of a formula's predictors.
    ///
    /// - Parameters:
    ///   - formula: the model.
    ///   - frame: holds its variables.
    ///   - references: the level to compare with, by variable; else `defaultReference`.
    /// - Throws: ``FormulaError``.
    public init(
        _ formula: ModelFormula, in frame: DataFrame, references: [String: String] = [:]
    ) throws(FormulaError) {
        var roles: [FormulaVariable: Role] = [:]
        for variable in formula.terms.flatMap(\.variables) where roles[variable] == nil {
            roles[variable] = try Self.role(of: variable, in: frame, reference: references[variable.name])
        }
        self.roles = roles
    }

    private static func role(
        of variable: FormulaVariable, in frame: DataFrame, reference: String?
    ) throws(FormulaError) -> Role {
        guard let column = frame[variable.name] else {
            throw .unknownVariable(name: variable.name, known: frame.names)
        }
        if column.isNumber, variable.function != .categorical {
            if let reference { throw .referenceOfNumbers(variable: variable.name, level: reference) }
            return .numeric
        }
        if let function = variable.function, function != .categorical {
            throw .transformOfCategories(variable: variable.name, function: function.rawValue)
        }
        let levels = column.categories.levels
        guard levels.count <= mostLevels else {
            throw .tooManyLevels(variable: variable.name, count: levels.count, example: levels.last?.code)
        }
        guard levels.count >= 2 else { throw .oneLevel(variable: variable.name, level: levels.first?.name) }
        guard let reference else { return .categorical(levels, reference: levels.defaultReference) }
        guard let index = levels.index(named: reference) else {
            throw .unknownReference(variable: variable.name, level: reference, known: levels.map(\.name))
        }
        return .categorical(levels, reference: index)
    }
}
