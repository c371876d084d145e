public import Frame

/// Cut-offs of a scale's scores for one kind of informant or country, with their source.
public struct CutoffSet: Sendable {
    /// A named part of a score's range.
    public struct Band: Sendable, Equatable {
        public let name: String
        public let label: LocalizedText
        public let range: ClosedRange<Double>
    }

    public let name: String
    /// Who answers.
    public let informant: String?
    public let country: String?
    public let source: String?
    /// Whether no source that was read confirms it.
    public let isUnconfirmed: Bool
    /// Decisions it presupposes, as choice and option.
    public let requires: [String: String]
    /// Bands in the order written, by subscale; `nil` for the scale's own score.
    public let bands: [String?: [Band]]

    /// The bands as the levels of a variable.
    func levels(of subscale: String?) -> CategoricalLevels? {
        bands[subscale].map { bands in
            CategoricalLevels(bands.map { CategoricalLevel(name: $0.name, code: $0.name, label: $0.label) })
        }
    }

    /// Which of `bands` a score lies in: the one with the highest lower bound that it reaches, so that a prorated score
    /// between two bands belongs to the lower.
    static func index(of score: Double, in bands: [Band]) -> Int? {
        var best: Int?
        for (index, band) in bands.enumerated() where score >= band.range.lowerBound {
            if best.map({ band.range.lowerBound > bands[$0].range.lowerBound }) ?? true { best = index }
        }
        return best
    }
}
