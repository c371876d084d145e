import CShippedData
public import Frame

/// How a survey's variables tell the roles of exposure definitions: a data file that comes with the package.
public struct ShippedSurvey: Sendable {
    public let name: String
    public let title: LocalizedText
    public let source: String?
    public let roles: ExposureRoles
    /// What a user should know: which files, which variables are not asked.
    public let remarks: [LocalizedText]
}

/// The surveys that come with the package.
public enum ShippedSurveys {
    /// All of them, in the order they are listed.
    public static let all: [ShippedSurvey] = texts.compactMap { text in
        read(text, file: "shipped \(text.prefix { !$0.isNewline })").survey
    }

    /// The survey of a name, whatever the case of its letters.
    public static func named(_ name: String) -> ShippedSurvey? {
        all.first { $0.name.lowercased() == name.lowercased() }
    }

    /// The files' texts.
    static var texts: [String] { shippedTexts(shipped_surveys()) }

    /// A survey from a file, and what is wrong with it: of a shipped file nothing, as a test makes sure.
    static func read(_ yaml: String, file: String) -> (survey: ShippedSurvey?, issues: [ConfigurationIssue]) {
        let log = IssueLog()
        guard let node = ConfigurationNode.reading(yaml: yaml, file: file, lineOffset: 0, log: log) else {
            return (nil, log.issues)
        }
        let fields = ConfigurationMapping(node, "the survey", known: ["survey", "title", "source", "roles", "remarks"])
        guard let name = fields.required("survey", in: "a shipped survey")?.text("'survey'"),
            let title = fields.required("title", in: name)?.localizedText("the title of \(name)"),
            let roles = fields.required("roles", in: name)
        else { return (nil, log.issues) }
        let survey = ShippedSurvey(
            name: name, title: title, source: fields["source"]?.text("'source' of \(name)"),
            roles: ExposureRolesReader(node: roles, meaning: "'roles' of \(name)").read(),
            remarks: fields["remarks"]?.items.compactMap { $0.localizedText("'remarks' of \(name)") } ?? [])
        return (survey, log.issues)
    }
}
