public import LinearAlgebra

/// What the rows of a sample are summed over so that the design can turn the sums into a variance.
///
/// Every row lies in one *part* (its primary sampling unit, or unit of a later stage); statistics of the sample are made
/// from all parts together. Besides, rows may add to *further units*, under weights of their own: to the margins a design
/// is calibrated to, to the first phase of a two-phase sample, or to every replicate of the sample. So whatever the
/// design, a statistic is summed once and its influence is known by unit.
public struct SummationPlan: Sendable {
    public let parts: SummationUnits
    public let further: FurtherUnits

    public init(parts: SummationUnits, further: FurtherUnits = .layers([])) {
        self.parts = parts
        self.further = further
    }

    /// The length of an influence vector: one entry a part and further unit, or one a replicate.
    public var influenceCount: Int {
        switch further {
        case .layers(let layers): layers.reduce(parts.count) { $0 + $1.units.count }
        case .replicates(let layers): layers.count
        case .factors(let factors): factors.columns
        }
    }

    /// Whether rows add to more than their part.
    public var hasFurtherUnits: Bool {
        if case .layers(let layers) = further { return !layers.isEmpty }
        return true
    }

    /// Whether the units of an influence vector are replicates, whose influence is θ̂ᵣ − θ̂, not a linear part of θ̂.
    public var isReplicated: Bool {
        switch further {
        case .layers: false
        case .replicates, .factors: true
        }
    }
}

/// Units that rows add to besides the part they lie in.
public enum FurtherUnits: Sendable {
    /// Sums under other weights.
    case layers([SummationLayer])
    /// Replicates by their weights, a layer of one unit each.
    case replicates([SummationLayer])
    /// Replicates in which all rows of a part have their weight multiplied alike: parts × R. Their sums are the product
    /// of the parts' sums with the factors; the rows need not be seen again.
    case factors(Matrix)
}

/// Units that rows add to under weights of the layer's own.
public struct SummationLayer: Sendable {
    /// One a row; may be negative.
    public let weights: [Double]
    public let units: SummationUnits

    public init(weights: [Double], units: SummationUnits) {
        precondition(weights.count == units.codes.count, "a weight and a unit a row")
        self.weights = weights
        self.units = units
    }
}
