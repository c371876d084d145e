import Results

/// The last word of an inline reference: a statistic's name, or another word for it.
enum ReferenceStatistic: Equatable {
    case named(StatisticName)
    /// The p-value of a test or coefficient.
    case p

    private static let synonyms: [String: StatisticName] = [
        "percent": .proportion, "sd": .standardDeviation, "smd": .standardizedMeanDifference, "deff": .designEffect,
        "or": .oddsRatio, "OR": .oddsRatio,
    ]

    init?(_ word: String) {
        if word == "p" {
            self = .p
        } else if let name = StatisticName(rawValue: word) ?? Self.synonyms[word] {
            self = .named(name)
        } else {
            return nil
        }
    }

    static func isKnown(_ word: String) -> Bool { ReferenceStatistic(word) != nil }

    static var knownNames: [String] {
        StatisticName.allCases.map(\.rawValue) + synonyms.keys.sorted() + ["p"]
    }
}
