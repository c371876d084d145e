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
    /// - Parameter hasRows: whether a unit has a row in the domain, for the degrees of freedom.
    init(_ columns: [EstimateColumn], design: SurveyDesign, where hasRows: (Int) -> Bool) {
        let totals = Matrix(
            rows: design.summationUnits.count, columns: columns.count, storage: columns.flatMap(\.influence))
        self.init(
            names: columns.map(\.name), values: columns.map(\.value), covariance: design.covariance(of: totals),
            degreesOfFreedom: design.degreesOfFreedom(where: hasRows), counts: columns.map(\.count))
    }
}
