extension Note {
    /// The facts of a design that every table based on it states.
    public struct DesignFacts: Sendable, Equatable {
        /// The variable that holds the weights.
        public let weights: String?
        /// First-stage strata, with those of frames and cycles.
        public let strata: [String]
        public let clusters: [String]
        public let stratumCount: Int
        /// Units of the first stage.
        public let unitCount: Int
        public let degreesOfFreedom: Double
        public let hasPopulationSizes: Bool
        public let singleUnitStrata: Int
        /// The policy applied to strata with a single sampling unit.
        public let singlePSU: String
        /// Whether it applies to strata of which a single unit is in a domain, too.
        public var singlePSUInDomains = false
        /// How many strata are analysed together with a neighbour.
        public var collapsedStrata = 0
        /// The variables of population sizes or probabilities, by stage.
        public var populationSizes: [String] = []
        public var variance = DesignVariance.linearized
        /// The variable that tells two frames apart.
        public var frames: String?
        /// What the first frame counts for in the overlap.
        public var frameShare = 0.5
        public var adjustments: [WeightAdjustment] = []

        public init(
            weights: String?, strata: [String], clusters: [String], stratumCount: Int, unitCount: Int,
            degreesOfFreedom: Double, hasPopulationSizes: Bool, singleUnitStrata: Int, singlePSU: String
        ) {
            self.weights = weights
            self.strata = strata
            self.clusters = clusters
            self.stratumCount = stratumCount
            self.unitCount = unitCount
            self.degreesOfFreedom = degreesOfFreedom
            self.hasPopulationSizes = hasPopulationSizes
            self.singleUnitStrata = singleUnitStrata
            self.singlePSU = singlePSU
        }

        /// Whether rows stand for different numbers of people, or may.
        public var isWeighted: Bool {
            if case .twoPhase = variance { return true }
            return weights != nil || hasPopulationSizes || isUnequal || frames != nil || !adjustments.isEmpty
        }

        /// Whether units were drawn with unequal probabilities without replacement.
        public var isUnequal: Bool {
            if case .unequalProbabilities = variance { return true }
            return false
        }

        /// Whether the variance is that of replicates.
        public var isReplicated: Bool {
            if case .replicates = variance { return true }
            return false
        }

        /// Whether the policy for strata with a single unit has anything to do with the variance.
        public var usesPolicy: Bool {
            if case .unequalProbabilities(let pairs, _) = variance { return pairs == "brewer" }
            return variance.tellsUnits
        }
    }
}
