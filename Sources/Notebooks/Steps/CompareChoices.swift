public import Results
public import Survey
import SurveyData

/// How a comparison is made, as a block or the command's flags say it.
public struct CompareChoices: Sendable, Equatable {
    public let reference: String?
    public let tests: [TestChoice]
    public let contrast: ComparisonFacts.Contrast
    public let effects: [EffectKind]
    public let multiplicity: Multiplicity

    /// Words by name; what is not a word has been refused.
    public init(reference: String?, tests: [String], contrast: String?, effects: [String], multiplicity word: String?) {
        self.reference = reference
        self.tests = tests.compactMap(TestChoice.init(rawValue:))
        self.contrast = contrast.flatMap(ComparisonFacts.Contrast.init(rawValue:)) ?? .difference
        self.effects = effects.compactMap(EffectKind.init(rawValue:))
        multiplicity = word.flatMap(Multiplicity.init(rawValue:)) ?? .none
    }

    init(_ fields: ConfigurationMapping) {
        func words(_ key: String, _ known: [String]) -> [String] {
            (fields[key]?.items ?? []).compactMap { $0.choice("'\(key)'", of: known) }
        }
        self.init(
            reference: fields["reference"]?.text("'reference'"), tests: words("test", Self.testNames),
            contrast: fields["contrast"]?.choice("'contrast'", of: Self.contrastNames),
            effects: words("effect", Self.effectNames),
            multiplicity: fields["multiplicity"]?.choice("'multiplicity'", of: Self.multiplicityNames))
    }

    /// What contradicts itself: two tests, or two effect sizes, for the same kind of variable.
    var contradictions: [String] {
        let kinds = [(true, "categories"), (false, "numbers")]
        let testIssues = kinds.compactMap { categories, word -> String? in
            let own = self.tests.filter { $0.fits(categories: categories) && !$0.fits(categories: !categories) }
            return own.count < 2 ? nil : "'\(own[0])' and '\(own[1])' are both tests of \(word); keep one of them."
        }
        let effectIssues = kinds.compactMap { categories, word -> String? in
            let own = self.effects.filter { $0.isOfCategories == categories }
            return own.count < 2
                ? nil : "'\(own[0])' and '\(own[1])' are both effect sizes of \(word); keep one of them."
        }
        return testIssues + effectIssues
    }

    public static let testNames = TestChoice.allCases.map(\.rawValue)
    public static let contrastNames = ComparisonFacts.Contrast.allCases.map(\.rawValue)
    public static let effectNames = EffectKind.allCases.map(\.rawValue)
    public static let multiplicityNames = Multiplicity.allCases.map(\.rawValue)
}
