public import Frame

/// Consecutive rows of a sample.
public struct SampleBlock: Sendable {
    public let frame: DataFrame
    /// w, one a row.
    public let weights: [Double]
    /// The unit of ``SurveyDesign/summationUnits`` each row lies in.
    public let units: [Int32]
    /// Whether each row belongs to the population.
    public let domain: [Bool]

    public init(frame: DataFrame, weights: [Double], units: [Int32], domain: [Bool]) {
        precondition(
            weights.count == frame.rowCount && units.count == frame.rowCount && domain.count == frame.rowCount,
            "weights, units and domain need one entry a row")
        self.frame = frame
        self.weights = weights
        self.units = units
        self.domain = domain
    }

    public var rowCount: Int { frame.rowCount }

    /// The values of a variable as numbers, NaN where missing.
    func doubles(_ name: String) -> [Double] {
        frame[name]?.doubles ?? []
    }

    /// A row of the population that stands for somebody.
    @inline(__always)
    func isAnalysed(_ row: Int) -> Bool { domain[row] && weights[row] > 0 }
}
