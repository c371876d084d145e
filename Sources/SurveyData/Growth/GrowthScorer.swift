import Frame

/// Z-scores of one indicator.
struct GrowthScorer {
    let inputs: GrowthInputs

    /// Z-scores, with NaN and a reason where there are none.
    struct Scores {
        var z: [Double]
        var reasons: [UInt8]
        /// Children whose weight oedema makes meaningless.
        var oedema: [Bool]?
        /// Children who are compared with the reference of 2007.
        var isOlder: [Bool]
    }

    /// Days up to which the standards of 2006 reach: 60 completed months.
    static let lastDay = 1_856.0
    /// Days from which a child is measured standing: 24 completed months.
    static let standingFrom = 731.0
    /// What a child is longer lying than standing, in centimetres.
    static let lyingExcess = 0.7

    /// - Throws: ``ConfigurationIssue`` when a variable is not what it must be.
    func scores() throws(ConfigurationIssue) -> Scores {
        let use = inputs.use
        let rowCount = inputs.frame.rowCount
        let sexes = try inputs.shared.sexes(use.sex, male: use.male)
        let ages = try inputs.shared.ages(use.age, declared: use.units[.age])
        var measures: [MeasuredInputs.Numbers] = []
        for measure in use.indicator.measures {
            measures.append(try inputs.numbers(measure, use.measures[measure] ?? ""))
        }
        let lying = try inputs.lying()
        let oedema = use.indicator.restsOnWeight ? try inputs.oedema() : nil
        let method = GrowthMethod(use.indicator)
        var scores = Scores(
            z: [Double](repeating: .nan, count: rowCount), reasons: [UInt8](repeating: 0, count: rowCount),
            oedema: oedema, isOlder: [Bool](repeating: false, count: rowCount))
        for row in 0..<rowCount {
            let age = ages.map { ($0.days[row], $0.months[row]) } ?? (.nan, .nan)
            scores.isOlder[row] = age.0 > Self.lastDay
            // 1. Everything must be known.
            if sexes.codes[row] < 0 {
                scores.reasons[row] = sexes.reason(row).rawValue
                continue
            }
            if let ages, age.0.isNaN, use.indicator != .weightForHeight {
                scores.reasons[row] = ages.reason(row).rawValue
                continue
            }
            if let unknown = measures.first(where: { $0.values[row].isNaN }) {
                scores.reasons[row] = unknown.reason(row).rawValue
                continue
            }
            // 2. Weight with oedema is no weight.
            if let oedema, oedema[row] {
                scores.reasons[row] = MissingReason.notApplicable.rawValue
                continue
            }
            // 3. The z-score; none where the tables do not reach.
            let child = GrowthMethod.Child(
                isFemale: sexes.codes[row] == 1, days: age.0, months: age.1, isLying: lying?[row],
                first: measures[0].values[row], second: measures.count > 1 ? measures[1].values[row] : .nan)
            guard let z = method.zScore(child) else {
                scores.reasons[row] = MissingReason.notApplicable.rawValue
                continue
            }
            scores.z[row] = z
        }
        return scores
    }
}
