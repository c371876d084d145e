import Frame

/// The variables of a file that differ from draw to draw, with what they are called in each: those declared with plausible
/// values, and all that are derived from them.
///
/// In the first draw a variable has its own name; in a later one that of a derived variable nobody else knows.
public struct PlausibleColumns: Sendable {
    /// How many draws there are.
    public let count: Int
    /// All variables that differ from draw to draw.
    public let variables: Set<String>

    /// What a variable is called in a draw, counted from 0.
    public func column(of name: String, draw: Int) -> String {
        draw == 0 || !variables.contains(name) ? name : "\(name)#\(draw + 1)"
    }

    /// The columns of every draw, by variable, of those in `names`.
    public func columns(of names: some Sequence<String>) -> [[String: String]] {
        let own = Set(names).intersection(variables)
        return (0..<count).map { draw in
            Dictionary(uniqueKeysWithValues: own.map { ($0, column(of: $0, draw: draw)) })
        }
    }
}

extension SurveyFile {
    /// The same file with variables of plausible values.
    ///
    /// Each becomes a derived variable of its name, which holds the first value; it and all derived variables that rest on it
    /// get a hidden one for every later draw.
    ///
    /// - Parameter log: takes what cannot be: an unknown column, or a rule that cannot be computed by draw.
    public func drawing(_ plausible: [PlausibleVariable], log: IssueLog) -> SurveyFile {
        guard let first = plausible.first else { return self }
        for variable in plausible {
            for value in variable.values where !variableNames.contains(value) {
                let hint = nearestName(to: value, among: variableNames).map { " Did you mean '\($0)'?" } ?? ""
                log.add("no variable is called '\(value)' in \(path).\(hint)", at: variable.position)
            }
            if catalog.hasColumn(variable.name) {
                log.add(
                    "'\(variable.name)' is a column of the file. Give its plausible values a name of their own.",
                    at: variable.position)
            }
            if let other = catalog.derivations[variable.name] {
                log.add(
                    "'\(variable.name)' is a derived variable already (\(other.position)). Choose another name.",
                    at: variable.position)
            }
        }
        let count = first.values.count
        let aliases = plausible.map { $0.derivation(draw: 0) }
        let all = VariableCatalog(
            columns: catalog.columns, derivations: Array(catalog.derivations.values) + aliases)
        // 1. What rests on plausible values, directly or through other derived variables.
        var dependent = Set(plausible.map(\.name))
        let others = catalog.derivations.values.sorted { $0.name < $1.name }
        var isGrowing = true
        while isGrowing {
            let more = others.filter { derivation in
                !dependent.contains(derivation.name)
                    && all.inputs(of: derivation, exposures: codebook.usableExposures).contains(
                        where: dependent.contains)
            }
            dependent.formUnion(more.map(\.name))
            isGrowing = !more.isEmpty
        }
        let columns = PlausibleColumns(count: count, variables: dependent)
        // 2. A hidden variable of each for every later draw.
        var hidden: [Derivation] = []
        for draw in 1..<max(2, count) {
            hidden += plausible.filter { $0.values.count > draw }.map { $0.derivation(draw: draw) }
            for derivation in others where dependent.contains(derivation.name) {
                guard case .expression(let expression) = derivation.rule else {
                    if draw == 1 {
                        log.add(
                            "'\(derivation.name)' is made from plausible values, but only conditions and calculations can be. Give it "
                                + "columns of single values.", at: derivation.position)
                    }
                    continue
                }
                let names = Dictionary(
                    uniqueKeysWithValues: dependent.filter { $0 != derivation.name }.map {
                        ($0, columns.column(of: $0, draw: draw))
                    })
                hidden.append(
                    Derivation(
                        name: columns.column(of: derivation.name, draw: draw), label: derivation.label,
                        rule: .expression(expression.renaming(names)),
                        values: derivation.values, position: derivation.position))
            }
        }
        return adding(aliases, hidden: hidden, plausible: columns)
    }
}

extension PlausibleVariable {
    /// The variable as one draw has it.
    fileprivate func derivation(draw: Int) -> Derivation {
        let columns = PlausibleColumns(count: values.count, variables: [name])
        return Derivation(
            name: columns.column(of: name, draw: draw), label: label,
            rule: .expression(Expression(variable: values[draw], at: position)), position: position)
    }
}
