import Frame
import Survey
import SurveyData

extension StudyPlan {
    /// Reports plausible values where an analysis cannot combine what each of them gives: who is analysed, and with which
    /// weight, must not differ from one to another.
    func checkDraws(_ log: IssueLog) {
        guard let drawn = file.plausible?.variables else { return }
        for name in study.design.variableNames where drawn.contains(name) {
            log.add(
                "'\(name)' has plausible values, so it cannot be part of the design.",
                at: study.designPlaces[name] ?? SourcePosition(whole: "design"))
        }
        if let population = study.population, let name = population.names.filter(drawn.contains).min() {
            log.add(
                "'\(name)' has plausible values, so it cannot say who is in the population: that would differ from one to "
                    + "another. Compare groups with 'by' instead.", at: population.position)
        }
        for step in steps where !step.combinesPlausibleValues {
            for name in step.variables where drawn.contains(name.name) {
                log.add(
                    "'\(name.name)' has plausible values, which '\(step.identity.id)' cannot combine. Estimates and models "
                        + "can (lbc estimate, lbc model, or blocks of these names).", at: name.position)
            }
        }
    }
}
