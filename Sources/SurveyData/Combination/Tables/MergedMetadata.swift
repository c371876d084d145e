import FileFormats
import Frame

/// What several files say of one variable: of each thing, the first word.
struct MergedMetadata {
    /// `nil` when no file says anything.
    private(set) var variable: VariableMetadata?
    /// Values that a later file gives another label, with the first label and the other.
    private(set) var otherLabels: [(code: String, first: String, other: String)] = []
    /// Values that stand for none in some of the files only.
    private(set) var otherMissing: [String] = []

    init(_ files: [VariableMetadata]) {
        variable = files.first
        for file in files.dropFirst() { add(file) }
    }

    private mutating func add(_ file: VariableMetadata) {
        guard var merged = variable else { return }
        merged.label = merged.label ?? file.label
        merged.unit = merged.unit ?? file.unit
        merged.kind = merged.kind ?? file.kind
        merged.measure = merged.measure ?? file.measure
        merged.format = merged.format ?? file.format
        for label in file.valueLabels {
            if let known = merged.valueLabels.first(where: { $0.value == label.value }) {
                if known.label != label.label {
                    otherLabels.append((label.value.code, known.label.allTexts[0], label.label.allTexts[0]))
                }
            } else {
                merged.valueLabels.append(label)
            }
        }
        let (own, others) = (merged.missing, file.missing)
        otherMissing += (own.filter { !others.contains($0) } + others.filter { !own.contains($0) }).map(\.code)
        merged.missing += others.filter { !own.contains($0) }
        variable = merged
    }
}

extension VariableMetadata {
    /// The same of a column of another name.
    func renamed(_ name: String) -> VariableMetadata {
        VariableMetadata(
            name: name, label: label, unit: unit, kind: kind, measure: measure, valueLabels: valueLabels,
            missing: missing, format: format)
    }
}
