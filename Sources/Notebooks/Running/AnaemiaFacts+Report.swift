import Frame
import Results
import SurveyData

extension AnaemiaFacts {
    /// What a footnote says of anaemia, in a language.
    init(_ report: AnaemiaReport, language: String) {
        let doubts = report.standard.unconfirmed.filter { report.isClassified && (report.hasBands || !$0.isOfBands) }
        let gaps: [(Gap, Bool)] = [
            (.sex, report.lacksSex), (.pregnancy, report.lacksPregnancy),
            (.trimester, report.lacksTrimester && report.isClassified),
        ]
        self.init(
            standard: report.standard.name, groups: report.isClassified ? report.groups.map(Group.init) : [],
            hasBands: report.hasBands,
            adjustment: report.adjustment.map {
                Adjustment(name: $0.name, definition: $0.definition.text(in: language), source: $0.source)
            }, ageInYears: report.ageInYears, gaps: gaps.filter(\.1).map(\.0), source: report.standard.source,
            unconfirmed: doubts.map { $0.text.text(in: language) }
                + (report.adjustment?.unconfirmed ?? []).map { $0.text(in: language) })
    }
}

extension AnaemiaFacts.Group {
    init(_ group: AnaemiaGroup) {
        self.init(
            from: group.from, below: group.below, isFemale: group.isFemale, isPregnant: group.isPregnant,
            trimester: group.trimester, mild: group.mild, moderate: group.moderate, severe: group.severe)
    }
}
