public import Frame

/// What the columns of a survey file mean: names, labels, codes, missing values, scales and definitions. It is data,
/// written by the people who know the survey, and checked against every file it is used with.
public struct Codebook: Sendable {
    public let title: LocalizedText?
    /// Where the data come from, in a line.
    public let source: String?
    /// How the data files are written, where it is not to be detected.
    public let file: FileNotation
    /// Whether the data are made up; every report made from them says so.
    public let isSynthetic: Bool
    /// Codes reserved in all variables.
    public let missingCodes: [MissingCode]
    /// The variable that tells waves apart, if the survey has several.
    public let waveVariable: String?
    /// The variables that together tell the rows apart: no two rows have the same values of all of them.
    public let key: [String]
    /// In the order declared.
    public let variables: [VariableDeclaration]
    private let places: [String: Int]
    public let waveRecodes: [WaveRecode]
    public let scales: [ScaleDefinition]
    /// The codebook's own definitions.
    public let exposures: [ExposureDefinition]
    /// What tells the roles that shipped definitions are written over.
    public let exposureRoles: ExposureRoles
    /// The codebook's own definitions, and those shipped ones whose roles it tells.
    public let usableExposures: [ExposureDefinition]
    /// Variables every study of these data may use.
    public let derivations: [Derivation]

    /// The codebook of data that have none: everything is taken as the file shows it.
    public static let empty = Codebook()

    private init() {
        title = nil
        source = nil
        file = FileNotation()
        isSynthetic = false
        missingCodes = []
        waveVariable = nil
        key = []
        variables = []
        places = [:]
        waveRecodes = []
        scales = []
        exposures = []
        exposureRoles = .none
        usableExposures = []
        derivations = []
    }

    init(
        title: LocalizedText?, source: String?, file: FileNotation, isSynthetic: Bool, missingCodes: [MissingCode],
        waveVariable: String?, key: [String],
        variables: [VariableDeclaration], waveRecodes: [WaveRecode], scales: [ScaleDefinition],
        exposures: [ExposureDefinition], exposureRoles: ExposureRoles, derivations: [Derivation]
    ) {
        self.title = title
        self.source = source
        self.file = file
        self.isSynthetic = isSynthetic
        self.missingCodes = missingCodes
        self.waveVariable = waveVariable
        self.key = key
        self.variables = variables
        places = Dictionary(zip(variables.map(\.name), 0...), uniquingKeysWith: { first, _ in first })
        self.waveRecodes = waveRecodes
        self.scales = scales
        self.exposures = exposures
        self.exposureRoles = exposureRoles
        usableExposures =
            exposures
            + (exposureRoles.isEmpty ? [] : ShippedExposures.all).compactMap { $0.resolved(by: exposureRoles) }
            .filter { shipped in !exposures.contains { $0.name == shipped.name } }
        self.derivations = derivations
    }

    /// The declaration of a variable.
    public func variable(_ name: String) -> VariableDeclaration? {
        places[name].map { variables[$0] }
    }
}

/// The meaning of one column.
public struct VariableDeclaration: Sendable {
    /// What a declared variable holds.
    public enum Kind: String, Sendable, CaseIterable {
        case numeric, integer, categorical, text, identifier, date, time, dateTime

        /// What the numbers of dates and times count.
        var temporal: TemporalKind? { TemporalKind(rawValue: rawValue) }
    }

    public let name: String
    public let label: LocalizedText?
    /// `nil` when the file decides.
    public let kind: Kind?
    public let unit: LocalizedText?
    /// Levels in order, for a categorical variable.
    public let levels: CategoricalLevels?
    /// Levels of a variable that is categorical if it has no other values, as ages with a label for "95 and over" have:
    /// what files bring along, rather than codebooks.
    public let openLevels: CategoricalLevels?
    /// The values allowed, inclusive.
    public let range: ClosedRange<Double>?
    /// Codes of this variable alone, which replace the codebook's for it.
    public let missingCodes: [MissingCode]?
    /// How dates and times are written.
    let format: TemporalFormat?
    /// The level a model compares with; the first when `nil`.
    public let reference: String?
    /// Whether no value may occur twice.
    public let isUnique: Bool
    public let position: SourcePosition
}

/// How the codes of a variable in one wave translate into the standard ones.
public struct WaveRecode: Sendable {
    /// The wave's value of the wave variable.
    public let wave: String
    public let variable: String
    public let codes: [(from: String, to: String)]
    public let position: SourcePosition
}
