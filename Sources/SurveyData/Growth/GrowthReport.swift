/// What must be said of a growth indicator where it is reported.
public struct GrowthReport: Sendable, Equatable {
    public let indicator: GrowthIndicator
    /// Whether implausible z-scores stay values.
    public let keepsImplausible: Bool
    /// Whether ages are in whole years or fractions of them.
    public let ageInYears: Bool
    /// Whether nothing was said of how children were measured, although length or height matters.
    public let assumesPosition: Bool
    /// Whether classes are reported, rather than z-scores alone.
    public internal(set) var isClassified: Bool
}

extension SurveyFile {
    /// What must be said of the growth indicators that `names` rest on, directly or through other derived variables.
    public func growth(behind names: some Sequence<String>) throws(SurveyDataError) -> [GrowthReport] {
        let plan = try DerivationPlan(for: names, catalog: catalog, exposures: codebook.usableExposures)
        var reports: [GrowthReport] = []
        for step in plan.steps {
            guard case .growth(let use) = step.rule else { continue }
            let isClassified = use.part != .z && use.part != .flag
            var report = GrowthReport(
                indicator: use.indicator, keepsImplausible: use.keepsImplausible,
                ageInYears: ageUnit(of: use) == .years, assumesPosition: use.assumesPosition, isClassified: false)
            if let known = reports.firstIndex(where: { $0.hasSameFacts(as: report) }) {
                if isClassified { reports[known].isClassified = true }
            } else {
                report.isClassified = isClassified
                reports.append(report)
            }
        }
        return reports
    }

    private func ageUnit(of use: GrowthUse) -> MeasureUnit? {
        guard case .variable(let name) = use.age else { return nil }
        return use.units[.age] ?? codebook.variable(name)?.unit.flatMap { MeasureUnit($0) }
    }
}

extension GrowthReport {
    fileprivate func hasSameFacts(as other: GrowthReport) -> Bool {
        var same = other
        same.isClassified = isClassified
        return same == self
    }
}

extension GrowthUse {
    fileprivate var assumesPosition: Bool {
        guard case .byAge = position else { return false }
        return measures[.height] != nil
    }
}
