/// The share of a population that an event has not yet met, by time.
public struct SurvivalCurve: Sendable {
    /// Distinct times with an event, ascending.
    public let times: [Double]
    /// S(t) = Π (1 − dN/Y) up to and with each time (Kaplan & Meier 1958), with weights.
    public let survival: [Double]
    /// H(t) = Σ dN/Y (Nelson 1969; Aalen 1978), with weights.
    public let cumulativeHazard: [Double]

    /// The first time at which S is at most p; infinite where it never is.
    public func quantile(_ p: Double) -> Double {
        zip(times, survival).first { $0.1 <= p }?.0 ?? .infinity
    }
}
