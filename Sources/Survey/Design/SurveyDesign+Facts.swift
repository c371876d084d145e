import Estimation
public import Results

extension SurveyDesign {
    /// The facts a report prints under every table.
    public var facts: Note.DesignFacts {
        let first = stages[0]
        return Note.DesignFacts(
            weights: declaration.weights, strata: declaration.strata, clusters: declaration.clusters,
            stratumCount: first.stratumCount, unitCount: first.units.count,
            degreesOfFreedom: Double(first.units.count - first.stratumCount),
            hasPopulationSizes: first.populationUnits != nil, singleUnitStrata: first.singleUnitStrata.count,
            singlePSU: declaration.singlePSU.rawValue)
    }
}
