/// Parses a formula: sums of terms, products `:` and crossings `*` of variables, powers `(a + b)^2`, and removals `- 1`.
struct FormulaParser {
    private let source: String
    private let tokens: [FormulaToken]
    private var index = 0
    private var depth = 0
    private var offsets: [FormulaVariable] = []

    /// More terms than any real model has; a guard against powers that would fill the memory.
    private static let mostTerms = 1000

    init(_ source: String) throws(FormulaError) {
        self.source = source
        tokens = try FormulaToken.tokens(source)
    }

    mutating func parse() throws(FormulaError) -> ModelFormula {
        guard tokens.contains(where: { $0.kind == .symbol("~") }), tokens.first?.kind != .symbol("~") else {
            throw .noOutcome(formula: source)
        }
        let outcome = try variable()
        try require("~")
        let expansion = try sum()
        guard case .end = current.kind else { throw unexpected("'+', ':', '*' or the end") }
        guard expansion.hasIntercept || !expansion.terms.isEmpty else { throw .nothingToEstimate(formula: source) }
        if let same = expansion.terms.flatMap(\.variables).first(where: { $0.name == outcome.name }) {
            throw .outcomeAsPredictor(variable: same.name, formula: source)
        }
        let terms = expansion.terms.enumerated().sorted { a, b in
            (a.element.variables.count, a.offset) < (b.element.variables.count, b.offset)
        }.map(\.element)
        return ModelFormula(
            source: source, outcome: outcome, terms: terms, hasIntercept: expansion.hasIntercept,
            offsets: offsets)
    }

    /// A sum of terms as it is built up.
    private struct Expansion {
        private(set) var terms: [FormulaTerm] = []
        var hasIntercept = true
        private var seen: Set<Set<FormulaVariable>> = []

        mutating func add(_ more: [FormulaTerm]) {
            for term in more where seen.insert(Set(term.variables)).inserted { terms.append(term) }
        }

        mutating func remove(_ unwanted: [FormulaTerm]) {
            let sets = Set(unwanted.map { Set($0.variables) })
            seen.subtract(sets)
            terms.removeAll { sets.contains(Set($0.variables)) }
        }
    }

    private var current: FormulaToken { tokens[index] }

    private func unexpected(_ expected: String) -> FormulaError {
        .unexpected(found: current.shown, expected: expected, formula: source, column: current.column)
    }

    private mutating func take(_ symbol: String) -> Bool {
        guard current.kind == .symbol(symbol) else { return false }
        index += 1
        return true
    }

    private mutating func require(_ symbol: String) throws(FormulaError) {
        guard take(symbol) else { throw unexpected("'\(symbol)'") }
    }

    private mutating func sum() throws(FormulaError) -> Expansion {
        var expansion = Expansion()
        // A sum may begin with a removal: -1 + age.
        if current.kind != .symbol("-") { try addPart(to: &expansion) }
        while true {
            if take("+") {
                try addPart(to: &expansion)
            } else if take("-") {
                try removePart(from: &expansion)
            } else {
                return expansion
            }
        }
    }

    /// A term, an offset, or the intercept as 1 or 0.
    private mutating func addPart(to expansion: inout Expansion) throws(FormulaError) {
        switch current.kind {
        case .number(1):
            index += 1
            expansion.hasIntercept = true
        case .number(0):
            try removeIntercept(from: &expansion)
        case .name("offset") where tokens[index + 1].kind == .symbol("("):
            index += 2
            offsets.append(try variable())
            try require(")")
        default: expansion.add(try crossing())
        }
    }

    private mutating func removePart(from expansion: inout Expansion) throws(FormulaError) {
        if case .number(1) = current.kind {
            try removeIntercept(from: &expansion)
        } else {
            expansion.remove(try crossing())
        }
    }

    private mutating func removeIntercept(from expansion: inout Expansion) throws(FormulaError) {
        guard depth == 0 else { throw unexpected("a variable (the intercept is removed outside parentheses)") }
        index += 1
        expansion.hasIntercept = false
    }

    /// `a*b` is a + b + a:b.
    private mutating func crossing() throws(FormulaError) -> [FormulaTerm] {
        var terms = try product()
        while take("*") {
            let right = try product()
            terms = try merged(terms + right + products(terms, right))
        }
        return terms
    }

    private mutating func product() throws(FormulaError) -> [FormulaTerm] {
        var terms = try power()
        while take(":") { terms = try merged(products(terms, try power())) }
        return terms
    }

    /// `(a + b)^2` is all products of up to two of the terms.
    private mutating func power() throws(FormulaError) -> [FormulaTerm] {
        let base = try group()
        guard take("^") else { return base }
        guard case .number(let exponent) = current.kind, let order = Int(exactly: exponent), (1...8).contains(order)
        else { throw unexpected("a whole power from 1 to 8") }
        index += 1
        var terms = base
        for _ in 1..<order { terms = try merged(terms + products(terms, base)) }
        return terms
    }

    private mutating func group() throws(FormulaError) -> [FormulaTerm] {
        guard take("(") else { return [FormulaTerm([try variable()])] }
        depth += 1
        defer { depth -= 1 }
        guard depth < 100 else { throw unexpected("fewer nested parentheses") }
        let terms = try sum().terms
        try require(")")
        return terms
    }

    private mutating func variable() throws(FormulaError) -> FormulaVariable {
        guard case .name(let name) = current.kind else { throw unexpected("a variable") }
        let column = current.column
        index += 1
        guard take("(") else { return FormulaVariable(name: name, function: nil) }
        // The names by which users of R know the same thing.
        let function = ["factor", "C", "as.factor"].contains(name) ? "categorical" : name
        guard let known = FormulaFunction(rawValue: function) else {
            throw .unknownFunction(name: name, formula: source, column: column)
        }
        guard case .name(let argument) = current.kind else { throw unexpected("a variable") }
        index += 1
        try require(")")
        return FormulaVariable(name: argument, function: known)
    }

    private func products(_ left: [FormulaTerm], _ right: [FormulaTerm]) throws(FormulaError) -> [FormulaTerm] {
        guard left.count * right.count <= 20 * Self.mostTerms else { throw tooManyTerms }
        return left.flatMap { a in right.map { b in FormulaTerm(a.variables + b.variables) } }
    }

    private func merged(_ terms: [FormulaTerm]) throws(FormulaError) -> [FormulaTerm] {
        var expansion = Expansion()
        expansion.add(terms)
        guard expansion.terms.count <= Self.mostTerms else { throw tooManyTerms }
        return expansion.terms
    }

    private var tooManyTerms: FormulaError {
        .tooManyTerms(limit: Self.mostTerms, formula: source, column: current.column)
    }
}
