/// The z-score of one child: which table, at which place, by which formula.
struct GrowthMethod {
    /// What is known of a child, in days, months, centimetres and kilograms.
    struct Child {
        let isFemale: Bool
        /// NaN where unknown.
        let days: Double
        let months: Double
        /// `nil` where unknown: then by age.
        let isLying: Bool?
        /// The measurements of the indicator, in its order.
        let first: Double
        let second: Double
    }

    let indicator: GrowthIndicator
    private let standard: GrowthTable?
    private let reference: GrowthTable?

    init(_ indicator: GrowthIndicator) {
        self.indicator = indicator
        standard = indicator.standard
        reference = indicator.reference
    }

    /// `nil` where the tables do not reach.
    func zScore(_ child: Child) -> Double? {
        switch indicator {
        case .heightForAge: lms(child)?.zScore(height(child.first, child))
        case .headCircumferenceForAge: lms(child)?.zScore(child.first)
        case .weightForAge, .armCircumferenceForAge: lms(child)?.restrictedZScore(child.first)
        case .bmiForAge:
            lms(child)?.restrictedZScore(Self.bodyMassIndex(child.first, height(child.second, child)))
        case .weightForHeight: weightForHeight(child)
        }
    }

    private static func bodyMassIndex(_ weight: Double, _ height: Double) -> Double {
        weight / ((height / 100) * (height / 100))
    }

    /// The constants at the child's age: by days in the standards, interpolated between months in the reference.
    private func lms(_ child: Child) -> LMS? {
        if child.days <= GrowthScorer.lastDay { return standard?.lms(at: child.days, isFemale: child.isFemale) }
        guard let reference, child.months < reference.last + 1 else { return nil }
        // The last month lasts until it is over: the table's last row holds for all of it.
        return reference.lms(at: min(max(child.months, reference.first), reference.last), isFemale: child.isFemale)
    }

    /// The length of a child below two years, the height of one above, whichever was taken.
    private func height(_ taken: Double, _ child: Child) -> Double {
        guard child.days <= GrowthScorer.lastDay, let isLying = child.isLying else { return taken }
        let isYoung = child.days < GrowthScorer.standingFrom
        if isYoung, !isLying { return taken + GrowthScorer.lyingExcess }
        return !isYoung && isLying ? taken - GrowthScorer.lyingExcess : taken
    }

    /// By length below two years, by height above; where the age is unknown, by how the child was measured, or else by
    /// length below 87 cm.
    private func weightForHeight(_ child: Child) -> Double? {
        let byLength: Bool
        let length: Double
        if child.days.isNaN {
            byLength = child.isLying ?? (child.second < 87)
            length = child.second
        } else {
            guard child.days <= GrowthScorer.lastDay else { return nil }
            byLength = child.days < GrowthScorer.standingFrom
            length = height(child.second, child)
        }
        let table = byLength ? GrowthTables.weightForLength : GrowthTables.weightForHeight
        return table.lms(at: length, isFemale: child.isFemale)?.restrictedZScore(child.first)
    }
}
