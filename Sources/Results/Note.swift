/// A fact that travels with a result and is printed under its table. Numbers and names only; its wording, in every
/// language, belongs to reporting.
public enum Note: Sendable, Equatable {
    /// The data are made up.
    case synthetic
    /// How the sample was drawn, as the variance takes it.
    case design(DesignFacts)
    /// The design as a methods section tells it.
    case methods(DesignDescription)
    /// What becomes of strata with a single unit, and what else could.
    case singleUnits(policy: String, count: Int)
    /// What the columns of a table of stages are, and how many stages the variance has terms of.
    case stageColumns(contributing: Int, of: Int, hasFractions: Bool)
    /// What the rows of a table of weights are.
    case weightRows
    /// Something in a design to be looked at.
    case designRemark(DesignRemark)
    /// The domain: its condition and how many respondents of the file are in it.
    case population(condition: String, inside: Int, outside: Int, undecided: Int)
    /// The sentence that defines an exposure.
    case exposure(name: String, definition: String)
    /// Where an exposure definition comes from, and what of it no source that was read confirms.
    case exposureSource(name: String, source: String?, unconfirmed: [String])
    /// A published exposure definition that cannot be counted because the codebook does not tell these roles.
    case exposureLacks(name: String, roles: [String])
    /// What the rows of a table of exposure definitions count.
    case exposureCounts(level: Double)
    /// What the columns of a table of overlaps count.
    case exposureOverlap
    /// How a scale's scores were made.
    case scale(ScaleFacts)
    /// How children were compared with growth standards.
    case growth(GrowthFacts)
    /// How anaemia was told from haemoglobin.
    case anaemia(AnaemiaFacts)
    /// Respondents of weight zero, who represent nobody.
    case zeroWeights(count: Int)
    /// Respondents without a known group, who are in no column.
    case unknownGroup(variable: String, count: Int)
    /// What the cells of the table are.
    case cells(CellContents)
    /// A test chosen for some variables, as the table shows them.
    case chosenTest(TestKind, variables: [String])
    /// The coverage of intervals, and what they are taken from.
    case intervals(level: Double, Inference)
    /// Only respondents with a value of every variable of the table are in it; those left out.
    case completeCases([Exclusion])
    /// A test used in the table.
    case test(TestKind)
    /// p-values are adjusted for so many tests.
    case adjustment(Multiplicity, count: Int)
    /// Cells are judged by a published standard.
    case reliability(title: String, source: String)
    /// Counts below a number are not shown.
    case smallCells(below: Int)
    /// Standardized mean differences are printed.
    case standardizedMeanDifference(groups: Int)
    /// Respondents a model leaves out, by variable and reason.
    case exclusions(model: String?, [Exclusion])
    /// All models are fitted to the same respondents.
    case commonSample(n: Int)
    /// The level of the outcome that counts as the event.
    case event(variable: String, level: String)
    /// How a model was fitted.
    case model(ModelFacts)
    /// Standard errors are those for few sampling units.
    case biasReducedErrors
    /// How intervals of quantiles are made.
    case quantileIntervals
    /// Replicates in which some statistic does not exist, for want of respondents.
    case lostReplicates(count: Int, of: Int)
    /// Variables with few distinct numbers, taken as categories without a codebook saying so.
    case takenAsCategorical([String])
    /// Predictors with few distinct numbers, taken as numbers without a codebook saying so.
    case takenAsNumbers([String])
    /// A row without a test, and why.
    case noTest(variable: String, reason: NoTestReason)
    /// Columns that are combinations of others and were left out of a model.
    case aliased(model: String?, [String])
    /// Cells that the codebook does not allow and that count as missing.
    case invalidCells(variable: String, count: Int)
    /// Numbers that look like undeclared codes for missing values.
    case suspiciousCodes(variable: String, codes: [CodeCount])
    /// A column that is text because of a few cells among numbers.
    case textAmongNumbers(variable: String, place: String, text: String)
    /// A column of numbers written with leading zeros, as codes are.
    case leadingZeros(variable: String)
    /// A column of numbers of which some are not written as programs write them.
    case handwrittenNumbers(variable: String, place: String)
    /// What looks wrong with variables.
    case suspicion([String], Suspicion)
    /// Cells that the codebook does not allow, as a sentence with their places.
    case violation(String)
    /// Waves are compared as if their samples were independent.
    case independentWaves
    /// What the columns of a table of comparisons are.
    case comparison(ComparisonFacts)
    /// Estimates are combined over plausible values.
    case imputation(ImputationFacts)

