import Results
import SurveyData

extension GrowthFacts {
    /// What a footnote says of an indicator.
    init(_ report: GrowthReport) {
        self.init(
            indicator: report.indicator.rawValue, plausible: report.indicator.plausible,
            keepsImplausible: report.keepsImplausible, ageInYears: report.ageInYears,
            assumesPosition: report.assumesPosition, isClassified: report.isClassified)
    }
}
