import SurveyData

/// Counts how respondents reach the analysis, block by block.
struct RespondentTally {
    private var read = 0
    private var zeroWeight = 0
    private var outside = 0
    private var undecided = 0

    /// Takes in the next rows.
    ///
    /// - Parameters:
    ///   - truths: whether each row meets the population's condition: 1, 0, or −1 where that cannot be decided; `nil`
    ///     without a condition.
    ///   - weights: one a row, or `nil` where none is zero.
    /// - Returns: whether each row is analysed.
    mutating func add(rowCount: Int, truths: [Int8]?, weights: [Double]?) -> [Bool] {
        var domain = [Bool](repeating: false, count: rowCount)
        for row in 0..<rowCount {
            if let weights, weights[row] == 0 {
                zeroWeight += 1
                continue
            }
            switch truths?[row] ?? 1 {
            case 1: domain[row] = true
            case 0: outside += 1
            default: undecided += 1
            }
        }
        read += rowCount
        return domain
    }

    /// The respondents in all.
    ///
    /// - Throws: ``StudyError/emptyPopulation(condition:undecided:)``.
    func flow(of study: Study) throws(StudyError) -> RespondentFlow {
        let analysed = read - zeroWeight - outside - undecided
        guard analysed > 0 else {
            throw .emptyPopulation(condition: study.population?.source ?? "", undecided: undecided)
        }
        return RespondentFlow(
            read: read, zeroWeight: zeroWeight, outside: outside, undecided: undecided, analysed: analysed)
    }
}
