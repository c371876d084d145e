/// How large a planned sample is: clusters and persons by group, and what follows for variances.
///
/// With ρ the intraclass correlation, c = 1 + CV² of cluster sizes, m respondents a cluster, and m₉ those of a group in
/// a cluster that holds it, the variance of a group's mean is
///
///     V = d·σ²·[ρ·c·m₉/n·(1 − k/K) + (1 − ρ)/n·(1 − n/N)]
///
/// which is d·σ²/n·(1 + (c·m₉ − 1)ρ) without finite populations: the design effect of Eldridge, Ashby & Kerry (2006, *Int.
/// J. Epidemiol.* 35, 1292). d is the effect of weighting. The finite-population terms are those of two-stage sampling
/// (Cochran 1977, theorem 10.1) in a population with this ρ. Two groups within clusters share the cluster's deviation, so that
/// their means have the covariance d·λρσ₁σ₂·c/k·(1 − k/K), λ being the cross correlation.
struct SampleScale: Sendable {
    /// k by group, or, of groups within clusters, all clusters.
    let clusters: [Double]
    /// n by group.
    let persons: [Double]
    private let setting: SurveySetting

    /// - Parameter x: clusters of the first group, or all of them if each holds both groups; of a sample of persons, those of
    ///   the first group.
    init(_ x: Double, _ setting: SurveySetting, groups: Int) {
        self.setting = setting
        switch (groups, setting.layout) {
        case (1, _):
            clusters = [x]
            persons = [x * setting.m]
        case (_, .between):
            clusters = [x, x * setting.ratio]
            persons = clusters.map { $0 * setting.m }
        case (_, .within):
            clusters = [x]
            let first = x * setting.m / (1 + setting.ratio)
            persons = [first, first * setting.ratio]
        }
    }

    /// With whole numbers of clusters.
    init(clusters: [Double], _ setting: SurveySetting, groups: Int) {
        self.setting = setting
        self.clusters = clusters
        if groups == 2, clusters.count == 1 {
            let first = clusters[0] * setting.m / (1 + setting.ratio)
            persons = [first, first * setting.ratio]
        } else {
            persons = clusters.map { $0 * setting.m }
        }
    }

    var allClusters: Double { clusters.reduce(0, +) }
    var allPersons: Double { persons.reduce(0, +) }

    /// Sampling units minus strata, and one less for each group beyond the first: the degrees of freedom of the test in
    /// this package's tables.
    var degreesOfFreedom: Double { allClusters - Double(setting.strata) - Double(persons.count - 1) }

    /// Whether the sample is no larger than the population.
    var fits: Bool {
        allPersons <= (setting.population ?? .infinity) && allClusters <= (setting.populationClusters ?? .infinity)
    }

    /// The variance of the difference between two groups, or of one mean.
    ///
    /// - Parameter variances: σ² by group.
    func variance(_ variances: [Double]) -> Double {
        let c = 1 + setting.sizeVariation * setting.sizeVariation
        let amongPersons = 1 - allPersons / (setting.population ?? .infinity)
        guard setting.isClustered else {
            return setting.weightingEffect * max(0, amongPersons)
                * persons.indices.reduce(0) { $0 + variances[$1] / persons[$1] }
        }
        let rho = setting.intraclassCorrelation
        let amongClusters = max(0, 1 - allClusters / (setting.populationClusters ?? .infinity))
        var variance = 0.0
        for group in persons.indices {
            let inCluster = persons[group] / (clusters.count > 1 ? clusters[group] : clusters[0])
            variance +=
                variances[group] / persons[group]
                * (rho * c * inCluster * amongClusters + (1 - rho) * max(0, amongPersons))
        }
        if persons.count == 2, clusters.count == 1 {
            variance -=
                2 * setting.crossCorrelation * rho * (variances[0] * variances[1]).squareRoot() * c / clusters[0]
                * amongClusters
        }
        return setting.weightingEffect * max(0, variance)
    }

    /// The variance over that of simple random samples of as many persons from an infinite population.
    func designEffect(_ variances: [Double]) -> Double {
        variance(variances) / persons.indices.reduce(0) { $0 + variances[$1] / persons[$1] }
    }
}
