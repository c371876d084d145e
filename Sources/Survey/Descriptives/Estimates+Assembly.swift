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
            for (index, column) in columns.enumerated()
            where abs(column.influence[units[0]]) <= 1e-9 * abs(column.value) {
                for other in columns.indices {
                    covariance[index, other] = .nan
                    covariance[other, index] = .nan
                }
            }
        }
        self.init(
            names: columns.map(\.name), values: columns.map(\.value), covariance: covariance,
            degreesOfFreedom: design.degreesOfFreedom(where: hasRows), counts: columns.map(\.count))
    }
}
