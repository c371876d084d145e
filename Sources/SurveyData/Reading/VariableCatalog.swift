import Frame

/// The variables of a file: those in its columns and those derived from them.
struct VariableCatalog: Sendable {
    let columns: [String]
    private let columnSet: Set<String>
    let derivations: [String: Derivation]
    /// Names of derivations in the order declared.
    private let derivedNames: [String]

    /// - Parameter hidden: derivations that can be computed, but that no list of variables tells.
    init(columns: [String], derivations: [Derivation], hidden: [Derivation] = []) {
        self.columns = columns
        columnSet = Set(columns)
        self.derivations = Dictionary(
            (derivations + hidden).map { ($0.name, $0) }, uniquingKeysWith: { _, later in later })
        derivedNames = derivations.map(\.name)
    }

    /// The same variables with more derived ones.
    func adding(_ more: [Derivation], hidden: [Derivation]) -> VariableCatalog {
        VariableCatalog(
            columns: columns, derivations: derivedNames.compactMap { derivations[$0] } + more, hidden: hidden)
    }

    var names: [String] {
        columns + derivedNames.filter { !columnSet.contains($0) }
    }

    /// The first derivation that would hide a column of its name.
    var replacedColumn: Derivation? {
        derivedNames.lazy.filter(columnSet.contains).compactMap { derivations[$0] }.first
    }

    func contains(_ name: String) -> Bool {
        derivations[name] != nil || columnSet.contains(name)
    }

    /// Whether the file has a column of that name.
    func hasColumn(_ name: String) -> Bool { columnSet.contains(name) }

    /// Names a derivation reads. A bare name in an expression that is no variable may be a level.
    func inputs(of derivation: Derivation, exposures: [ExposureDefinition]) -> [String] {
        switch derivation.rule {
        case .expression(let expression): return known(in: expression, of: derivation)
        case .scale(let use): return use.items
        case .growth(let use): return use.inputs
        case .anaemia(let use): return use.inputs
        case .exposure(let name, let output):
            guard let exposure = exposures.first(where: { $0.name == name }) else { return [] }
            return exposure.expressions(for: output).flatMap { expression in
                let known = known(in: expression, of: derivation)
                // Where no name is known, the first must be a variable's.
                return known.isEmpty ? Array(expression.orderedNames.prefix(1)) : known
            }
        }
    }

    /// The derivation's own name beside a comparison, or as the value of a choice, is a level's, unless a column is called
    /// so, too: `rural: hukou == rural`.
    private func known(in expression: Expression, of derivation: Derivation) -> [String] {
        let levels = expression.comparedNames.union(expression.resultNames)
        return expression.names.sorted().filter { name in
            contains(name) && (name != derivation.name || columnSet.contains(name) || !levels.contains(name))
        }
    }
}
