public import Estimation

/// One stage of a sampling design: which unit each row belongs to, and which stratum each unit was drawn from.
public struct SamplingStage: Sendable {
    /// The unit of every row. Units are numbered by stratum and identifier, not by row order.
    public let units: SummationUnits
    /// The stratum of every unit. From the second stage on, strata lie within units of the stage before.
    public let stratumOfUnit: [Int32]
    public let stratumCount: Int
    /// n, the units sampled, by stratum.
    public let sampledUnits: [Int]
    /// N, the units in the population, by stratum; `nil` when sampled with replacement, or from very many.
    public let populationUnits: [Double]?
    /// The unit of the stage before that each unit lies in; empty at the first stage.
    public let parentOfUnit: [Int32]

    /// f = n/N by stratum; 0 with replacement.
    public func samplingFraction(_ stratum: Int) -> Double {
        populationUnits.map { Double(sampledUnits[stratum]) / $0[stratum] } ?? 0
    }

    /// Strata with a single sampled unit that is not the whole stratum.
    public var singleUnitStrata: [Int] {
        (0..<stratumCount).filter { sampledUnits[$0] == 1 && samplingFraction($0) < 1 }
    }
}
