/// What must be said of anaemia where it is reported.
public struct AnaemiaReport: Sendable {
    public let standard: AnaemiaStandard
    /// The groups of the standard that the variables given can tell apart.
    public let groups: [AnaemiaGroup]
    /// `nil` where haemoglobin is not adjusted.
    public let adjustment: AltitudeAdjustment?
    /// Whether ages are in whole years or fractions of them.
    public let ageInYears: Bool
    /// Whether adults are left out because their sex is not told.
    public let lacksSex: Bool
    /// Whether women count as not pregnant because pregnancy is not told.
    public let lacksPregnancy: Bool
    /// Whether pregnant women have one cut-off although the standard has several.
    public let lacksTrimester: Bool
    /// Whether anaemia is reported, rather than haemoglobin alone.
    public internal(set) var isClassified: Bool
    /// Whether classes of severity are.
    public internal(set) var hasBands: Bool
}

extension SurveyFile {
    /// What must be said of the variables of anaemia that `names` rest on, directly or through other derived variables.
    public func anaemia(behind names: some Sequence<String>) throws(SurveyDataError) -> [AnaemiaReport] {
        let plan = try DerivationPlan(for: names, catalog: catalog, exposures: codebook.usableExposures)
        var reports: [AnaemiaReport] = []
        for step in plan.steps {
            guard case .anaemia(let use) = step.rule else { continue }
            let report = AnaemiaReport(use, ageInYears: ageUnit(of: use) == .years)
            if let known = reports.firstIndex(where: { $0.hasSameFacts(as: report) }) {
                reports[known].isClassified = reports[known].isClassified || report.isClassified
                reports[known].hasBands = reports[known].hasBands || report.hasBands
            } else {
                reports.append(report)
            }
        }
        return reports
    }

    private func ageUnit(of use: AnaemiaUse) -> MeasureUnit? {
        guard case .variable(let name) = use.age else { return nil }
        return use.units[.age] ?? codebook.variable(name)?.unit.flatMap { MeasureUnit($0) }
    }
}

extension AnaemiaReport {
    fileprivate init(_ use: AnaemiaUse, ageInYears: Bool) {
        standard = use.standard
        groups = use.standard.groups.filter {
            (use.sex != nil || $0.isFemale == nil) && (use.pregnant != nil || !$0.isPregnant)
                && (use.trimester != nil || $0.trimester == nil)
        }
        if case .variable(_, let adjustment) = use.altitude {
            self.adjustment = adjustment
        } else {
            adjustment = nil
        }
        self.ageInYears = ageInYears
        lacksSex = use.sex == nil
        lacksPregnancy = use.sex != nil && use.pregnant == nil
        lacksTrimester = use.pregnant != nil && use.trimester == nil && use.standard.hasTrimesters
        isClassified = use.part != .adjusted
        hasBands = use.part == .band
    }

    fileprivate func hasSameFacts(as other: AnaemiaReport) -> Bool {
        standard.name == other.standard.name && groups == other.groups && adjustment?.name == other.adjustment?.name
            && ageInYears == other.ageInYears && lacksSex == other.lacksSex && lacksPregnancy == other.lacksPregnancy
            && lacksTrimester == other.lacksTrimester
    }
}
