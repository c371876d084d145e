import FileFormats
import Frame

extension CodebookDraft {
    /// Drafts the codebook of a data file from its columns and from what it says of them.
    ///
    /// - Parameters:
    ///   - source: the data.
    ///   - notation: what was said of how the file is written.
    ///   - codebook: what is declared already; only other columns are drafted.
    /// - Returns: the draft, and what is to be said of how the file was read.
    /// - Throws: what reading the columns throws.
    static func drafting(_ source: any ColumnSource, notation: FileNotation, beside codebook: Codebook = .empty)
        throws -> (draft: CodebookDraft, notices: [String])
    {
        let names = source.columnNames.filter { codebook.variable($0) == nil }
        let metadata = Dictionary(source.metadata.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        let raw = names.isEmpty ? nil : try source.read(columns: Set(names))
        var variables: [VariableDraft] = []
        for name in names {
            guard let column = raw?.frame[name] else { continue }
            let drafter = VariableDrafter(
                name: name, metadata: metadata[name], profile: ColumnProfile(column),
                evidence: raw?.facts.evidence[name])
            variables.append(drafter.draft())
        }
        let said = FileNotation.Key.allCases.compactMap { key in notation[key].map { (key.rawValue, $0) } }
        var remarks: [String] = []
        if let facts = raw?.facts, facts.encoding != .utf8, notation[.encoding] == nil {
            remarks.append(
                "guess: the file is written in \(facts.encoding.rawValue) (file: {encoding: …} says it for good)")
        }
        let draft = CodebookDraft(
            file: said, remarks: remarks, variables: variables, reserved: codebook.missingCodes)
        return (draft, raw?.facts.notices ?? [])
    }
}
