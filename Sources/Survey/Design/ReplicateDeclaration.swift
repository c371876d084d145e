/// Replicates of a sample: weights that come with the data, or are made from its strata and units.
public struct ReplicateDeclaration: Sendable, Equatable {
    /// Where replicates come from.
    public enum Source: Sendable, Equatable {
        /// The variables of the replicate weights; or of factors, by which the weight is to be multiplied.
        case variables([String], areFactors: Bool)
        /// Made from the design's strata and units; successive differences in the order of the file.
        case made(ReplicateMethod, count: Int, seed: UInt64)
    }

    public var source: Source
    /// What replicates that come with the data are.
    public var kind: ReplicateKind
    /// Fay's ρ.
    public var fay: Double?
    /// a, the producer's factor of the whole sum; by the kind of replicates when `nil`.
    public var scale: Double?
    /// aᵣ, one a replicate; 1 when empty.
    public var scales: [Double]
    /// Whether deviations are from the estimate of the whole sample, not from the replicates' mean.
    public var isCentredAtEstimate: Bool
    /// As the producer states; from the rank of the weights when `nil`.
    public var degreesOfFreedom: Double?

    public init(
        _ source: Source, kind: ReplicateKind = .other, fay: Double? = nil, scale: Double? = nil, scales: [Double] = [],
        isCentredAtEstimate: Bool = true, degreesOfFreedom: Double? = nil
    ) {
        self.source = source
        self.kind = kind
        self.fay = fay
        self.scale = scale
        self.scales = scales
        self.isCentredAtEstimate = isCentredAtEstimate
        self.degreesOfFreedom = degreesOfFreedom
    }

    /// The variables read.
    var variableNames: [String] {
        switch source {
        case .variables(let names, _): names
        case .made: []
        }
    }

    /// a: as declared, or what the kind of replicates implies (Wolter 2007, ch. 3–5; R survey's `svrepdesign`).
    ///
    /// - Returns: `nil` where only the producer knows.
    func scale(count: Int) -> Double? {
        if let scale { return scale }
        let replicates = Double(count)
        switch kind {
        case .jackknife: return (replicates - 1) / replicates
        case .stratifiedJackknife: return scales.isEmpty ? nil : 1
        case .pairedJackknife: return 1
        case .balancedHalfSamples: return 1 / replicates
        case .fay: return fay.map { 1 / (replicates * (1 - $0) * (1 - $0)) }
        case .bootstrap, .rescaledBootstrap, .multistageBootstrap, .finitePopulationBootstrap:
            return 1 / (replicates - 1)
        case .successiveDifferences: return 4 / replicates
        case .other: return nil
        }
    }
}
