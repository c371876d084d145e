/// Replicates of a sample, and how they become a variance: V = scale · Σ scales_r (θ_r − centre)².
public struct ReplicateFacts: Sendable, Equatable {
    /// What the replicates are: jackknife, bootstrap and so on.
    public let kind: String
    /// What R's survey package calls them: JK1, BRR and so on.
    public let typeInR: String
    public let count: Int
    /// Whether they are made from strata and units, and did not come with the data.
    public let isMade: Bool
    /// The seed of replicates that are drawn at random.
    public let seed: UInt64?
    /// Fay's ρ.
    public let fay: Double?
    public let scale: Double
    /// Whether the scale is stated by the producer, rather than what the kind of replicates implies.
    public let isScaleStated: Bool
    /// What the kind of replicates implies, where it implies anything.
    public let impliedScale: Double?
    /// Whether each replicate has a scale of its own.
    public let hasScales: Bool
    /// Whether deviations are from the estimate of the whole sample, not from the mean of the replicates.
    public let isCentredAtEstimate: Bool
    /// Whether degrees of freedom are stated.
    public let areFreedomStated: Bool

    public init(
        kind: String, typeInR: String, count: Int, isMade: Bool, seed: UInt64? = nil, fay: Double? = nil,
        scale: Double, isScaleStated: Bool = false, impliedScale: Double? = nil, hasScales: Bool = false,
        isCentredAtEstimate: Bool = true, areFreedomStated: Bool = false
    ) {
        self.kind = kind
        self.typeInR = typeInR
        self.count = count
        self.isMade = isMade
        self.seed = seed
        self.fay = fay
        self.scale = scale
        self.isScaleStated = isScaleStated
        self.impliedScale = impliedScale
        self.hasScales = hasScales
        self.isCentredAtEstimate = isCentredAtEstimate
        self.areFreedomStated = areFreedomStated
    }

    /// Whether the scale is another than the kind of replicates implies.
    public var isScaleUnusual: Bool {
        guard isScaleStated else { return false }
        guard let impliedScale else { return true }
        return abs(scale - impliedScale) > 1e-9 * abs(impliedScale)
    }

    /// Whether sampling fractions are in the replicates (docs/replicates.md); unknown of those that came with the data.
    public var correctsForPopulation: Bool {
        isMade && !["balancedHalfSamples", "fay", "bootstrap"].contains(kind)
    }
}
