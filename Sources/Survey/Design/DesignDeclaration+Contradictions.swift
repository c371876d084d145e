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
        if let freedom = replicates?.degreesOfFreedom, !(freedom > 0) { throw .replicateNumber("df", freedom) }
        if let fay = replicates?.fay, replicates?.kind != .fay { throw .fayOfAnotherKind(fay) }
        if case .made(.bootstrap(.multistage), _, _) = replicates?.source, !adjustments.isEmpty {
            throw .multistageAdjusted
        }
        if secondPhase != nil, clusters.count > 1 { throw .secondPhaseOfStages }
        if secondPhase != nil, unequalProbabilities != nil { throw .secondPhaseBesideUnequal }
        if unequalProbabilities?.method == .hartleyRao, let mean = unequalProbabilities?.populationMean,
            !(mean > 0 && mean <= 1)
        {
            throw .noPopulationMean(mean)
        }
    }
}
