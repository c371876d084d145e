import Results

/// Facts of anaemia, as a note has them.
enum SampleAnaemia {
    static func group(
        _ from: Int, _ below: Int?, female: Bool? = nil, pregnant: Bool = false, trimester: Int? = nil, mild: Double
    ) -> AnaemiaFacts.Group {
        .init(
            from: from, below: below, isFemale: female, isPregnant: pregnant, trimester: trimester, mild: mild,
            moderate: mild - 10, severe: 70)
    }

    static let children = [group(6, 60, mild: 110), group(60, 144, mild: 115)]

    static let adults = [
        group(180, nil, female: true, pregnant: true, trimester: 2, mild: 105),
        group(180, nil, female: true, pregnant: true, mild: 110), group(180, nil, female: true, mild: 120),
        group(180, nil, female: false, mild: 130),
    ]

    static let facts = AnaemiaFacts(
        standard: "WHO-2011", groups: children, hasBands: true,
        adjustment: .init(name: "CDC-1989", definition: "x", source: "MMWR"), ageInYears: true, gaps: [.sex],
        source: "WHO 2011", unconfirmed: ["a", "b"])

    static let plain = AnaemiaFacts(
        standard: "WHO-2024", groups: children + adults, hasBands: false, adjustment: nil, ageInYears: false,
        gaps: [.pregnancy, .trimester], source: "WHO 2024", unconfirmed: [])
}
