import Frame
import Reporting
import Survey
import SurveyData

/// Decodes the front matter of a notebook.
struct StudyReader {
    private let root: ConfigurationMapping
    /// The notebook's folder, with a trailing slash, to which its paths are relative.
    private let folder: String

    init(_ node: ConfigurationNode, folder: String) {
        root = ConfigurationMapping(
            node, "the front matter",
            known: [
                "title", "data", "codebook", "file", "language", "style", "seed", "level", "design", "population",
                "derive", "plausible", "imputation",
            ])
        self.folder = folder
    }

    func read() -> Study {
        var study = Study()
        study.title = root["title"]?.text("'title'")
        study.dataPath = root["data"]?.text("'data'").map(path)
        study.codebookPath = root["codebook"]?.text("'codebook'").map(path)
        if let file = root["file"] { study.notation = FileNotation(file) }
        let languages = Phrasebook.Language.allCases.map(\.rawValue)
        if let language = root["language"]?.choice("'language'", of: languages) {
            study.language = Phrasebook.Language(rawValue: language) ?? .en
        }
        if let style = root["style"]?.choice("'style'", of: HouseStyle.all.map(\.name)) {
            study.style = HouseStyle.named(style) ?? .standard
        }
        if let seed = root["seed"]?.wholeNumber("'seed'") {
            if seed < 0 { root["seed"]?.report("'seed' must not be negative.") }
            study.seed = UInt64(max(0, seed))
        }
        if let level = root["level"].flatMap(Self.level) { study.level = level }
        if let design = root["design"] {
            let reader = DesignReader(design, folder: folder, seed: study.seed)
            (study.design, study.designPlaces) = (reader.declaration, reader.places)
            study.jointProbabilitiesPath = reader.jointPath
        }
        study.population = root["population"]?.expression("'population'")
        study.derivations = root["derive"].map { DerivationReader(node: $0).read() } ?? []
        study.plausible = root["plausible"].map(PlausibleVariable.read) ?? []
        if let rule = root["imputation"] { study.imputation = ImputationRule(rule) }
        return study
    }

    private func path(_ text: String) -> String {
        text.hasPrefix("/") ? text : folder + text
    }

    /// A coverage between 0.5 and 1, or as a percentage.
    static func level(_ node: ConfigurationNode) -> Double? {
        guard let number = node.number("'level'") else { return nil }
        let level = number > 1 ? number / 100 : number
        guard level >= 0.5, level < 1 else {
            node.report("'level' is the coverage of intervals, as 0.95 or 95.")
            return nil
        }
        return level
    }
}
