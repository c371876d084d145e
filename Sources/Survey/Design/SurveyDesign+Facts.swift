import Estimation
public import Results

extension SurveyDesign {
    /// The facts a report prints under every table.
    public var facts: Note.DesignFacts {
        let first = stages[0]
        let tellsUnits = variance.tellsUnits
        var facts = Note.DesignFacts(
            weights: declaration.weights, strata: declaration.stratumVariables, clusters: declaration.clusters,
            stratumCount: first.stratumCount, unitCount: first.units.count,
            degreesOfFreedom: degreesOfFreedom { _ in true }, hasPopulationSizes: first.populationUnits != nil,
            singleUnitStrata: tellsUnits ? first.singleUnitStrata.count : 0, singlePSU: declaration.singlePSU.rawValue)
        facts.singlePSUInDomains = declaration.singlePSUInDomains
        facts.collapsedStrata = declaration.collapsed.count
        facts.populationSizes = declaration.populationSizes
        facts.variance = variance
        facts.frames = declaration.dualFrame?.frame
        facts.frameShare = declaration.dualFrame?.share ?? 0.5
        facts.adjustments = declaration.adjustments.map(\.facts)
        return facts
    }

    private var variance: DesignVariance {
        switch method {
        case .pairwise: return unequalVariance
        case .linearized: return declaration.unequalProbabilities == nil ? .linearized : unequalVariance
        case .twoPhase(let second): return .twoPhase(facts(of: second))
        case .replicated(let replication): return .replicates(facts(of: replication))
        }
    }

    private var unequalVariance: DesignVariance {
        .unequalProbabilities(
            pairs: declaration.unequalProbabilities?.method.rawValue ?? "",
            isYatesGrundy: declaration.unequalProbabilities?.form == .yatesGrundy)
    }

    private func facts(of second: SecondPhase) -> SecondPhaseFacts {
        SecondPhaseFacts(
            selected: declaration.secondPhase?.selected ?? "", strata: declaration.secondPhase?.strata ?? [],
            clusters: declaration.secondPhase?.clusters ?? [], unitCount: second.stage.units.count,
            availableCount: Int(second.stage.populationUnits?.reduce(0, +) ?? 0),
            stratumCount: second.stage.stratumCount)
    }

    private func facts(of replication: Replication) -> ReplicateFacts {
        let declared = declaration.replicates
        var seed: UInt64?
        if case .made(.bootstrap, _, let own) = declared?.source { seed = own }
        let isMade: Bool
        if case .variables = declared?.source { isMade = false } else { isMade = true }
        return ReplicateFacts(
            kind: replication.kind.rawValue, typeInR: replication.kind.typeInR, count: replication.count,
            isMade: isMade, seed: seed, fay: isMade ? madeFay : declared?.fay, scale: replication.scale,
            isScaleStated: !isMade && declared?.scale != nil,
            impliedScale: isMade ? replication.scale : declared?.impliedScale(count: replication.count),
            hasScales: isMade ? Set(replication.scales).count > 1 : declared?.scales.isEmpty == false,
            isCentredAtEstimate: replication.isCentredAtEstimate,
            areFreedomStated: declared?.degreesOfFreedom != nil)
    }

    /// ρ of Fay's replicates that are made from the design.
    private var madeFay: Double? {
        if case .made(.balanced(let fay), _, _) = declaration.replicates?.source, fay > 0 { return fay }
        return nil
    }
}

extension ReplicateDeclaration {
    /// The scale that the kind of replicates implies, whatever is stated.
    fileprivate func impliedScale(count: Int) -> Double? {
        var unstated = self
        unstated.scale = nil
        return unstated.scale(count: count)
    }
}

extension WeightingStep {
    /// The step by the names of its variables.
    public var facts: WeightAdjustment {
        switch self {
        case .postStratified(let margin, _): return .postStratified(margin.variables)
        case .raked(let margins): return .raked(margins.map(\.variables))
        case .calibrated(let targets, let distance, let bounds, let clusters):
            var margins: [[String]] = []
            var numbers: [String] = []
            for target in targets {
                switch target {
                case .margin(let margin): margins.append(margin.variables)
                case .total(let variable, _): numbers.append(variable)
                }
            }
            return .calibrated(
                margins: margins, numbers: numbers, distance: distance.rawValue, bounds: bounds.range,
                clusters: clusters)
        case .trimmed: return .trimmed(nil)
        case .nonResponse(_, let classes, _): return .nonResponse(classes: classes)
        case .propensity(_, let propensity, let count, _): return .propensity(propensity.name, classCount: count)
        case .scaled(let scale, let groups): return .scaled(isMeanOne: scale == .meanOne, within: groups)
        case .pooled(let variable, let cycles):
            let sum = cycles.reduce(0) { $0 + ($1.end - $1.start) }
            return .pooled(
                variable, cycles: cycles.map { .init(cycle: $0.level, share: ($0.end - $0.start) / sum) })
        }
    }
}

extension CalibrationBounds {
    /// The bounds of all rows; infinite without any, `nil` where each row has its own.
    fileprivate var range: ClosedRange<Double>? {
        switch self {
        case .none: -.infinity ... .infinity
        case .factors(let lower, let upper): lower...max(lower, upper)
        case .rows: nil
        }
    }
}
