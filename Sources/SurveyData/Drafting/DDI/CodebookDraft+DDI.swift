import FileFormats
import Frame

extension CodebookDraft {
    /// Drafts the codebook of a study that an archive describes in DDI-Codebook XML.
    ///
    /// - Throws: `FileFormatError` when the document cannot be read, ``SurveyDataError/noVariables(path:)`` when it
    ///   describes none.
    init(ddi file: FileBytes, beside codebook: Codebook = .empty) throws {
        let handler = DDIHandler()
        var limits = XMLLimits()
        limits.allowsExternalDoctype = true
        try file.readXML(limits: limits, handler: handler)
        let study = handler.study
        guard !study.variables.isEmpty else { throw SurveyDataError.noVariables(path: file.path) }
        let isMultilingual = study.languages.count > 1
        var seen: Set<String> = []
        var repeated: Set<String> = []
        var variables: [VariableDraft] = []
        for variable in study.variables where codebook.variable(variable.name) == nil {
            if seen.insert(variable.name).inserted {
                variables.append(variable.draft(isMultilingual: isMultilingual))
            } else {
                repeated.insert(variable.name)
            }
        }
        for index in variables.indices where repeated.contains(variables[index].name) {
            variables[index].remarks.append("described several times by the archive; this is the first")
        }
        let source = (study.authors + [study.identifier].compactMap { $0 }).joined(separator: "; ")
        self.init(
            title: localizedText(study.titles, isMultilingual: isMultilingual), source: source.isEmpty ? nil : source,
            remarks: ["From the DDI-Codebook of an archive."], variables: variables, reserved: codebook.missingCodes)
    }
}

/// Texts with their languages where there are several.
private func localizedText(_ texts: [DDIStudy.Translation], isMultilingual: Bool) -> LocalizedText? {
    guard let first = texts.first else { return nil }
    guard isMultilingual else { return LocalizedText(first.text) }
    return LocalizedText(translations: texts.map { ($0.language.isEmpty ? "und" : $0.language, $0.text) })
}

extension DDIStudy.Variable {
    /// Words for cells without anything in them, which are missing anyway.
    private static let wordsForNothing: Set<String> = ["sysmiss", "sysmis", "system missing", ".", ""]

    func draft(isMultilingual: Bool) -> VariableDraft {
        let isLabelled = categories.contains { !$0.labels.isEmpty }
        let described = categories.filter { category in
            !Self.wordsForNothing.contains(category.value.lowercased()) && (isLabelled || category.isMissing)
        }
        var metadata = VariableMetadata(
            name: name, label: localizedText(labels, isMultilingual: isMultilingual), kind: kind, measure: measure)
        var seen: Set<CodeIdentity> = []
        var taken: Set<MissingValues> = []
        for category in described {
            let value = codedValue(category.value)
            guard seen.insert(CodeIdentity(value.code)).inserted else { continue }
            let label = localizedText(category.labels, isMultilingual: isMultilingual)
            metadata.valueLabels.append(ValueLabel(value, label ?? LocalizedText("")))
            if case .tag = value { continue }
            if category.isMissing, taken.insert(missing(value)).inserted { metadata.missing.append(missing(value)) }
        }
        for values in invalid where taken.insert(values).inserted { metadata.missing.append(values) }
        var draft = VariableDrafter(
            name: name, metadata: metadata, profile: nil, validRange: valid.count == 1 ? valid[0] : nil,
            isDeclaredWhole: decimals == 0 && formatType != "character", witness: "the archive"
        ).draft()
        if draft.kind == .integer { draft.kindRemark = "guess: the archive shows no decimals" }
        draft.range = draft.range.flatMap { $0.lowerBound.isFinite && $0.upperBound.isFinite ? $0 : nil }
        draft.remarks += remarks + hints
        return draft
    }

    private var hints: [String] {
        var hints: [String] = []
        if valid.count > 1 { hints.append("the archive's valid ranges are several, and not taken") }
        if isWeight { hints.append("a weight, says the archive (design: weights)") }
        let format = [formatCategory, formatName].compactMap { $0 }
        let isTemporal = format.contains { text in
            let text = text.lowercased()
            return text.hasPrefix("%t") || text.contains("date") || text.contains("time")
        }
        if isTemporal { hints.append("a date or time, says the archive: \(format.joined(separator: " "))") }
        return hints
    }

    private var kind: VariableMetadata.Kind? {
        switch formatType {
        case "character": .text
        case "numeric": .number
        default: nil
        }
    }

    private var measure: VariableMetadata.Measure? {
        switch (nature, interval) {
        case ("nominal", _): .nominal
        case ("ordinal", _): .ordinal
        case ("interval", _), ("ratio", _), ("percent", _), (_, "contin"): .scale
        default: nil
        }
    }

    private func codedValue(_ text: String) -> CodedValue {
        if formatType != "character", let number = codeNumber(text) { return .number(number) }
        return MissingTag.letter(ofCode: text).map { .tag($0) } ?? .text(text)
    }

    private func missing(_ value: CodedValue) -> MissingValues {
        if case .number(let number) = value { return .numbers(number...number) }
        return .text(value.code)
    }
}
