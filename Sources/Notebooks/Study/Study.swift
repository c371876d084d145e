public import Frame
public import Reporting
public import Survey
public import SurveyData

/// Everything a methods section says: data, meaning, design, population, derived variables, and how results are
/// printed. It is the front matter of a notebook, or the flags of a command.
public struct Study: Sendable {
    public var title: String?
    /// The data file, as a path the process can open.
    public var dataPath: String?
    public var codebookPath: String?
    /// How the data file is written, where it is not to be detected.
    public var notation = FileNotation()
    public var language: Phrasebook.Language
    public var style: HouseStyle
    /// The seed of everything random in the study.
    public var seed: UInt64
    public var design: DesignDeclaration
    /// Where the variables of the design are named.
    public var designPlaces: [String: SourcePosition] = [:]
    /// The file of the joint probabilities that the design names, if any.
    public var jointProbabilitiesPath: String?
    /// The domain that is analysed; `nil` for everyone.
    public var population: Expression?
    public var derivations: [Derivation]
    /// Variables known by several plausible values.
    public var plausible: [PlausibleVariable] = []
    /// How what is estimated from each of them becomes one.
    public var imputation = ImputationRule()
    /// The coverage of intervals.
    public var level: Double

    public init(
        title: String? = nil, dataPath: String? = nil, codebookPath: String? = nil,
        language: Phrasebook.Language = .en, style: HouseStyle = .standard, seed: UInt64 = 1,
        design: DesignDeclaration = DesignDeclaration(), population: Expression? = nil,
        derivations: [Derivation] = [], level: Double = 0.95
    ) {
        self.title = title
        self.dataPath = dataPath
        self.codebookPath = codebookPath
        self.language = language
        self.style = style
        self.seed = seed
        self.design = design
        self.population = population
        self.derivations = derivations
        self.level = level
    }
}
