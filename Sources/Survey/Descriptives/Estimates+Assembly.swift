import Estimation
import LinearAlgebra

/// One estimate on its way into ``Estimates``: its value, and the totals of its influence by unit.
struct EstimateColumn: Sendable {
    let name: String
    let value: Double
    let influence: [Double]
    let count: Int
}

extension Estimates {
    /// Estimates with their joint design covariance.
    ///
    /// The variance of a mean, share or ratio within a single unit is unknown, NaN.
    ///
    /// - Parameters:
    ///   - isOneDomain: see ``SurveyDesign/covariance(of:isOneDomain:)``.
    ///   - hasRows: whether a unit has a row in the domain, for the degrees of freedom.
    init(
        _ columns: [EstimateColumn], design: SurveyDesign, isOneDomain: Bool = false, where hasRows: (Int) -> Bool
    ) {
        let totals = Matrix(
            rows: design.plan.influenceCount, columns: columns.count, storage: columns.flatMap(\.influence))
        var covariance = design.covariance(of: totals, isOneDomain: isOneDomain)
        let units = (0..<design.plan.parts.count).filter(hasRows)
        if design.tellsUnits, units.count == 1 {
            // Deviations from a mean sum to zero within the only unit there is: that is no sign of precision.
            for (index, column) in columns.enumerated() {
                let own = design.plan.isReplicated ? column.influence : [column.influence[units[0]]]
                if own.allSatisfy({ !(abs($0) > 1e-9 * abs(column.value)) }) { covariance.forget(index) }
            }
        }
        let lost =
            design.plan.isReplicated
            ? columns.map { column in column.influence.count(where: \.isNaN) }.filter {
                $0 < design.plan.influenceCount
            }
            .max() ?? 0 : 0
        self.init(
            names: columns.map(\.name), values: columns.map(\.value), covariance: covariance,
            degreesOfFreedom: design.degreesOfFreedom(where: hasRows), lostReplicates: lost,
            counts: columns.map(\.count))
    }
}

extension Matrix {
    /// Makes the variance of a statistic, and its covariances, unknown.
    mutating func forget(_ index: Int) {
        for other in 0..<columns {
            self[index, other] = .nan
            self[other, index] = .nan
        }
    }
}
