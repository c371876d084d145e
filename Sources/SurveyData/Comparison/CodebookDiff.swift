import Frame

/// What is different between two codebooks, or between two waves of data: variables, types, labels, codes, missing values.
public struct CodebookDiff: Sendable {
    public let changes: [CodebookChange]
    /// Variables that both have, in the order of the second.
    public let common: [String]
    /// Recodes that would translate the second into the first, by variable.
    public let recodes: [RecodeSuggestion]

    public init(_ a: CodebookSide, _ b: CodebookSide) {
        let (inA, inB) = (Set(a.variables), Set(b.variables))
        let added = b.variables.filter { !inA.contains($0) }
        let dropped = a.variables.filter { !inB.contains($0) }
        common = b.variables.filter(inA.contains)
        var changes: [CodebookChange] = []
        // Every name is compared with every other: between files that have little in common, that helps nobody.
        let offered = added.count * dropped.count <= 100_000 ? added : []
        for name in dropped {
            changes.append(
                CodebookChange(variable: name, kind: .dropped(renamed: Self.newName(of: name, a, b, among: offered))))
        }
        changes += added.map { CodebookChange(variable: $0, kind: .added) }
        changes += Self.missing(a.codebook.missingCodes, b.codebook.missingCodes).map {
            CodebookChange(variable: CodebookChange.allVariables, kind: $0)
        }
        for name in common {
            changes += Self.changes(of: name, a, b).map { CodebookChange(variable: name, kind: $0) }
        }
        self.changes = changes
        recodes = common.compactMap { name in
            guard let from = b.levels(of: name), let to = a.levels(of: name) else { return nil }
            return RecodeSuggestion(name, from: from, to: to)
        }
    }

    /// A variable of the same label, or of nearly the same name.
    private static func newName(
        of name: String, _ a: CodebookSide, _ b: CodebookSide, among added: [String]
    ) -> String? {
        let label = a.codebook.variable(name)?.label
        let sameLabel = label.flatMap { label in
            added.first { other in
                b.codebook.variable(other)?.label.map { hasSameText(label, $0) } ?? false
            }
        }
        return sameLabel ?? nearestName(to: name, among: added)
    }

    private static func changes(of name: String, _ a: CodebookSide, _ b: CodebookSide) -> [CodebookChange.Kind] {
        var kinds: [CodebookChange.Kind] = []
        let (old, new) = (a.codebook.variable(name), b.codebook.variable(name))
        if let from = a.type(of: name), let to = b.type(of: name), from != to, !isSameKind(from, to) {
            kinds.append(.retyped(from: from, to: to))
        }
        if let from = old?.label, let to = new?.label, !hasSameText(from, to) {
            kinds.append(.relabelled(from: from.allTexts[0], to: to.allTexts[0]))
        }
        let (from, to) = (old?.unit ?? LocalizedText("none"), new?.unit ?? LocalizedText("none"))
        if !hasSameText(from, to) { kinds.append(.otherUnit(from: from.allTexts[0], to: to.allTexts[0])) }
        let ranges = [old?.range, new?.range].map { range in
            range.map { "\(plainText($0.lowerBound)) to \(plainText($0.upperBound))" } ?? "none"
        }
        if ranges[0] != ranges[1] { kinds.append(.otherRange(from: ranges[0], to: ranges[1])) }
        kinds += codes(of: name, a, b)
        // What is reserved in all variables has been compared.
        guard old?.missingCodes != nil || new?.missingCodes != nil else { return kinds }
        return kinds + missing(a.missingCodes(of: name), b.missingCodes(of: name))
    }

    /// Whether two types are the same as far as anybody declared one.
    private static func isSameKind(_ a: String, _ b: String) -> Bool {
        let loose = "without labels"
        return a == loose && b != "text" || b == loose && a != "text"
    }

    private static func codes(of name: String, _ a: CodebookSide, _ b: CodebookSide) -> [CodebookChange.Kind] {
        if let old = a.levels(of: name), let new = b.levels(of: name) {
            let kept = new.compactMap { level -> CodebookChange.Kind? in
                guard let before = old.first(where: { isSameCode($0.code, level.code) }) else {
                    return .newCode(level.code, label: level.label.allTexts[0])
                }
                guard !hasSameMeaning(before, level) else { return nil }
                return .recoded(code: level.code, from: before.label.allTexts[0], to: level.label.allTexts[0])
            }
            let gone = old.filter { level in !new.contains { isSameCode($0.code, level.code) } }
            return kept + gone.map { .goneCode($0.code, label: $0.label.allTexts[0]) }
        }
        guard let old = a.codes(of: name), let new = b.codes(of: name) else { return [] }
        return new.filter { !old.contains($0) }.map { .newCode($0, label: nil) }
            + old.filter { !new.contains($0) }.map { .goneCode($0, label: nil) }
    }

    private static func missing(_ old: [MissingCode], _ new: [MissingCode]) -> [CodebookChange.Kind] {
        let changed = new.compactMap { code -> CodebookChange.Kind? in
            guard let before = old.first(where: { isSameCode($0.code, code.code) }) else {
                return .newMissing(code: code.code, reason: code.reason.name)
            }
            return before.reason == code.reason
                ? nil : .otherReason(code: code.code, from: before.reason.name, to: code.reason.name)
        }
        let gone = old.filter { code in !new.contains { isSameCode($0.code, code.code) } }
        return changed + gone.map { .goneMissing(code: $0.code, reason: $0.reason.name) }
    }
}

/// Whether two labels have a text in common, but for case and spaces.
func hasSameText(_ a: LocalizedText, _ b: LocalizedText) -> Bool {
    let texts = Set(a.allTexts.map(plainWords))
    return b.allTexts.contains { texts.contains(plainWords($0)) }
}

/// Whether two levels say the same.
func hasSameMeaning(_ a: CategoricalLevel, _ b: CategoricalLevel) -> Bool {
    hasSameText(a.label, b.label) || a.name == b.name && a.name != a.code
}
