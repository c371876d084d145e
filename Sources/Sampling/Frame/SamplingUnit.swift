/// What may be chosen at the first stage: a row of the frame, or a cluster of rows.
struct SamplingUnit: Sendable {
    /// What messages call it.
    let name: String
    /// What its random numbers depend on; empty for a row.
    let key: String
    /// Its rows, in the order of the frame's canon.
    let rows: [Int32]
    /// Its measure of size, > 0.
    let size: Double
}

/// The first-stage units of a stratum, in the order in which they are drawn from.
struct SamplingStratum: Sendable {
    let name: String
    let key: String
    let units: [SamplingUnit]

    var size: Double { units.reduce(0) { $0 + $1.size } }
    var rowCount: Int { units.reduce(0) { $0 + $1.rows.count } }
}
