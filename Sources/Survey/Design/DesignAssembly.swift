import Estimation
public import Frame

extension SurveyDesign {
    /// Assembles a design from the variables it is declared with.
    ///
    /// - Parameters:
    ///   - declaration: variables by role.
    ///   - frame: holds the variables, every row of the sample.
    ///   - locate: where a row and variable stand in the file, for messages.
    /// - Throws: ``DesignError``.
    public init(
        _ declaration: DesignDeclaration, in frame: DataFrame, locate: @escaping (Int, String) -> SourcePosition
    ) throws(DesignError) {
        let assembly = DesignAssembly(declaration: declaration, frame: frame, locate: locate)
        try declaration.refuseContradictions()
        let stages = try assembly.stages()
        let weights = try assembly.weights(stages: stages)
        let design = try assembly.design(stages: stages, weights: weights)
        do throws(WeightingError) {
            self = try design.adjusted(by: declaration.adjustments, in: frame)
        } catch {
            throw .weighting(error)
        }
    }
}

/// Builds the parts of a design, checking each.
struct DesignAssembly {
    let declaration: DesignDeclaration
    let frame: DataFrame
    let locate: (Int, String) -> SourcePosition
    /// How many rows of the sample each row of the frame stands for, when it is not one.
    var multiplicities: [Int]?

    // MARK: Weights

    func weights(stages: [SamplingStage]) throws(DesignError) -> SamplingWeights {
        let own = try ownWeights(stages: stages)
        return try declaration.dualFrame.map { dual throws(DesignError) in try combined(dual, weights: own) } ?? own
    }

    private func ownWeights(stages: [SamplingStage]) throws(DesignError) -> SamplingWeights {
        guard let name = declaration.weights else {
            let implied = weightsFromPopulation(stages)
            if let row = implied.firstIndex(where: { !$0.isFinite }) {
                let name = declaration.populationSizes[0]
                throw .infiniteWeights(variable: name, first: locate(row, name), isImplied: true)
            }
            return SamplingWeights(implied)
        }
        guard let column = frame[name] else {
            throw .unknownVariable(role: "weights", name: name, known: frame.names)
        }
        var check = WeightCheck(name)
        check.add(column)
        try check.refuse(locate: locate)
        return SamplingWeights(column.doubles ?? [])
    }

    /// Π N/n over the stages whose population sizes are known; 1 otherwise.
    func weightsFromPopulation(_ stages: [SamplingStage]) -> [Double] {
        var weights = [Double](repeating: 1, count: frame.rowCount)
        for stage in stages where stage.isWithoutReplacement {
            for row in weights.indices {
                weights[row] /= stage.inclusionProbability(ofUnit: Int(stage.units.codes[row]))
            }
        }
        return weights
    }

    // MARK: Stages

    func stages() throws(DesignError) -> [SamplingStage] {
        let stageCount = max(1, declaration.clusters.count)
        guard declaration.populationSizes.count <= stageCount else {
            throw .tooManyPopulationSizes(stages: stageCount, given: declaration.populationSizes.count)
        }
        var stages: [SamplingStage] = []
        var strata = try crossedStrata()
        var parent: CrossedCodes?
        for number in 0..<stageCount {
            let identifiers = try identifiers(ofStage: number)
            let units = try units(identifiers, within: strata, stage: number)
            // Units are those of their own stratum, whichever it is analysed with.
            let analysed = number == 0 ? try collapsed(strata) : strata
            stages.append(try stage(number, units: units, strata: analysed, drawnFrom: strata, parent: parent))
            // Below the first stage, each unit is the stratum of the units drawn within it.
            parent = units
            strata = units
        }
        return stages
    }

    private func crossedStrata() throws(DesignError) -> CrossedCodes {
        try crossed(declaration.stratumVariables)
    }

    /// The variables that tell independent samples apart: two frames, the cycles of a survey.
    private var independentSamples: [String] {
        Array(declaration.stratumVariables.dropLast(declaration.strata.count))
    }

    private func crossed(_ names: [String]) throws(DesignError) -> CrossedCodes {
        var codes = CrossedCodes(single: frame.rowCount)
        for name in names { codes = CrossedCodes(codes, CrossedCodes(try complete(name, role: "strata"))) }
        return codes
    }

    private func identifiers(ofStage number: Int) throws(DesignError) -> CrossedCodes {
        guard number < declaration.clusters.count else { return CrossedCodes(rows: frame.rowCount) }
        return CrossedCodes(try complete(declaration.clusters[number], role: "clusters"))
    }

    private func units(
        _ identifiers: CrossedCodes, within strata: CrossedCodes, stage: Int
    ) throws(DesignError) -> CrossedCodes {
        if declaration.clusters.isEmpty { return CrossedCodes(strata, identifiers) }
        // Identifiers of another sample are another's.
        let own = stage == 0 ? CrossedCodes(try crossed(independentSamples), identifiers) : identifiers
        if stage == 0, !declaration.nested, let conflict = own.parents(in: strata).conflict {
            let name = declaration.clusters[stage]
            let row = own.codes.firstIndex(of: Int32(conflict)) ?? 0
            throw .identifierInTwoStrata(variable: name, identifier: text(row, name))
        }
        return CrossedCodes(strata, identifiers)
    }

