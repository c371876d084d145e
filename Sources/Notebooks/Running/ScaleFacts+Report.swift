import Frame
import Results
import SurveyData

extension ScaleFacts {
    /// What a footnote says of a scale, in a language.
    init(_ report: ScaleReport, language: String) {
        let scale = report.scale
        self.init(
            name: scale.name, lowest: scale.response.lowerBound, highest: scale.response.upperBound,
            parts: report.parts.map { Part($0, of: scale) },
            roundsHalfUp: report.parts.contains(where: \.roundsHalfUp),
            decisions: report.decisions.map { "\($0.choice) \($0.option)" },
            cutoffs: report.cutoffs.map {
                Cutoffs(name: $0.name, informant: $0.informant, country: $0.country, source: $0.source)
            }, source: scale.source, unconfirmed: report.unconfirmed.map { $0.text(in: language) })
    }
}

extension ScaleFacts.Part {
    init(_ part: ScalePart, of scale: ScaleDefinition) {
        let items = scale.items(of: part)
        var sumOf: [String] = []
        if case .sum(let names) = part.content { sumOf = names }
        self.init(
            name: part.name, items: items, reversed: items.filter(scale.reversed.contains), sumOf: sumOf,
            isMean: part.score == .mean, minimumAnswered: sumOf.isEmpty ? part.minimumAnswered : nil)
    }
}
