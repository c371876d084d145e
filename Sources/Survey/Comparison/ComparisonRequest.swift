public import Results

/// What is asked of a table that compares groups.
public struct ComparisonRequest: Sendable {
    /// A variable of the table.
    public struct Row: Sendable, Equatable {
        public let variable: String
        public let isCategorical: Bool

        public init(variable: String, isCategorical: Bool) {
            self.variable = variable
            self.isCategorical = isCategorical
        }
    }

    public let rows: [Row]
    /// The variable whose levels are the groups.
    public let by: String
    /// The group that others are compared with; `nil` for the first that has respondents.
    public let reference: String?
    /// Tests chosen, one for each kind of variable at most; the standard ones where there is none.
    public let tests: [TestChoice]
    public let contrast: ComparisonFacts.Contrast
    /// Effect sizes chosen likewise.
    public let effects: [EffectKind]
    public let multiplicity: Multiplicity
    /// The coverage of intervals.
    public let level: Double

    public init(
        rows: [Row], by: String, reference: String? = nil, tests: [TestChoice] = [],
        contrast: ComparisonFacts.Contrast = .difference, effects: [EffectKind] = [],
        multiplicity: Multiplicity = .none, level: Double = 0.95
    ) {
        self.rows = rows
        self.by = by
        self.reference = reference
        self.tests = tests
        self.contrast = contrast
        self.effects = effects
        self.multiplicity = multiplicity
        self.level = level
    }

    /// The test of a row: the first chosen that is made for such variables only, else the first that fits.
    func test(of row: Row) -> TestChoice {
        let fitting = tests.filter { $0.fits(categories: row.isCategorical) }
        return fitting.first { !$0.fits(categories: !row.isCategorical) } ?? fitting.first
            ?? .standard(categories: row.isCategorical)
    }

    /// The effect size of a row: as chosen; V of categories, d of two groups, η² of more.
    func effect(of row: Row, groupCount: Int) -> EffectKind {
        effects.first { $0.isOfCategories == row.isCategorical }
            ?? (row.isCategorical ? .cramersV : groupCount == 2 ? .smd : .etaSquared)
    }
}
