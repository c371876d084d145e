import FileFormats
import Frame

/// Drafts codebooks of files.
public enum CodebookDrafting {
    /// The draft of the codebook of a data file, or of what an archive says of a study in DDI-Codebook XML.
    ///
    /// - Parameters:
    ///   - path: of the data, or of the XML.
    ///   - notation: how the data file is written, where it is not to be detected.
    ///   - existing: the path of a codebook that is kept, word for word; variables it does not declare are added.
    /// - Returns: the text of the codebook, how many variables were drafted, and what is to be said of how the file was read.
    /// - Throws: `FileFormatError`, ``ConfigurationIssues``, ``ConfigurationIssue`` or ``SurveyDataError``.
    public static func draft(
        of path: String, notation: FileNotation = FileNotation(), completing existing: String? = nil
    )
        throws -> (yaml: String, variables: Int, notices: [String])
    {
        if [".yaml", ".yml"].contains(where: path.lowercased().hasSuffix) {
            throw SurveyDataError.codebookAsData(path: path)
        }
        let text = try existing.map { try CodebookText(path: $0) }
        let codebook = try text.map { try Codebook(yaml: $0.text, file: $0.path) } ?? .empty
        let draft: CodebookDraft
        var notices: [String] = []
        switch xmlRoot(ofFile: path) {
        // What is called XML and does not begin as XML does is told so by the reader of XML.
        case nil where path.lowercased().hasSuffix(".xml"), "codeBook"?:
            draft = try CodebookDraft(ddi: try FileBytes.open(path), beside: codebook)
        case let root? where root == "DDIInstance" || path.lowercased().hasSuffix(".xml"):
            throw SurveyDataError.otherXML(path: path, root: root)
        default:
            let source = try notation.completed(by: codebook.file).open(path)
            (draft, notices) = try CodebookDraft.drafting(source, notation: notation, beside: codebook)
        }
        return (try text?.adding(draft) ?? draft.yaml, draft.variables.count, notices)
    }
}
