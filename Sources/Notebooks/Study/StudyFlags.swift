import Frame
import Reporting
import Survey
public import SurveyData

/// A study as the flags of a command give it. Flags replace what the front matter of `design` says.
public struct StudyFlags: Sendable {
    public var data: String
    public var codebook: String?
    /// How the file is written, by flag.
    public var notation: [(key: FileNotation.Key, text: String)] = []
    /// A notebook whose front matter is the study to start from.
    public var design: String?
    public var weights: String?
    public var strata: [String] = []
    public var clusters: [String] = []
    public var fpc: [String] = []
    public var nested: Bool?
    public var singlePSU: String?
    /// Parts of the design written as in a notebook.
    public var sample = DesignFlags()
    public var seed: UInt64?
    public var population: String?
    public var language: String?
    public var style: String?
    public var level: Double?
    /// Plausible values, each as `math=PV1MATH...PV5MATH`.
    public var plausible: [String] = []
    public var imputationVariance: String?
    public var imputationDF: String?

    public init(data: String) {
        self.data = data
    }

    /// The names a flag accepts.
    public static let singlePSUNames = SinglePSUPolicy.allCases.map(\.rawValue)
    public static let imputationVarianceNames = ImputationRule.varianceNames
    public static let imputationDFNames = ImputationRule.degreesOfFreedomNames
    public static let languageNames = Phrasebook.Language.allCases.map(\.rawValue)
    public static let styleNames = HouseStyle.all.map(\.name)

    /// The study.
    ///
    /// - Throws: what reading the notebook of `design` throws, or an issue with a flag's value.
    public func study() throws -> Study {
        var study = try design.map { try Notebook(path: $0).study } ?? Study()
        study.dataPath = data
        if let codebook { study.codebookPath = codebook }
        for (key, text) in notation { study.notation.set(key, text, at: Self.place(key.flag)) }
        if let weights { study.design.weights = weights }
        if !strata.isEmpty { study.design.strata = strata }
        if !clusters.isEmpty { study.design.clusters = clusters }
        if !fpc.isEmpty { study.design.populationSizes = fpc }
        let design = [("--weights", weights.map { [$0] } ?? []), ("--strata", strata), ("--clusters", clusters)]
        for (flag, names) in design + [("--fpc", fpc)] {
            for name in names { study.designPlaces[name] = Self.place(flag) }
        }
        if let nested { study.design.nested = nested }
        if let singlePSU, let policy = SinglePSUPolicy(rawValue: singlePSU) { study.design.singlePSU = policy }
        if let seed {
            study.seed = seed
            if case .made(let method, let count, _) = study.design.replicates?.source {
                study.design.replicates?.source = .made(method, count: count, seed: seed)
            }
        }
        try sample.apply(to: &study)
        if let population { study.population = try Expression(population, at: Self.place("--population")) }
        if let language { study.language = Phrasebook.Language(rawValue: language) ?? study.language }
        if let style { study.style = HouseStyle.named(style) ?? study.style }
        if let level { study.level = level > 1 ? level / 100 : level }
        if !plausible.isEmpty {
            study.plausible = try PlausibleVariable.reading(flags: plausible, at: Self.place("--plausible"))
        }
        if let variance = imputationVariance.flatMap({ ImputationRule.SamplingVariance(rawValue: $0) }) {
            study.imputation.variance = variance
        }
        if let freedom = imputationDF.flatMap({ ImputationRule.DegreesOfFreedom(rawValue: $0) }) {
            study.imputation.degreesOfFreedom = freedom
        }
        return study
    }

    /// The place of a flag's value.
    static func place(_ flag: String) -> SourcePosition {
        SourcePosition(whole: flag)
    }

    /// Names given by a flag.
    static func names(_ names: [String], _ flag: String) -> [PlacedName] {
        names.map { PlacedName($0, at: place(flag)) }
    }
}

extension FileNotation.Key {
    /// The flag of a command that says it.
    public var flag: String {
        switch self {
        case .skipLines: "--skip-lines"
        case .columns: "--columns-from"
        default: "--\(rawValue)"
        }
    }
}
