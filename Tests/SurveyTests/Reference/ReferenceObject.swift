import Estimation
import LinearAlgebra
import Survey

/// What an expression of R evaluates to here.
enum ReferenceObject {
    /// Estimates in R's order, with the design effects where asked for.
    case estimates(Estimates, degf: Double, designEffects: [Double])
    /// Estimates by group: `groupCount` groups for each of several statistics, statistic by statistic.
    case byGroup(Estimates, degf: Double, groups: [[String]], designEffects: [Double])
    /// A fit, and R's deviance over ours: R scales weights to mean 1 over all rows of the design, this package over the
    /// rows analysed.
    case regression(RegressionFit, devianceScale: Double)
    case test(TestResult, estimate: Double?, interval: [Double])
    case numbers([Double])
    case weights([Double])
    case design(ReferenceStudy)
    case hadamard(order: Int)
    case proportion(Double, interval: [Double])
    case logLinear(LogLinearTable.Comparison)
    /// Cumulative hazards at times.
    case survival(times: [Double], hazards: Estimates)
    /// An element test of a distribution function.
    case distribution(values: [Double], weights: [Double])
}

/// Why a case is not covered.
struct NotCovered: Error {
    let reason: String
}
