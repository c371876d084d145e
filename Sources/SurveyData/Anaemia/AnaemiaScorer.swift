import Frame

/// Tells row by row which cut-offs apply, and to what haemoglobin.
struct AnaemiaScorer {
    private let use: AnaemiaUse
    private let inputs: AnaemiaInputs
    /// Ages from and below which each group of the standard counts, in the unit ages are compared in.
    private let from: [Double]
    private let below: [Double]
    /// The age from which sex matters, in the same unit.
    private let adultFrom: Double
    private let ages: [Double]

    /// A person's haemoglobin and cut-offs, or why they are missing.
    enum Outcome {
        case known(haemoglobin: Double, group: AnaemiaGroup)
        case missing(MissingReason)
    }

    init(_ use: AnaemiaUse, _ inputs: AnaemiaInputs) {
        self.use = use
        self.inputs = inputs
        // A birthday falls on a whole day: ages told in days are compared with whole days, ages in months with months.
        let isInDays = inputs.ages.isInDays
        ages = isInDays ? inputs.ages.days : inputs.ages.months
        func bound(_ months: Int) -> Double {
            isInDays ? roundedHalfUp(Double(months) * daysPerMonth) : Double(months)
        }
        from = use.standard.groups.map { bound($0.from) }
        below = use.standard.groups.map { $0.below.map(bound) ?? .infinity }
        adultFrom = bound(use.standard.adultFrom)
    }

    func outcome(_ row: Int) -> Outcome {
        // 1. Age, and what else tells the group.
        let age = ages[row]
        guard !age.isNaN else { return .missing(inputs.ages.reason(row)) }
        var isFemale: Bool?
        var isPregnant = false
        var trimester: Int8?
        if age >= adultFrom {
            guard let sexes = inputs.sexes else { return .missing(.blank) }
            guard sexes.codes[row] >= 0 else { return .missing(sexes.reason(row)) }
            isFemale = sexes.codes[row] == 1
            if isFemale == true, let pregnant = inputs.pregnant {
                guard pregnant.codes[row] >= 0 else { return .missing(pregnant.reason(row)) }
                isPregnant = pregnant.codes[row] == 1
            }
            if isPregnant, let trimesters = inputs.trimesters {
                guard trimesters.codes[row] >= 0 else { return .missing(trimesters.reason(row)) }
                trimester = trimesters.codes[row]
            }
        }
        let index = use.standard.groups.indices.first { index in
            let group = use.standard.groups[index]
            return age >= from[index] && age < below[index] && (group.isFemale == nil || group.isFemale == isFemale)
                && (!group.isPregnant || isPregnant)
                && (group.trimester == nil || group.trimester == trimester.map(Int.init))
        }
        guard let index else { return .missing(.notApplicable) }
        // 2. Haemoglobin, adjusted.
        let haemoglobin = inputs.haemoglobin.values[row]
        guard !haemoglobin.isNaN else { return .missing(inputs.haemoglobin.reason(row)) }
        var reduction = 0.0
        if case .variable(_, let adjustment) = use.altitude, let altitude = inputs.altitude {
            guard !altitude.values[row].isNaN else { return .missing(altitude.reason(row)) }
            reduction = adjustment.reduction(at: altitude.values[row])
        }
        return .known(
            haemoglobin: Self.rounded(haemoglobin - reduction), group: use.standard.groups[index])
    }

    /// To 10⁻⁹ g/L: binary fractions do not decide whether 11.0 g/dL is below 110 g/L.
    static func rounded(_ value: Double) -> Double { (value * 1e9).rounded() / 1e9 }
}
