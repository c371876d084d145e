import Frame

/// Which columns to read and which derivations to compute, in order, for a set of variables.
struct DerivationPlan {
    private(set) var columns: Set<String> = []
    private(set) var steps: [Derivation] = []

    private let catalog: VariableCatalog
    private let exposures: [ExposureDefinition]
    /// The derivations being resolved, outermost first.
    private var path: [String] = []
    private var done: Set<String> = []

    init(for names: some Sequence<String>, catalog: VariableCatalog, exposures: [ExposureDefinition])
        throws(SurveyDataError)
    {
        self.catalog = catalog
        self.exposures = exposures
        for name in names { try require(name, for: nil) }
    }

    private mutating func require(_ name: String, for dependent: Derivation?) throws(SurveyDataError) {
        guard !done.contains(name) else { return }
        // A derivation may refine a column of its own name: then the column is meant, once.
        guard let derivation = catalog.derivations[name], !(path.last == name && catalog.hasColumn(name)) else {
            guard catalog.hasColumn(name) else {
                throw .unknownVariable(name: name, usedBy: dependent, known: catalog.names)
            }
            columns.insert(name)
            return
        }
        guard !path.contains(name) else { throw .circular(path + [name], position: derivation.position) }
        path.append(name)
        for input in catalog.inputs(of: derivation, exposures: exposures) { try require(input, for: derivation) }
        path.removeLast()
        done.insert(name)
        steps.append(derivation)
    }
}
