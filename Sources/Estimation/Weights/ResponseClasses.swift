/// Adjustment for non-response by weighting classes.
///
/// Within a class, with R respondents, N non-respondents, I ineligible and U of unknown eligibility:
///
/// 1. a = w(R+N+I+U)/w(R+N+I) spreads the weight of those of unknown eligibility over all others;
/// 2. b = w(R+N)/w(R) spreads the weight of non-respondents over respondents.
///
/// Respondents get w·a·b, the ineligible w·a, the rest 0, so that every class keeps its sum of weights. Bias is removed as
/// far as respondents and non-respondents of a class are alike.
///
/// Classes with fewer respondents than ``minimumRespondents``, or a factor a·b above ``maximumFactor``, are merged: the
/// worst (fewest respondents first; then the largest factor) with that of its two neighbours, in the order of cells,
/// whose factor is nearest its own, or the one before where both are as near; until none is left.
///
/// Source: Little (1986), Int. Stat. Rev. 54, 139; Valliant, Dever & Kreuter (2013), *Practical Tools for Designing and
/// Weighting Survey Samples*, §13.4–13.5.
public struct ResponseClasses: Sendable, Equatable {
    /// The fewest respondents a class may have. A usual choice is 20 to 30.
    public var minimumRespondents: Int
    /// The largest factor of a class. A usual choice is 2 to 3.
    public var maximumFactor: Double

    public init(minimumRespondents: Int = 1, maximumFactor: Double = .infinity) {
        self.minimumRespondents = minimumRespondents
        self.maximumFactor = maximumFactor
    }

    /// The factors.
    ///
    /// - Parameters:
    ///   - status: one a row.
    ///   - cells: the cell of each row, whose neighbours in number are alike.
    /// - Throws: ``CalibrationError`` when a rule is none, and when even all cells together do not fulfil it.
    public func adjust(
        weights: [Double], status: [ResponseStatus], cells: GroupIndex
    ) throws(CalibrationError) -> ResponseAdjustment {
        precondition(status.count == weights.count && cells.codes.count == weights.count, "one status and cell a row")
        precondition(cells.codes.allSatisfy { $0 >= 0 && $0 < cells.count }, "every row is in a cell")
        try checkWeights(weights)
        guard minimumRespondents >= 1 else {
            throw .invalidRule(name: "the fewest respondents of a class", value: Double(minimumRespondents))
        }
        guard maximumFactor >= 1 else {
            throw .invalidRule(name: "the largest factor of a class", value: maximumFactor)
        }
        var tallies = ResponseTally.of(weights, status, cells)
        let before = tallies.count
        try merge(&tallies)
        var classOfCell = [Int32](repeating: 0, count: cells.count)
        for (number, tally) in tallies.enumerated() {
            for cell in tally.cells { classOfCell[cell] = Int32(number) }
        }
        let classes = tallies.map(\.result)
        let factors = status.indices.map { row -> Double in
            let found = classes[Int(classOfCell[Int(cells.codes[row])])]
            return switch status[row] {
            case .respondent: found.factor
            case .ineligible: found.eligibilityFactor
            case .nonRespondent, .unknown: 0
            }
        }
        return ResponseAdjustment(
            factors: factors, classOfRow: cells.codes.map { classOfCell[Int($0)] }, classes: classes,
            mergeCount: before - tallies.count)
    }

    private func merge(_ tallies: inout [ResponseTally]) throws(CalibrationError) {
        while let worst = worst(of: tallies) {
            guard tallies.count > 1 else { throw failure(tallies[0]) }
            let factor = tallies[worst].factor
            func distance(_ index: Int) -> Double {
                guard tallies.indices.contains(index) else { return .infinity }
                // A class without respondents is like any other; the nearest rate is unknown.
                return factor.isFinite ? min(abs(tallies[index].factor - factor), 1e300) : 0
            }
            let isBefore = worst > 0 && distance(worst - 1) <= distance(worst + 1)
            let low = isBefore ? worst - 1 : worst
            tallies[low].add(tallies[low + 1])
            tallies.remove(at: low + 1)
        }
    }

    /// The class that breaks a rule most.
    private func worst(of tallies: [ResponseTally]) -> Int? {
        let small = tallies.indices.filter { tallies[$0].respondents < minimumRespondents }
        if let first = small.min(by: { tallies[$0].respondents < tallies[$1].respondents }) { return first }
        let limit = maximumFactor * (1 + 1e-12)
        let large = tallies.indices.filter { tallies[$0].factor > limit }
        return large.max { tallies[$0].factor < tallies[$1].factor }
    }

    private func failure(_ tally: ResponseTally) -> CalibrationError {
        if tally.respondents == 0 { return .noRespondents }
        return tally.respondents < minimumRespondents
            ? .classesTooSmall(count: tally.respondents, minimum: minimumRespondents)
            : .factorsTooLarge(largest: tally.factor, limit: maximumFactor)
    }
}
