import Frame
import Results
import RowBlocks
import Survey
import SurveyData

/// The distributions of all variables that two files share, compared; their p adjusted together.
struct ShiftFamily {
    /// A comparison.
    struct Member {
        let variable: String
        /// Whether it is the share of missing values that is compared.
        let isOfMissing: Bool
        let shift: DistributionShift
        /// Adjusted by Holm's method over the family.
        var p: Double

        /// Whether the difference is more than chance and large enough to be told.
        var isShifted: Bool { p < 0.05 && shift.isNotable }
    }

    let members: [Member]

    init(_ names: [String], _ a: CodebookSide, _ b: CodebookSide) {
        var members = mapInOrder(names.count) { Self.members(names[$0], a, b) }.flatMap { $0 }
        let adjusted = holmAdjusted(members.map(\.p))
        for index in members.indices { members[index].p = adjusted[index] }
        self.members = members
    }

    /// The comparisons of a variable: of its values, and of the share that is missing.
    private static func members(_ name: String, _ a: CodebookSide, _ b: CodebookSide) -> [Member] {
        var members: [Member] = []
        let shift: DistributionShift? =
            switch SharedVariable(name, a, b) {
            case .numbers(let x, let y)?: DistributionShift(x, y)
            case .counts(let x, let y, let categories)?: DistributionShift(counts: x, y, categories: categories)
            case nil: nil
            }
        if let shift { members.append(Member(variable: name, isOfMissing: false, shift: shift, p: shift.test.p)) }
        guard let first = a.frame?[name], let second = b.frame?[name] else { return members }
        let counts = [first, second].map { [$0.missing.count, $0.count - $0.missing.count] }
        if let shift = DistributionShift(counts: counts[0], counts[1], categories: ["missing", "present"]) {
            members.append(Member(variable: name, isOfMissing: true, shift: shift, p: shift.test.p))
        }
        return members
    }

    var statistics: [Statistic] {
        members.flatMap { member -> [Statistic] in
            let shift = member.shift
            let level = member.isOfMissing ? "missing" : nil
            var statistics = [
                Statistic(
                    analysis: "diff", variable: member.variable, level: level, name: .test, value: shift.test.statistic,
                    numeratorDF: shift.test.numeratorDF, p: member.p, n: shift.counts.reduce(0, +),
                    test: shift.test.kind)
            ]
            if shift.test.kind == .pearsonChiSquared {
                statistics.append(
                    Statistic(
                        analysis: "diff", variable: member.variable, level: level, name: .cramersV,
                        value: shift.distance))
            }
            if let difference = shift.standardizedMeanDifference {
                statistics.append(
                    Statistic(
                        analysis: "diff", variable: member.variable, level: level, name: .standardizedMeanDifference,
                        value: difference))
            }
            return statistics
        }
    }
}
