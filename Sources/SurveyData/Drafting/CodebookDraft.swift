import FileFormats
import Frame

/// A codebook as far as a program can write it: what is certain is stated, what is not is marked "guess", and both have
/// their evidence beside them.
public struct CodebookDraft {
    let title: LocalizedText?
    let source: String?
    /// What is declared of how the file is written, as `file:` says it.
    let file: [(key: String, value: String)]
    /// Lines of comment at the top.
    let remarks: [String]
    /// Codes reserved in all variables.
    let missing: [VariableDraft.Missing]
    let variables: [VariableDraft]

    init(
        title: LocalizedText? = nil, source: String? = nil, file: [(key: String, value: String)] = [],
        remarks: [String] = [], variables: [VariableDraft], reserved: [MissingCode] = []
    ) {
        self.title = title
        self.source = source
        self.file = file
        self.remarks = remarks
        let common = reserved.isEmpty ? CommonCodes(variables) : CommonCodes(reserved: reserved)
        missing = common.missing
        self.variables = variables.map(common.shared)
    }

    /// The codebook, for people to complete.
    public var yaml: String {
        var writer = YamlWriter()
        writer.comment("A draft. Look at every line with the word \"guess\", and at what is noted beside it.")
        for remark in remarks { writer.comment(remark) }
        writer.blankLine()
        if let title { writer.entry("title", YamlWriter.localized(title)) }
        if let source { writer.entry("source", YamlWriter.scalar(source)) }
        if !file.isEmpty {
            writer.entry("file", YamlWriter.mapping(file.map { ($0.key, YamlWriter.scalar($0.value)) }))
        }
        if !missing.isEmpty {
            writer.entry("missing")
            for code in missing { code.write(to: &writer, indent: 1) }
        }
        if !variables.isEmpty {
            writer.entry("variables")
            for variable in variables { variable.write(to: &writer, indent: 1) }
        }
        return writer.text
    }
}
