extension GroupComparison {
    /// The size at which the power is reached: whole clusters, or persons.
    ///
    /// - Throws: ``SamplingError``; ``SamplingError/unreachable(power:best:limit:)`` where the whole population is too small.
    public func size(power: Double, second: Double) throws(SamplingError) -> PlannedSize {
        try check(second: second, power: power)
        let exact = try exactSize(power: power, second: second)
        let scale = whole(exact)
        var planned = planned(scale, second: second)
        planned.exact = SampleScale(exact, setting, groups: 2).persons[0]
        return planned
    }

    /// The power of a sample of so many clusters in all, or persons in the first group.
    public func power(_ amount: SampleAmount, second: Double) throws(SamplingError) -> PlannedSize {
        try check(second: second, power: nil)
        return planned(try scale(amount), second: second)
    }

    /// The second group's share or mean, above the first's or below it, that is found with the power.
    public func difference(
        _ amount: SampleAmount, power: Double, isBelow: Bool = false
    ) throws(SamplingError) -> PlannedSize {
        try check(second: nil, power: power)
        let scale = try scale(amount)
        let sign = isBelow ? -1.0 : 1.0
        let limit = outcome == .shares ? (isBelow ? first : 1 - first) * (1 - 1e-12) : .greatestFiniteMagnitude
        // In units of a difference that matters: RootSearch begins with steps of its size.
        let unit = outcome == .shares ? 0.01 : variances(first).reduce(0) { max($0, $1) }.squareRoot() / 100
        let found = RootSearch.first(from: 0, to: limit / unit, reaching: power) {
            self.power(scale, second: first + sign * $0 * unit)
        }
        guard let found else {
            let end = first + sign * limit
            throw .unreachable(
                power: power, best: self.power(scale, second: end),
                limit: "even a share of \(isBelow ? 0 : 1)")
        }
        return planned(scale, second: first + sign * found * unit)
    }

    /// The respondents of a cluster with which so many clusters in all reach the power.
    ///
    /// - Throws: ``SamplingError/unreachable(power:best:limit:)`` where no size does: the variance between clusters remains.
    public func clusterSize(clusters: Int, power: Double, second: Double) throws(SamplingError) -> PlannedSize {
        var sized = self
        let least = setting.layout == .within ? (1 + setting.ratio) / min(1, setting.ratio) : 1
        sized.setting.clusterSize = least
        try sized.check(second: second, power: power)
        let most = setting.population.map { max(least, $0 / Double(clusters)) } ?? 1e6
        func at(_ m: Double) throws(SamplingError) -> (GroupComparison, SampleScale) {
            var plan = self
            plan.setting.clusterSize = m
            return (plan, try plan.scale(.clusters(clusters)))
        }
        _ = try at(least)
        let found = RootSearch.first(from: least, to: most, reaching: power) { m in
            guard let (plan, scale) = try? at(m) else { return .nan }
            return plan.power(scale, second: second)
        }
        guard let found else {
            let (plan, scale) = try at(most)
            throw .unreachable(
                power: power, best: plan.power(scale, second: second),
                limit: setting.population == nil
                    ? "any number of respondents in \(clusters) clusters"
                    : "the whole population of \(clusters) clusters")
        }
        let (plan, scale) = try at((found - 1e-9 * found).rounded(.up))
        return plan.planned(scale, second: second)
    }

    // MARK: Parts

    private func exactSize(power: Double, second: Double) throws(SamplingError) -> Double {
        let parts = setting.layout == .within ? 1 : 1 + setting.ratio
        let least = (Double(setting.strata) + 2) / parts
        let wholePopulation = min(
            (setting.population ?? .infinity) / (setting.layout == .within ? setting.m : setting.m * parts),
            (setting.isClustered ? setting.populationClusters ?? .infinity : .infinity) / parts)
        let most = min(1e12, wholePopulation)
        let found =
            most < least
            ? nil
            : RootSearch.first(from: least, to: most, reaching: power) {
                self.power(SampleScale($0, setting, groups: 2), second: second)
            }
        guard let found else {
            throw .unreachable(
                power: power, best: self.power(SampleScale(most, setting, groups: 2), second: second),
                limit: wholePopulation > most ? "a sample of any size" : "the whole population")
        }
        return found
    }

    /// Clusters (or persons) made whole, group by group.
    private func whole(_ x: Double) -> SampleScale {
        let scale = SampleScale(x, setting, groups: 2)
        return SampleScale(
            clusters: scale.clusters.map { ($0 - 1e-9 * $0).rounded(.up) }, setting, groups: 2)
    }

    private func scale(_ amount: SampleAmount) throws(SamplingError) -> SampleScale {
        let scale: SampleScale
        switch amount {
        case .persons(let n):
            if n < 1 { throw .sizeNotPositive(n) }
            let clusters = Double(n) / setting.m * (setting.layout == .within ? 1 + setting.ratio : 1)
            scale = whole(clusters)
        case .clusters(let count):
            if count < 1 { throw .sizeNotPositive(count) }
            if setting.layout == .within {
                scale = SampleScale(clusters: [Double(count)], setting, groups: 2)
            } else {
                let first = (Double(count) / (1 + setting.ratio)).rounded()
                guard first >= 1, Double(count) - first >= 1 else { throw .groupWithoutCluster(clusters: count) }
                scale = SampleScale(clusters: [first, Double(count) - first], setting, groups: 2)
            }
        }
        guard scale.degreesOfFreedom > 0 else {
            throw .noFreedom(clusters: scale.allClusters, strata: setting.strata)
        }
        if !scale.fits { throw .largerThanPopulation(persons: scale.allPersons, clusters: scale.allClusters) }
        return scale
    }

    private func planned(_ scale: SampleScale, second: Double) -> PlannedSize {
        var planned = PlannedSize(scale, setting, variances: variances(second), isNormal: isNormal)
        planned.power = power(scale, second: second)
        planned.second = second
        return planned
    }
}
