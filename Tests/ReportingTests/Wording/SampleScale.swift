import Results

/// Facts of a scale, as a note has them.
enum SampleScale {
    static let growth = GrowthFacts(
        indicator: "bmiForAge", plausible: -5...5, keepsImplausible: false, ageInYears: true, assumesPosition: true,
        isClassified: true)

    static let facts = ScaleFacts(
        name: "SDQ", lowest: 0, highest: 2,
        parts: [
            .init(
                name: nil, items: Array(1...10), reversed: [7], sumOf: ["emotional", "conduct"], isMean: false,
                minimumAnswered: nil),
            .init(
                name: "conduct", items: [5, 7, 12, 18, 22], reversed: [7], sumOf: [], isMean: false, minimumAnswered: 3),
        ], roundsHalfUp: true, decisions: ["item8 drop"],
        cutoffs: [.init(name: "teacher", informant: "teacher", country: "United Kingdom", source: "table 1")],
        source: "Goodman 1997", unconfirmed: ["the cut-offs 'self'"])
}
