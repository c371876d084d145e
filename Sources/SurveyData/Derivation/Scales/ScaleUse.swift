public import Frame

/// How a derived variable uses a scale.
public struct ScaleUse: Sendable {
    /// What of a scale a variable holds.
    public enum Part: String, Sendable, CaseIterable {
        /// The score.
        case score
        /// The band of a set of cut-offs that the score lies in.
        case band
        /// How many items are answered.
        case answered
        /// How many items count as the person's mean.
        case imputed
        /// Whether the scale's own check says that the answers cannot be relied on.
        case flag
    }

    /// The keys beside `scale` in a derivation.
    static let keys = ["items", "coding", "subscale", "part", "cutoffs", "choices", "minimumAnswered"]

    public let scale: String
    /// All items of the scale, or those of the subscale, in their order.
    public let items: [String]
    /// The code the lowest answer is stored as: 0 or 1. `nil` where the codebook's response says so.
    public let coding: Int?
    /// `nil` for the scale's own score.
    public let subscale: String?
    public let part: Part
    /// The set of cut-offs; `nil` for the only one there is.
    public let cutoffs: String?
    /// What the user decided, by choice.
    public let choices: [String: String]
    /// Replaces the scale's own number.
    public let minimumAnswered: Int?
    public let position: SourcePosition

    /// The scale as this variable takes it: after the user's decisions.
    func settled(_ scale: ScaleDefinition) -> ScaleDefinition {
        var settled = scale.applying(choices)
        guard let minimumAnswered else { return settled }
        if let subscale, let index = settled.subscales.firstIndex(where: { $0.name == subscale }) {
            settled.subscales[index].minimumAnswered = minimumAnswered
        } else if subscale == nil {
            settled.score.minimumAnswered = minimumAnswered
        }
        return settled
    }

    /// The cut-offs a band is of.
    func cutoffSet(of scale: ScaleDefinition) -> CutoffSet? {
        let suited = scale.cutoffs.filter { $0.bands[subscale] != nil }
        guard let cutoffs else { return suited.count == 1 ? suited.first : nil }
        return suited.first { $0.name == cutoffs }
    }

    /// The levels of the variable, where it has levels.
    func levels(of scale: ScaleDefinition) -> CategoricalLevels? {
        switch part {
        case .band: cutoffSet(of: scale)?.levels(of: subscale)
        case .flag: .noYes
        case .score, .answered, .imputed: nil
        }
    }

    /// The columns by item number.
    func columns(of scale: ScaleDefinition, in frame: DataFrame) -> [Int: Column] {
        let numbers = items.count == scale.itemCount ? Array(1...scale.itemCount) : neededItems(of: scale)
        return Dictionary(
            zip(numbers, items).compactMap { number, name in frame[name].map { (number, $0) } },
            uniquingKeysWith: { first, _ in first })
    }

    /// The items the variable is made of.
    func neededItems(of scale: ScaleDefinition) -> [Int] {
        if part == .flag, let validity = scale.validity, let part = scale.part(validity.subscale) {
            return scale.items(of: part)
        }
        return scale.part(subscale).map(scale.items) ?? []
    }
}
