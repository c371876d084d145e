import Probability

/// How precisely a planned survey estimates one share or mean: half the width of its confidence interval,
/// t₁₋α/₂·se on the degrees of freedom of the design (sampling units minus strata), or normal.
///
/// Source: Cochran (1977), §4.4, with the design effect of the setting.
public struct EstimatePrecision: Sendable, Equatable {
    /// σ² of a person.
    private let variance: Double
    public var alpha = 0.05
    public var isNormal = false
    public var setting = SurveySetting()
    private let problem: SamplingError?
    /// The widest half-width that says anything.
    private let widest: Double

    /// - Parameter share: p, with σ² = p(1 − p).
    public init(share: Double) {
        variance = share * (1 - share)
        widest = 0.5
        problem =
            share > 0 && share < 1
            ? nil : .outOfRange(what: "--shares", value: share, range: "above 0 and below 1")
    }

    /// - Parameter deviation: σ.
    public init(deviation: Double) {
        variance = deviation * deviation
        widest = .infinity
        problem =
            deviation >= 1e-100 && deviation <= 1e100
            ? nil : .outOfRange(what: "--sd", value: deviation, range: "above 0 (from 1e-100 to 1e100)")
    }

    public static func == (a: EstimatePrecision, b: EstimatePrecision) -> Bool {
        a.variance == b.variance && a.alpha == b.alpha && a.isNormal == b.isNormal && a.setting == b.setting
    }

    private func check() throws(SamplingError) {
        if let problem { throw problem }
        try setting.check(groups: 1)
        if !(alpha > 0 && alpha < 1) { throw .outOfRange(what: "--alpha", value: alpha, range: "above 0 and below 1") }
    }

    private func halfWidth(_ scale: SampleScale) -> Double {
        guard scale.degreesOfFreedom > 0 else { return .nan }
        let df = isNormal ? Double.infinity : scale.degreesOfFreedom
        return StudentT(degreesOfFreedom: df).upperQuantile(alpha / 2) * scale.variance([variance]).squareRoot()
    }

    /// The size at which the interval is no wider: whole clusters, or persons.
    ///
    /// - Throws: ``SamplingError``.
    public func size(halfWidth wanted: Double) throws(SamplingError) -> PlannedSize {
        try check()
        if !(wanted > 0 && wanted.isFinite) { throw .outOfRange(what: "--half-width", value: wanted, range: "above 0") }
        if wanted >= widest {
            throw .outOfRange(what: "--half-width", value: wanted, range: "below 0.5, as a share: 0.03 for 3 points")
        }
        let most = min(
            1e12, (setting.population ?? .infinity) / setting.m,
            setting.isClustered ? setting.populationClusters ?? .infinity : .infinity)
        let least = Double(setting.strata) + 1
        let found =
            most < least
            ? nil
            : RootSearch.first(from: least, to: most, reaching: -wanted) {
                -halfWidth(SampleScale($0, setting, groups: 1))
            }
        guard let found else {
            throw .tooWide(
                halfWidth: wanted, best: halfWidth(SampleScale(most, setting, groups: 1)),
                limit: most < 1e12 ? "the whole population" : "a sample of any size")
        }
        let scale = SampleScale(clusters: [(found - 1e-9 * found).rounded(.up)], setting, groups: 1)
        var planned = planned(scale)
        planned.exact = found * setting.m
        return planned
    }

    /// Half the width of the interval of a sample.
    public func halfWidth(_ amount: SampleAmount) throws(SamplingError) -> PlannedSize {
        try check()
        let clusters: Double
        switch amount {
        case .persons(let n):
            if n < 1 { throw .sizeNotPositive(n) }
            clusters = (Double(n) / setting.m - 1e-9).rounded(.up)
        case .clusters(let count):
            if count < 1 { throw .sizeNotPositive(count) }
            clusters = Double(count)
        }
        let scale = SampleScale(clusters: [clusters], setting, groups: 1)
        guard scale.degreesOfFreedom > 0 else { throw .noFreedom(clusters: clusters, strata: setting.strata) }
        if !scale.fits { throw .largerThanPopulation(persons: scale.allPersons, clusters: scale.allClusters) }
        return planned(scale)
    }

    private func planned(_ scale: SampleScale) -> PlannedSize {
        var planned = PlannedSize(scale, setting, variances: [variance], isNormal: isNormal)
        planned.halfWidth = halfWidth(scale)
        return planned
    }
}
