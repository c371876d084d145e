/// A stage of a design in numbers.
public struct DesignStage: Sendable, Equatable {
    /// How sizes differ.
    public struct Spread: Sendable, Equatable {
        public let minimum: Double
        public let median: Double
        public let maximum: Double
        /// With n, not n − 1.
        public let coefficientOfVariation: Double

        public init(minimum: Double, median: Double, maximum: Double, coefficientOfVariation: Double) {
            self.minimum = minimum
            self.median = median
            self.maximum = maximum
            self.coefficientOfVariation = coefficientOfVariation
        }
    }

    /// The variable that identifies units; `nil` where rows are the units.
    public let variable: String?
    /// Whether it is the second phase of a two-phase sample, rather than a stage of the first.
    public let isSecondPhase: Bool
    public let unitCount: Int
    /// Strata at the first stage; below, the units that units were drawn from.
    public let stratumCount: Int
    /// Units in the population, where known.
    public let populationCount: Double?
    /// The sampling fractions of strata, or the probabilities of units, where known.
    public let fractions: ClosedRange<Double>?
    /// Whether the variance has a term of this stage.
    public let contributes: Bool
    public let unitsPerStratum: Spread
    public let rowsPerUnit: Spread
    /// Units with a single row.
    public let oneRowUnits: Int
    /// Strata with two units.
    public let twoUnitStrata: Int
    /// Strata with a single unit that is not the whole stratum.
    public let singleUnitStrata: Int

    public init(
        variable: String?, isSecondPhase: Bool, unitCount: Int, stratumCount: Int, populationCount: Double?,
        fractions: ClosedRange<Double>?, contributes: Bool, unitsPerStratum: Spread, rowsPerUnit: Spread,
        oneRowUnits: Int, twoUnitStrata: Int, singleUnitStrata: Int
    ) {
        self.variable = variable
        self.isSecondPhase = isSecondPhase
        self.unitCount = unitCount
        self.stratumCount = stratumCount
        self.populationCount = populationCount
        self.fractions = fractions
        self.contributes = contributes
        self.unitsPerStratum = unitsPerStratum
        self.rowsPerUnit = rowsPerUnit
        self.oneRowUnits = oneRowUnits
        self.twoUnitStrata = twoUnitStrata
        self.singleUnitStrata = singleUnitStrata
    }
}
