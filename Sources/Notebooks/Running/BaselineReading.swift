import Frame
import SurveyData

/// What reading a panel brought to light of the rows of its first wave.
struct BaselineReading: SurveyReading {
    let file: SurveyFile
    let facts: ReadingFacts
    let violations: [Violation]

    /// - Parameter baseline: the variables of the first wave.
    init(_ reading: any SurveyReading, baseline: DataFrame) {
        file = reading.file
        facts = reading.facts
        var seen: Set<String> = []
        violations = reading.violations.compactMap { violation in
            let count = baseline[violation.variable]?.missing.countsByReason[.invalid] ?? 0
            guard count > 0, seen.insert(violation.variable).inserted else { return nil }
            return violation.counted(count)
        }
    }
}
