extension DesignDeclaration {
    /// Parts of a design that exclude each other: one of them would be silently ignored.
    func refuseContradictions() throws(DesignError) {
        if let replicates {
            if case .variables = replicates.source,
                !strata.isEmpty || !clusters.isEmpty || !populationSizes.isEmpty || !collapsed.isEmpty
            {
                throw .replicatesWithUnits
            }
            let others = [
                (secondPhase != nil, "secondPhase"), (unequalProbabilities != nil, "unequal"),
            ]
            if let other = others.first(where: \.0) { throw .replicatesBeside(other.1) }
        }
        if secondPhase != nil, unequalProbabilities != nil { throw .secondPhaseBesideUnequal }
        if unequalProbabilities?.method == .hartleyRao, let mean = unequalProbabilities?.populationMean,
            !(mean > 0 && mean <= 1)
        {
            throw .noPopulationMean(mean)
        }
    }
}
