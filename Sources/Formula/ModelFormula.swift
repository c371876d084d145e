/// A model in Wilkinson & Rogers (1973) notation: `outcome ~ a + b*c + offset(log(exposure))`.
public struct ModelFormula: Sendable, Equatable {
    /// The text as written.
    public let source: String
    public let outcome: FormulaVariable
    /// Main effects first, then interactions by order.
    public let terms: [FormulaTerm]
    public let hasIntercept: Bool
    public let offsets: [FormulaVariable]

    init(source: String, outcome: FormulaVariable, terms: [FormulaTerm], hasIntercept: Bool, offsets: [FormulaVariable])
    {
        self.source = source
        self.outcome = outcome
        self.terms = terms
        self.hasIntercept = hasIntercept
        self.offsets = offsets
    }

    /// Parses `source`.
    ///
    /// - Throws: ``FormulaError`` at the character that cannot be understood.
    public init(_ source: String) throws(FormulaError) {
        var parser = try FormulaParser(source)
        self = try parser.parse()
    }

    /// The names of all variables: the outcome first, then predictors and offsets in order of appearance.
    public var variableNames: [String] {
        var seen: Set<String> = []
        let all = [outcome] + terms.flatMap(\.variables) + offsets
        return all.map(\.name).filter { seen.insert($0).inserted }
    }

    /// A model of every variable alone. Interactions have none: their coefficients mean nothing without the variables'.
    public var crudeModels: [ModelFormula] {
        terms.filter { $0.variables.count == 1 }.map(keeping)
    }

    /// The same outcome and offsets with one term only.
    private func keeping(_ term: FormulaTerm) -> ModelFormula {
        ModelFormula(
            source: "\(outcome.text) ~ \(term.name)", outcome: outcome, terms: [term], hasIntercept: hasIntercept,
            offsets: offsets)
    }
}

/// A product of one or more variables.
public struct FormulaTerm: Sendable, Hashable {
    public let variables: [FormulaVariable]

    init(_ variables: [FormulaVariable]) {
        var seen: Set<FormulaVariable> = []
        self.variables = variables.filter { seen.insert($0).inserted }
    }

    /// The term as a formula writes it: `a`, `a:b`.
    public var name: String {
        variables.map(\.text).joined(separator: ":")
    }
}

/// A variable, possibly transformed.
public struct FormulaVariable: Sendable, Hashable {
    public let name: String
    public let function: FormulaFunction?

    /// The variable as a formula writes it.
    public var text: String {
        function.map { "\($0.rawValue)(\(name))" } ?? name
    }
}

/// What a formula can do to a variable.
public enum FormulaFunction: String, Sendable, CaseIterable {
    case log, sqrt, exp, square
    /// Numbers taken as categories.
    case categorical

    static let names = allCases.map(\.rawValue) + ["offset"]
}
