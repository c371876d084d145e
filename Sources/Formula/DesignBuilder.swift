import Frame

/// Lays out the design columns of a formula.
struct DesignBuilder {
    let formula: ModelFormula
    let schema: Schema
    let frame: DataFrame
    let rows: [Int32]?
    let rowCount: Int

    private var numbers: [[Double]] = []
    private var codes: [[Int32]] = []
    private var numberPositions: [FormulaVariable: Int] = [:]
    private var codePositions: [FormulaVariable: Int] = [:]

    init(formula: ModelFormula, schema: Schema, frame: DataFrame, rows: [Int32]?, rowCount: Int) {
        self.formula = formula
        self.schema = schema
        self.frame = frame
        self.rows = rows
        self.rowCount = rowCount
    }

    /// A column in the making.
    private typealias Layout = (factors: [DesignColumns.Factor], parts: [(variable: FormulaVariable, level: String?)])

    mutating func build() -> (DesignColumns, [ColumnMeaning]) {
        var layouts: [(term: Int?, layout: Layout)] = formula.hasIntercept ? [(nil, ([], []))] : []
        for (position, term) in formula.terms.enumerated() {
            layouts += columns(of: term).map { (position, $0) }
        }
        let design = DesignColumns(
            rows: rows, numbers: numbers, codes: codes, columns: layouts.map(\.layout.factors), rowCount: rowCount)
        return (design, layouts.map { ColumnMeaning(term: $0.term, parts: $0.layout.parts) })
    }

    /// The columns of a term: all products of the columns of its variables, the first variable's varying fastest.
    private mutating func columns(of term: FormulaTerm) -> [Layout] {
        var layouts: [Layout] = [([], [])]
        for variable in term.variables {
            let choices = columns(of: variable, in: term)
            layouts = choices.flatMap { choice in
                layouts.map { ($0.factors + [choice.factor], $0.parts + [(variable, choice.level)]) }
            }
        }
        return layouts
    }

    private mutating func columns(
        of variable: FormulaVariable, in term: FormulaTerm
    ) -> [(factor: DesignColumns.Factor, level: String?)] {
        guard case .categorical(let levels, let reference) = schema.roles[variable] else {
            return [(.numeric(position(ofNumber: variable)), nil)]
        }
        let position = position(ofCodes: variable)
        return coding(of: variable, in: term).columns(levelCount: levels.count, reference: reference).map { column in
            (.coded(position, column.values), levels[column.level].name)
        }
    }

    /// A categorical variable is compared with its reference when the model also has the term without it; otherwise
    /// every level needs a column of its own (Chambers & Hastie 1992, §2.4).
    private func coding(of variable: FormulaVariable, in term: FormulaTerm) -> ContrastCoding {
        let margin = term.variables.filter { $0 != variable }
        if margin.isEmpty {
            // The first categorical main effect takes the place of an absent intercept.
            let first = formula.terms.first { candidate in
                candidate.variables.count == 1 && isCategorical(candidate.variables[0])
            }
            return formula.hasIntercept || first?.variables[0] != variable ? .treatment : .indicator
        }
        return formula.terms.contains { Set($0.variables) == Set(margin) } ? .treatment : .indicator
    }

    private func isCategorical(_ variable: FormulaVariable) -> Bool {
        if case .categorical = schema.roles[variable] { return true }
        return false
    }

    private mutating func position(ofNumber variable: FormulaVariable) -> Int {
        if let known = numberPositions[variable] { return known }
        let values = frame[variable.name]?.doubles ?? []
        numbers.append(variable.function?.apply(values) ?? values)
        numberPositions[variable] = numbers.count - 1
        return numbers.count - 1
    }

    private mutating func position(ofCodes variable: FormulaVariable) -> Int {
        if let known = codePositions[variable] { return known }
        guard case .categorical(let levels, _) = schema.roles[variable] else {
            preconditionFailure("codes are of categorical variables")
        }
        codes.append(frame[variable.name]?.categories(among: levels).codes ?? [])
        codePositions[variable] = codes.count - 1
        return codes.count - 1
    }
}
