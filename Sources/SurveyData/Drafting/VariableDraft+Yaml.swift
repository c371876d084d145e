import Frame

extension VariableDraft {
    /// Writes the declaration.
    func write(to writer: inout YamlWriter, indent: Int) {
        guard YamlWriter.canBeKey(name) else {
            writer.comment("a variable whose name is too long to be declared: \(name.prefix(60))…", indent: indent)
            return
        }
        let hasNothing =
            kind == nil && levels.isEmpty && label == nil && range == nil && missing.isEmpty && unit == nil
            && exceptionRemark == nil
        writer.entry(YamlWriter.scalar(name), hasNothing ? "{}" : "", indent: indent)
        if let label { writer.entry("label", YamlWriter.localized(label), indent: indent + 1) }
        if let kind { writer.entry("type", kind.rawValue, indent: indent + 1, comment: kindRemark) }
        if let unit { writer.entry("unit", YamlWriter.localized(unit), indent: indent + 1) }
        if !levels.isEmpty {
            writer.entry("values", indent: indent + 1, comment: levelsRemark)
            for level in levels { level.write(to: &writer, indent: indent + 2) }
        }
        if let range {
            let ends = [range.lowerBound, range.upperBound].map(plainText)
            writer.entry("range", "[\(ends.joined(separator: ", "))]", indent: indent + 1, comment: rangeRemark)
        }
        if !missing.isEmpty || exceptionRemark != nil {
            writer.entry("missing", missing.isEmpty ? "{}" : "", indent: indent + 1, comment: exceptionRemark)
            for code in missing { code.write(to: &writer, indent: indent + 2) }
        }
        for remark in remarks { writer.comment(remark, indent: indent + 1) }
    }
}

extension VariableDraft.Missing {
    func write(to writer: inout YamlWriter, indent: Int) {
        guard YamlWriter.canBeKey(code.code) else { return }
        writer.entry(YamlWriter.key(code.code), code.reason.name, indent: indent, comment: remark)
    }
}

extension VariableDraft.Level {
    func write(to writer: inout YamlWriter, indent: Int) {
        writer.entry(YamlWriter.key(level.code), meaning, indent: indent, comment: remark)
    }

    /// The label; with translations, and with the name where that is not the first of them.
    private var meaning: String {
        let texts = level.label.translations.map { (YamlWriter.key($0.language), YamlWriter.scalar($0.text)) }
        let isNamed = level.label.allTexts[0] != level.name
        guard level.label.translations.contains(where: { !$0.language.isEmpty }) else {
            guard isNamed else { return YamlWriter.scalar(level.name) }
            return YamlWriter.mapping([("name", YamlWriter.scalar(level.name)), ("label", texts[0].1)])
        }
        return YamlWriter.mapping((isNamed ? [("name", YamlWriter.scalar(level.name))] : []) + texts)
    }
}
