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
    /// N, the units in the population, by stratum; `nil` when sampled with replacement, or from very many, or with unequal
    /// probabilities.
    public let populationUnits: [Double]?
    /// π, the probability with which each unit was drawn, when they differ within strata.
    public let inclusionProbabilities: [Double]?
    /// The unit of the stage before that each unit lies in; empty at the first stage.
    public let parentOfUnit: [Int32]

    init(
        units: SummationUnits, stratumOfUnit: [Int32], stratumCount: Int, sampledUnits: [Int],
        populationUnits: [Double]?, inclusionProbabilities: [Double]? = nil, parentOfUnit: [Int32]
    ) {
        self.units = units
        self.stratumOfUnit = stratumOfUnit
        self.stratumCount = stratumCount
        self.sampledUnits = sampledUnits
        self.populationUnits = populationUnits
        self.inclusionProbabilities = inclusionProbabilities
        self.parentOfUnit = parentOfUnit
    }

    /// Whether units were drawn without replacement from a finite number.
    public var isWithoutReplacement: Bool { populationUnits != nil || inclusionProbabilities != nil }

    /// f = n/N by stratum; 0 with replacement, and with unequal probabilities.
    public func samplingFraction(_ stratum: Int) -> Double {
        populationUnits.map { Double(sampledUnits[stratum]) / $0[stratum] } ?? 0
    }

    /// The probability with which a unit was drawn: its own, or the sampling fraction of its stratum; 0 with replacement.
    public func inclusionProbability(ofUnit unit: Int) -> Double {
        inclusionProbabilities?[unit] ?? samplingFraction(Int(stratumOfUnit[unit]))
    }

    /// Strata with a single sampled unit that is not the whole stratum.
    public var singleUnitStrata: [Int] {
        if let probabilities = inclusionProbabilities {
            return probabilities.indices.filter { probabilities[$0] < 1 }.map { Int(stratumOfUnit[$0]) }
                .filter { sampledUnits[$0] == 1 }
        }
        return (0..<stratumCount).filter { sampledUnits[$0] == 1 && samplingFraction($0) < 1 }
    }
}