    private func stage(
        _ number: Int, units: CrossedCodes, strata: CrossedCodes, drawnFrom own: CrossedCodes, parent: CrossedCodes?
    ) throws(DesignError) -> SamplingStage {
        let stratumOfUnit = units.parents(in: strata).parents
        var sampled = [Int](repeating: 0, count: strata.count)
        for stratum in stratumOfUnit { sampled[Int(stratum)] += 1 }
        let isUnequal = declaration.unequalProbabilities != nil
        let population = isUnequal ? nil : try population(ofStage: number, units: units, drawnFrom: own, in: strata)
        let stage = SamplingStage(
            units: SummationUnits(codes: units.codes, count: units.count), stratumOfUnit: stratumOfUnit,
            stratumCount: strata.count, sampledUnits: sampled, populationUnits: population,
            inclusionProbabilities: isUnequal ? try probabilities(ofStage: number, units: units) : nil,
            parentOfUnit: parent.map { units.parents(in: $0).parents } ?? [])
        // A lower stage without population sizes contributes nothing, so its single units do no harm.
        if number == 0 || stage.isWithoutReplacement { try refuseSingleUnits(stage, strata: strata, number: number) }
        return stage
    }

    /// N of every stratum; of collapsed ones, the sum.
    private func population(
        ofStage number: Int, units: CrossedCodes, drawnFrom own: CrossedCodes, in strata: CrossedCodes
    ) throws(DesignError) -> [Double]? {
        var sampled = [Int](repeating: 0, count: own.count)
        for stratum in units.parents(in: own).parents { sampled[Int(stratum)] += 1 }
        guard let sizes = try population(ofStage: number, strata: own, sampled: sampled) else { return nil }
        var sums = [Double](repeating: 0, count: strata.count)
        for (size, stratum) in zip(sizes, own.parents(in: strata).parents) { sums[Int(stratum)] += size }
        return sums
    }

    private func population(
        ofStage number: Int, strata: CrossedCodes, sampled: [Int]
    ) throws(DesignError) -> [Double]? {
        guard number < declaration.populationSizes.count else { return nil }
        let name = declaration.populationSizes[number]
        let values = try numbers(name, role: "population")
        let areFractions = values.allSatisfy { $0 <= 1 }
        var sizes = [Double](repeating: .nan, count: strata.count)
        for row in values.indices {
            let stratum = Int(strata.codes[row])
            if sizes[stratum].isNaN {
                let size = areFractions ? Double(sampled[stratum]) / values[row] : values[row]
                guard size >= Double(sampled[stratum]) * (1 - 1e-9) else {
                    throw .populationTooSmall(
                        variable: name, first: locate(row, name), population: values[row], sampled: sampled[stratum])
                }
                sizes[stratum] = size
            } else {
                let size = areFractions ? Double(sampled[stratum]) / values[row] : values[row]
                if abs(size - sizes[stratum]) > 1e-9 * sizes[stratum] {
                    throw .populationNotConstant(variable: name, first: locate(row, name))
                }
            }
        }
        return sizes
    }

    /// The probability with which each unit was drawn.
    private func probabilities(ofStage number: Int, units: CrossedCodes) throws(DesignError) -> [Double]? {
        guard number < declaration.populationSizes.count else { return nil }
        let name = declaration.populationSizes[number]
        let values = try numbers(name, role: "probabilities")
        var probabilities = [Double](repeating: .nan, count: units.count)
        for row in values.indices {
            guard values[row] > 0, values[row] <= 1 else {
                throw .noProbability(variable: name, first: locate(row, name), value: values[row])
            }
            let unit = Int(units.codes[row])
            if probabilities[unit].isNaN { probabilities[unit] = values[row] }
            if abs(probabilities[unit] - values[row]) > 1e-9 * values[row] {
                throw .probabilityNotConstant(variable: name, first: locate(row, name))
            }
        }
        return probabilities
    }

    private func refuseSingleUnits(_ stage: SamplingStage, strata: CrossedCodes, number: Int) throws(DesignError) {
        guard declaration.singlePSU == .refuse else { return }
        let single = stage.singleUnitStrata
        guard !single.isEmpty else { return }
        // Only some are shown.
        let names = single.enumerated().map { place, stratum -> String in
            guard place < 6 else { return "" }
            let row = strata.codes.firstIndex(of: Int32(stratum)) ?? 0
            let variables = number == 0 ? declaration.stratumVariables : Array(declaration.clusters.prefix(number))
            return variables.isEmpty ? "(the whole sample)" : variables.map { text(row, $0) }.joined(separator: "×")
        }
        let unit = number < declaration.clusters.count ? "unit of '\(declaration.clusters[number])'" : "row"
        throw .singleUnitStrata(strata: names, unit: unit)
    }

    // MARK: Columns

    /// A column that has a value in every row.
    func complete(_ name: String, role: String) throws(DesignError) -> Column {
        guard let column = frame[name] else {
            throw .unknownVariable(role: role, name: name, known: frame.names)
        }
        if let row = column.missing.reasons.firstIndex(where: { $0 != 0 }) {
            throw .missingValues(role: role, variable: name, count: missingRows(of: column), first: locate(row, name))
        }
        return column
    }

    /// Rows of the sample in which a column is missing.
    private func missingRows(of column: Column) -> Int {
        guard let multiplicities else { return column.missing.count }
        let reasons = column.missing.reasons
        return reasons.indices.reduce(0) { $0 + (reasons[$1] == 0 ? 0 : multiplicities[$1]) }
    }

    /// The values of a column that must hold a number in every row.
    func numbers(_ name: String, role: String) throws(DesignError) -> [Double] {
        let column = try complete(name, role: role)
        if let values = column.doubles { return values }
        let categories = column.categories
        let row = categories.firstNoNumber ?? 0
        throw .notNumeric(role: role, variable: name, first: locate(row, name), example: categories.code(row))
    }

    /// The value of a cell, for a message.
    func text(_ row: Int, _ name: String) -> String {
        frame[name]?.categories.code(row) ?? "?"
    }
}
