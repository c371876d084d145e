import FileFormats
public import Frame

/// One of two things that are compared: a codebook, or a data file with what is known of its columns.
public struct CodebookSide: Sendable {
    public let path: String
    /// What is declared, and where nothing is, what a draft says.
    public let codebook: Codebook
    /// The decoded columns, where there are data.
    public let frame: DataFrame?
    /// What is to be said of how the file was read.
    public let notices: [String]
    /// Names in the order of the file, or of the codebook.
    public let variables: [String]
    /// Variables whose values are a guess of the draft, without labels.
    let unlabelled: Set<String>

    /// - Parameters:
    ///   - path: a codebook (`.yaml`), DDI-Codebook XML, or a data file.
    ///   - codebookPath: what is declared of a data file; the rest is drafted.
    ///   - notation: how a data file is written.
    /// - Throws: what opening and reading the files throws.
    public init(path: String, codebook codebookPath: String? = nil, notation: FileNotation = FileNotation()) throws {
        self.path = path
        if Self.isCodebook(path) {
            codebook = try Codebook(path: path)
            (frame, notices, unlabelled) = (nil, [], [])
            variables = codebook.variables.map(\.name)
            return
        }
        if xmlRoot(ofFile: path) == "codeBook" {
            codebook = try Codebook(yaml: try CodebookDrafting.draft(of: path).yaml, file: path)
            (frame, notices, unlabelled) = (nil, [], [])
            variables = codebook.variables.map(\.name)
            return
        }
        let text = try codebookPath.map { try CodebookText(path: $0) }
        let given = try text.map { try Codebook(yaml: $0.text, file: $0.path) } ?? .empty
        let source = try notation.completed(by: given.file).open(path)
        let (draft, _) = try CodebookDraft.drafting(source, notation: notation, beside: given)
        codebook = try Codebook(yaml: try text?.adding(draft) ?? draft.yaml, file: codebookPath ?? path)
        let file = try SurveyFile(source: source, codebook: codebook)
        let table = try file.load(Set(source.columnNames))
        frame = table.frame
        notices = table.notices
        variables = source.columnNames
        unlabelled = Set(draft.variables.filter { $0.levelsRemark != nil }.map(\.name))
    }

    /// Whether a path is that of a codebook.
    public static func isCodebook(_ path: String) -> Bool {
        [".yaml", ".yml"].contains(where: path.lowercased().hasSuffix)
    }

    /// What the wave is called: by the variable that tells waves apart, where it has one value; else by the file.
    public var wave: String {
        if let name = codebook.waveVariable, let column = frame?[name] {
            let categories = column.categories
            let used = Set(categories.codes.filter { $0 >= 0 })
            if used.count == 1, let code = used.first { return categories.levels[Int(code)].code }
        }
        let name = path.split(separator: "/").last.map(String.init) ?? path
        return name.split(separator: ".").first.map(String.init) ?? name
    }

    /// The type of a variable, where it is declared or the data show it.
    func type(of name: String) -> String? {
        if !unlabelled.contains(name) {
            if let kind = codebook.variable(name)?.kind { return kind.rawValue }
        }
        return frame?[name].map { unlabelled.contains(name) ? "without labels" : $0.typeName }
    }

    /// The declared values of a variable that have labels.
    func levels(of name: String) -> CategoricalLevels? {
        unlabelled.contains(name) ? nil : codebook.variable(name)?.levels
    }

    /// The codes of a variable without labels, where the data show only a few.
    func codes(of name: String) -> [String]? {
        guard let column = frame?[name] else { return nil }
        if unlabelled.contains(name) { return codebook.variable(name)?.levels?.map(\.code) }
        guard column.temporal == nil, let values = column.distinctWholeNumbers(limit: Self.fewCodes) else { return nil }
        return values.map(String.init)
    }

    private static let fewCodes = 12

    /// The codes that stand for no value.
    func missingCodes(of name: String) -> [MissingCode] {
        codebook.variable(name)?.missingCodes ?? codebook.missingCodes
    }
}
