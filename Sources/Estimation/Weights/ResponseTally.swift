/// Counts and weights of a weighting class by response status.
struct ResponseTally {
    private(set) var cells: [Int]
    private var counts = [Int](repeating: 0, count: ResponseStatus.allCases.count)
    private var sums = [Double](repeating: 0, count: ResponseStatus.allCases.count)

    /// The tallies of cells in which somebody has a positive weight. Cells without are added to the one before, or to the
    /// first.
    static func of(_ weights: [Double], _ status: [ResponseStatus], _ cells: GroupIndex) -> [ResponseTally] {
        let kinds = ResponseStatus.allCases.count
        let codes = status.indices.map { cells.codes[$0] * Int32(kinds) + Int32(status[$0].rawValue) }
        let sums = weightSums(weights.span, by: codes.span, count: cells.count * kinds)
        var counts = [Int](repeating: 0, count: cells.count * kinds)
        for (row, code) in codes.enumerated() where weights[row] > 0 { counts[Int(code)] += 1 }
        var tallies: [ResponseTally] = []
        var waiting: [Int] = []
        for cell in 0..<cells.count {
            let range = (cell * kinds)..<((cell + 1) * kinds)
            if counts[range].allSatisfy({ $0 == 0 }) {
                if tallies.isEmpty { waiting.append(cell) } else { tallies[tallies.count - 1].cells.append(cell) }
                continue
            }
            tallies.append(
                ResponseTally(cells: waiting + [cell], counts: Array(counts[range]), sums: Array(sums[range])))
            waiting = []
        }
        return tallies.isEmpty ? [ResponseTally(cells: Array(0..<cells.count))] : tallies
    }

    private init(cells: [Int]) { self.cells = cells }

    private init(cells: [Int], counts: [Int], sums: [Double]) {
        self.cells = cells
        self.counts = counts
        self.sums = sums
    }

    mutating func add(_ other: ResponseTally) {
        cells += other.cells
        for index in counts.indices {
            counts[index] += other.counts[index]
            sums[index] += other.sums[index]
        }
    }

    private func sum(_ kinds: ResponseStatus...) -> Double { kinds.reduce(0) { $0 + sums[Int($1.rawValue)] } }
    private func count(_ kind: ResponseStatus) -> Int { counts[Int(kind.rawValue)] }

    var respondents: Int { count(.respondent) }

    private var eligibilityFactor: Double {
        let known = sum(.respondent, .nonRespondent, .ineligible)
        return sum(.unknown) == 0 ? 1 : (known + sum(.unknown)) / known
    }

    private var responseFactor: Double { sum(.respondent, .nonRespondent) / sum(.respondent) }

    /// The factor of respondents; infinite without any.
    var factor: Double { respondents == 0 ? .infinity : eligibilityFactor * responseFactor }

    var result: ResponseClass {
        ResponseClass(
            cells: cells, respondents: respondents, nonRespondents: count(.nonRespondent),
            ineligible: count(.ineligible), unknown: count(.unknown), eligibilityFactor: eligibilityFactor,
            responseFactor: responseFactor)
    }
}
