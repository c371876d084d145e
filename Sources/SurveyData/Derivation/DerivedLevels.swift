public import Frame

/// What a derivation says of its levels: their order, and what formulas and tables call them.
public struct DerivedLevels: Sendable, Equatable {
    /// In order. A level's code is the name that the expression gives it.
    public let levels: CategoricalLevels
    public let position: SourcePosition

    /// A derived column with these levels.
    ///
    /// - Throws: ``ConfigurationIssue`` when the column has other levels, or none.
    func applied(to column: Column) throws(ConfigurationIssue) -> Column {
        guard case .categorical(let codes, let given) = column.values else {
            throw ConfigurationIssue(
                position: position,
                message: "'values' of '\(column.name)' names the levels of categories, but it is \(column.typeName).")
        }
        var places = [Int32](repeating: -1, count: given.count)
        for (place, level) in levels.enumerated() {
            guard let index = given.index(named: level.code) else {
                let hint =
                    nearestName(to: level.code, among: given.map(\.name)).map { "Did you mean '\($0)'?" }
                    ?? "Its levels: \(given.map(\.name).prefix(12).joined(separator: ", "))."
                throw ConfigurationIssue(
                    position: position, message: "'\(level.code)' in 'values' is no level of '\(column.name)'. \(hint)")
            }
            places[index] = Int32(place)
        }
        let omitted = given.indices.filter { places[$0] < 0 }.map { given[$0].name }
        guard omitted.isEmpty else {
            throw ConfigurationIssue(
                position: position,
                message:
                    "'values' of '\(column.name)' leaves out \(omitted.prefix(12).joined(separator: ", ")). Add them.")
        }
        return Column(
            name: column.name, label: column.label, unit: column.unit,
            values: .categorical(codes.map { $0 < 0 ? -1 : places[Int($0)] }, levels), missing: column.missing)
    }
}
