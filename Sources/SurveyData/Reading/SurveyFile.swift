import FileFormats
public import Frame

/// A data file together with what its columns mean. Opening it reads the header only, so that everything a study asks
/// for can be checked before any data are read.
public struct SurveyFile: Sendable {
    /// The columns before the codebook says what they mean.
    public let source: any ColumnSource
    /// What its columns mean: what the codebook says, and where it is silent, what the file does.
    public let codebook: Codebook
    let catalog: VariableCatalog
    /// The variables that differ from draw to draw of plausible values, where there are any.
    public let plausible: PlausibleColumns?

    /// - Parameters:
    ///   - path: a file of any of the kinds that ``ColumnSources`` knows, or a combination of several.
    ///   - codebook: what its columns mean.
    ///   - derivations: a study's own variables, beside the codebook's; one of the same name replaces the codebook's.
    ///   - notation: how the file is written, where it says more than the codebook's.
    /// - Throws: `FileFormatError` when the file cannot be opened, ``ConfigurationIssues`` or ``CombinationError`` when files
    ///   cannot be combined, ``ConfigurationIssue`` when the notation
    ///   contradicts itself, ``SurveyDataError/decodedAlready(path:)`` when the codebook would recode waves a second time.
    public init(
        path: String, codebook: Codebook = .empty, derivations: [Derivation] = [],
        notation: FileNotation = FileNotation()
    ) throws {
        try self.init(
            source: try notation.completed(by: codebook.file).open(path), codebook: codebook, derivations: derivations)
    }

    /// - Parameter source: the columns, opened already.
    init(source: any ColumnSource, codebook: Codebook, derivations: [Derivation] = []) throws {
        let path = source.path
        self.source = source
        if source.isDecoded, !codebook.waveRecodes.isEmpty { throw SurveyDataError.decodedAlready(path: path) }
        self.codebook = codebook.completed(by: source.metadata, of: path)
        let replaced = Set(derivations.map(\.name))
        catalog = VariableCatalog(
            columns: source.columnNames,
            derivations: codebook.derivations.filter { !replaced.contains($0.name) } + derivations)
        plausible = nil
    }

    private init(_ file: SurveyFile, catalog: VariableCatalog, plausible: PlausibleColumns) {
        source = file.source
        codebook = file.codebook
        self.catalog = catalog
        self.plausible = plausible
    }

    /// The same file with more derived variables.
    func adding(_ derivations: [Derivation], hidden: [Derivation], plausible: PlausibleColumns) -> SurveyFile {
        SurveyFile(self, catalog: catalog.adding(derivations, hidden: hidden), plausible: plausible)
    }

    public var path: String { source.path }

    /// What the columns are called that all bear `name` in the file's header; none when at most one does.
    public func columns(repeating name: String) -> [String] { source.names(of: name) }

    /// The names of all variables: columns, then derived ones.
    public var variableNames: [String] { catalog.names }

    /// The names of all variables that this file can give: derived ones only where it has everything they need.
    public var computableNames: [String] {
        catalog.names.filter { (try? check([$0])) != nil }
    }

    /// Checks that `names` are variables and can be computed, without reading data.
    ///
    /// - Throws: ``SurveyDataError`` for the first that cannot.
    public func check(_ names: some Sequence<String>) throws(SurveyDataError) {
        if let clash = catalog.replacedColumn { throw .derivedColumn(clash) }
        _ = try DerivationPlan(for: names, catalog: catalog, exposures: codebook.usableExposures)
        if let wave = codebook.waveVariable, !codebook.waveRecodes.isEmpty, !catalog.columns.contains(wave) {
            throw .missingWaveVariable(name: wave, known: catalog.columns)
        }
    }

    /// Names in an expression that are neither variables nor can be levels: what no data could make sense of.
    ///
    /// A bare name may be a level of a variable it is compared with. Where the levels of all variables in the expression
    /// are declared, it must be one of them.
    public func unknownNames(in expression: Expression) -> [String] {
        let variables = expression.names.filter(catalog.contains)
        let bare = expression.names.subtracting(variables).subtracting(expression.resultNames)
        guard !bare.isEmpty else { return [] }
        let compared = expression.comparedNames
        let levels = variables.map { declaredLevels(of: $0) }
        let numeric = variables.filter { codebook.variable($0)?.kind.map { $0 == .numeric || $0 == .integer } ?? false }
        let allDeclared = zip(variables, levels).allSatisfy { $1 != nil || numeric.contains($0) }
        let known = levels.compactMap { $0 }.flatMap(\.knownNames)
        return bare.filter { name in
            !compared.contains(name) || (allDeclared && !known.contains(name))
        }.sorted()
    }

    /// The derivation of a variable, if it is derived.
    public func derivation(of name: String) -> Derivation? {
        catalog.derivations[name]
    }

    /// Whether the type of a variable is known from the codebook or its derivation.
    public func isDeclared(_ name: String) -> Bool {
        codebook.variable(name)?.kind != nil || catalog.derivations[name] != nil
    }

    /// The levels a variable will have, where that is known before data are read.
    public func declaredLevels(of name: String) -> CategoricalLevels? {
        switch catalog.derivations[name]?.rule {
        case .exposure(let exposure, let output):
            output.levels(of: codebook.exposure(exposure)) ?? rehearsedLevels(of: name)
        case .growth(let use): use.levels
        case .anaemia(let use): use.levels
        case .scale(let use): codebook.scale(use.scale).flatMap(use.levels)
        case .expression: rehearsedLevels(of: name)
        case nil: codebook.variable(name)?.levels
        }
    }

    /// The exposure definitions that `names` rest on, directly or through other derived variables.
    public func exposures(behind names: some Sequence<String>) throws(SurveyDataError) -> [ExposureDefinition] {
        let plan = try DerivationPlan(for: names, catalog: catalog, exposures: codebook.usableExposures)
        let used = plan.steps.compactMap { step -> String? in
            if case .exposure(let name, _) = step.rule { return name }
            return nil
        }
        return codebook.usableExposures.filter { used.contains($0.name) }
    }

    /// Reads the variables named, with everything they are derived from.
    ///
    /// - Parameter exampleLimit: how many examples of a violation are kept.
    /// - Throws: `FileFormatError`, ``SurveyDataError`` or ``ConfigurationIssue``.
    public func load(_ names: Set<String>, exampleLimit: Int? = nil) throws -> SurveyTable {
        var (columns, decoder) = try reading(names)
        decoder.exampleLimit = exampleLimit ?? decoder.exampleLimit
        try rehearse(names)
        let table = try source.read(columns: columns)
        let (frame, violations) = try decoder.decode(table.frame)
        return SurveyTable(frame: frame, violations: violations, facts: table.facts, file: self)
    }

    /// The columns to read for variables, and what turns them into these.
    ///
    /// - Throws: ``SurveyDataError`` for the first variable that cannot be computed.
    func reading(_ names: Set<String>) throws(SurveyDataError) -> (columns: Set<String>, decoder: SurveyDecoder) {
        try check(names)
        let plan = try DerivationPlan(for: names.sorted(), catalog: catalog, exposures: codebook.usableExposures)
        let decoder = SurveyDecoder(codebook: codebook, plan: plan)
        let wave = decoder.isRecoded ? codebook.waveVariable : nil
        return (plan.columns.union([wave].compactMap { $0 }), decoder)
    }
}
