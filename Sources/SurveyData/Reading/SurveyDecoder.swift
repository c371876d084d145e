import Frame

/// Gives the columns of a file, or of a block of it, their meaning: codes of other waves into the standard ones, codes
/// into levels and reasons, and derived variables from what they are derived from. Each row by itself, but for the
/// levels that only the whole file shows.
struct SurveyDecoder: Sendable {
    let codebook: Codebook
    /// The derivations, in the order they need each other.
    let steps: [Derivation]
    /// Whether some column is written differently in some waves.
    let isRecoded: Bool
    /// Levels over the whole file, when a block of it is decoded.
    var levels = FileLevels()
    /// How many examples of a violation are kept.
    var exampleLimit = Violation.exampleLimit

    /// - Parameters:
    ///   - codebook: what the columns mean.
    ///   - plan: the columns read and what is derived from them.
    init(codebook: Codebook, plan: DerivationPlan) {
        self.codebook = codebook
        steps = plan.steps
        isRecoded = codebook.waveRecodes.contains { plan.columns.contains($0.variable) }
    }

    /// The variables, and what the codebook does not allow in their columns.
    ///
    /// - Throws: ``ConfigurationIssue`` when a derivation does not fit the variables.
    func decode(_ raw: DataFrame) throws(ConfigurationIssue) -> (frame: DataFrame, violations: [Violation]) {
        // 1. Columns get their meaning.
        let recoder = recoder(in: raw)
        var frame = DataFrame(rowCount: raw.rowCount)
        var violations: [Violation] = []
        for column in raw.columns {
            let recoded = recoder?.recode(column) ?? (column: column, violations: [])
            let decoded = ColumnDecoder(
                raw: recoded.column, declaration: codebook.variable(column.name),
                reservedCodes: codebook.missingCodes, fileLevels: levels.recoded[column.name],
                hasUnlabelled: levels.hasUnlabelled[column.name], exampleLimit: exampleLimit
            ).decode()
            frame.set(decoded.column)
            violations += recoded.violations + decoded.violations
        }
        // 2. Derived variables, in the order they need each other.
        for step in steps {
            let derived = try derive(step, in: frame)
            frame.set(derived.column)
            // Several variables may be made of the same items.
            violations += derived.violations.filter { !violations.contains($0) }
        }
        return (frame, violations)
    }

    /// What translates the codes of other waves; `nil` when there is nothing to translate.
    func recoder(in raw: DataFrame) -> WaveRecoder? {
        guard isRecoded, let wave = codebook.waveVariable, let column = raw[wave] else { return nil }
        return WaveRecoder(
            recodes: codebook.waveRecodes, waves: column.categories(among: levels.raw[wave]), waveVariable: wave,
            fileLevels: levels.raw, exampleLimit: exampleLimit)
    }

    private func derive(_ derivation: Derivation, in frame: DataFrame) throws(ConfigurationIssue)
        -> (column: Column, violations: [Violation])
    {
        switch derivation.rule {
        case .expression(let expression):
            let column = try expression.column(named: derivation.name, label: derivation.label, in: frame)
            return (try derivation.values?.applied(to: column) ?? column, [])
        case .scale(let use):
            guard let scale = codebook.scale(use.scale) else {
                preconditionFailure("scales are checked when the derivation is read")
            }
            return try use.column(scale, in: frame, named: derivation.name, label: derivation.label)
        case .growth(let use):
            return (try use.column(in: frame, named: derivation.name, label: derivation.label), [])
        case .anaemia(let use):
            return (try use.column(in: frame, named: derivation.name, label: derivation.label), [])
        case .exposure(let name, let output):
            guard let exposure = codebook.exposure(name) else {
                preconditionFailure("exposures are checked when the derivation is read")
            }
            return (try exposure.column(output, in: frame, named: derivation.name, label: derivation.label), [])
        }
    }
}