    /// What the counts of a panel's waves are of.
    case attrition(AttritionFacts)
    /// The wave whose sample a table describes, and the one that its groups tell of.
    case baseline(wave: String, last: String)
    /// How a sample was chosen from a frame.
    case sample(SampleFacts, SampleFacts.Sentence)
    /// What the numbers of a planned survey rest on.
    case power(PowerFacts, PowerFacts.Sentence)

    /// Whom the counts of a panel's waves leave out.
    public struct AttritionFacts: Sendable, Equatable {
        /// The condition of the population, which a person's first interview decides.
        public let population: String?
        public let persons: Int
        public let outside: Int
        public let rowsWithoutKey: Int

        public init(population: String?, persons: Int, outside: Int, rowsWithoutKey: Int) {
            self.population = population
            self.persons = persons
            self.outside = outside
            self.rowsWithoutKey = rowsWithoutKey
        }
    }

    /// A code and how often it occurs.
    public struct CodeCount: Sendable, Equatable {
        public let code: String
        public let count: Int

        public init(code: String, count: Int) {
            self.code = code
            self.count = count
        }
    }

    /// Respondents left out.
    public struct Exclusion: Sendable, Equatable {
        public let variable: String
        /// The variable as a table shows it.
        public let label: String
        public let reason: String
        public let count: Int

        public init(variable: String, label: String, reason: String, count: Int) {
            self.variable = variable
            self.label = label
            self.reason = reason
            self.count = count
        }
    }

    /// What the cells of a table hold.
    public enum CellContents: Sendable, Equatable {
        /// Unweighted n with weighted percentages; mean (SD) or median (quartiles).
        case characteristics(hasMeans: Bool, hasMedians: Bool)
        case estimates(level: Double, inference: Inference = Inference())
        case models(level: Double, intervals: Inference.Intervals = .t)
    }

    /// What a footnote says of a model: family, link, and the degrees of freedom of its tests.
    public struct ModelFacts: Sendable, Equatable {
        public let family: String
        public let link: String
        /// The denominator degrees of freedom of tests and intervals, the smallest and largest over models.
        public let degreesOfFreedom: ClosedRange<Double>
        /// How standard errors are found, and what tests and intervals are taken from.
        public let inference: Inference

        public init(
            family: String, link: String, degreesOfFreedom: ClosedRange<Double>, inference: Inference = Inference()
        ) {
            self.family = family
            self.link = link
            self.degreesOfFreedom = degreesOfFreedom
            self.inference = inference
        }
    }

    /// Why a comparison was not made.
    public enum NoTestReason: Sendable, Equatable {
        /// All values are missing.
        case noValues
        /// Only one group has values.
        case oneGroup
        /// Only one level occurs.
        case oneLevel
        /// The design has too few degrees of freedom.
        case tooFewDegreesOfFreedom
        /// A group whose values all lie within one sampling unit.
        case singleUnitGroup
        /// The test asked for is one of other variables.
        case otherKind
    }

    /// How estimates from several plausible values, or imputations, became one.
    public struct ImputationFacts: Sendable, Equatable {
        /// M.
        public let setCount: Int
        /// Whose sampling variance enters the total: `all` or `first`.
        public let variance: String
        /// `design`, `rubin` or `barnardRubin`.
        public let degreesOfFreedom: String
        /// The largest share, from 0 to 1, of an estimate's variance that is due to imputation.
        public let largestShare: Double

        public init(setCount: Int, variance: String, degreesOfFreedom: String, largestShare: Double) {
            self.setCount = setCount
            self.variance = variance
            self.degreesOfFreedom = degreesOfFreedom
            self.largestShare = largestShare
        }
    }
}
