import LinearAlgebra

/// The influence of the coefficients of a model by unit of the design's plan.
struct ModelInfluence: Sendable {
    /// Units × estimated columns.
    let totals: Matrix
    /// Of each coefficient by itself, where they differ.
    let degreesOfFreedom: [Double]?
}
