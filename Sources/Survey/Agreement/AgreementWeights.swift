/// How much two levels agree that are some steps apart.
public enum AgreementWeights: String, Sendable, CaseIterable {
    /// 1 on the diagonal, 0 elsewhere.
    case identity
    /// 1 − |i − j|/(k − 1).
    case linear
    /// 1 − (i − j)²/(k − 1)².
    case quadratic

    func agreement(_ i: Int, _ j: Int, of levelCount: Int) -> Double {
        let distance = Double(abs(i - j)) / Double(max(1, levelCount - 1))
        switch self {
        case .identity: return i == j ? 1 : 0
        case .linear: return 1 - distance
        case .quadratic: return 1 - distance * distance
        }
    }
}
