import Formula
import Results

extension RegressionFit {
    /// What limits the standard errors: levels within a single sampling unit, replicates without respondents.
    var cautions: [Note] {
        var notes = singleUnitColumns.map { Note.noTest(variable: $0.name, reason: .singleUnitGroup) }
        if coefficients.lostReplicates > 0 {
            notes.append(.lostReplicates(count: coefficients.lostReplicates, of: replicateCount))
        }
        return notes
    }
}
