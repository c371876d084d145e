import CShippedData
public import Frame

/// Cut-offs of haemoglobin that define anaemia: a data file that comes with the package.
public struct AnaemiaStandard: Sendable {
    public let name: String
    /// The first that fits a person is taken.
    public let groups: [AnaemiaGroup]
    /// The adjustment for altitude that goes with it.
    public let adjustment: AltitudeAdjustment
    public let source: String
    /// What of it no source that was read confirms.
    public let unconfirmed: [Doubt]

    /// Something no source that was read confirms.
    public struct Doubt: Sendable {
        public let text: LocalizedText
        /// Whether it is of the classes of severity only.
        public let isOfBands: Bool
    }

    /// The age in months from which sex matters.
    var adultFrom: Int { groups.filter { $0.isFemale != nil }.map(\.from).min() ?? .max }

    /// Whether pregnant women's cut-offs differ by trimester.
    var hasTrimesters: Bool { groups.contains { $0.trimester != nil } }
}

/// The standards that come with the package.
public enum AnaemiaStandards {
    /// All of them, in the order they are listed.
    public static let all: [AnaemiaStandard] = texts.compactMap { text in
        read(text, file: "shipped \(text.prefix { !$0.isNewline })").standard
    }

    /// The adjustments that go with them.
    static var adjustments: [AltitudeAdjustment] { all.map(\.adjustment) }

    /// The files' texts.
    static var texts: [String] { shippedTexts(shipped_anaemia()) }

    /// A standard from a file, and what is wrong with it: of a shipped file nothing, as a test makes sure.
    static func read(_ yaml: String, file: String) -> (standard: AnaemiaStandard?, issues: [ConfigurationIssue]) {
        let log = IssueLog()
        guard let node = ConfigurationNode.reading(yaml: yaml, file: file, lineOffset: 0, log: log) else {
            return (nil, log.issues)
        }
        let fields = ConfigurationMapping(
            node, "the standard", known: ["standard", "groups", "adjustment", "source", "unconfirmed"])
        guard let name = fields.required("standard", in: "a shipped standard")?.text("'standard'"),
            let groups = fields.required("groups", in: name),
            let adjustment = fields.required("adjustment", in: name).flatMap({ AltitudeAdjustment($0, of: name) }),
            let source = fields.required("source", in: name)?.text("'source' of \(name)")
        else { return (nil, log.issues) }
        let standard = AnaemiaStandard(
            name: name, groups: groups.items.compactMap { AnaemiaGroup($0, name) }, adjustment: adjustment,
            source: source, unconfirmed: fields["unconfirmed"]?.items.compactMap { doubt($0, name) } ?? [])
        return (standard, log.issues)
    }

    private static func doubt(_ node: ConfigurationNode, _ name: String) -> AnaemiaStandard.Doubt? {
        let meaning = "'unconfirmed' of \(name)"
        let fields = ConfigurationMapping(node, meaning, known: ["about", "en", "zh"])
        guard let english = fields.required("en", in: meaning)?.text(meaning),
            let chinese = fields.required("zh", in: meaning)?.text(meaning)
        else { return nil }
        return AnaemiaStandard.Doubt(
            text: LocalizedText(translations: [("en", english), ("zh", chinese)]),
            isOfBands: fields["about"]?.choice("'about' in \(meaning)", of: ["band"]) != nil)
    }
}
