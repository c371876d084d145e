import FileFormats
import Frame

/// Drafts the declaration of one variable from what is known of it: what a file says of it, and what its column holds.
struct VariableDrafter {
    let name: String
    /// What a file says of the variable.
    let metadata: VariableMetadata?
    /// What the column holds; `nil` when there are no data.
    let profile: ColumnProfile?
    var evidence: ColumnEvidence?
    /// Numbers that an archive declares valid.
    var validRange: ClosedRange<Double>?
    /// Whether whole numbers are declared where there are no data to look at.
    var isDeclaredWhole = false
    /// Who says what the file says: "the file", "the archive".
    var witness = "the file"

    private var labels: [ValueLabel] { metadata?.valueLabels.withoutCodes ?? [] }

    func draft() -> VariableDraft {
        var draft = VariableDraft(name: name)
        draft.label = metadata?.label ?? profile.flatMap { Self.ownLabel($0.column) }
        draft.unit = metadata?.unit ?? profile?.column.unit
        draft.profile = profile
        if case .categorical(_, let levels)? = profile?.column.values {
            return decoded(draft, levels)
        }
        draft.missing = missing()
        let isText = profile.map { !$0.column.isNumber } ?? (metadata?.kind == .text)
        if let kind = profile?.column.temporal {
            draft.kind = VariableDeclaration.Kind(rawValue: kind.rawValue)
            draft.kindRemark = seen()
        } else if declareLabels(&draft) {
            draft.levelsRemark = profile == nil ? nil : draft.levelsRemark
        } else if isText {
            draftTexts(&draft)
        } else {
            draftNumbers(&draft)
        }
        if let profile { draft.remarks += DesignHints.hints(profile, label: draft.label) }
        if profile?.count == 0 { draft.remarks.append("no value in any row") }
        return draft
    }

    /// A column that a codebook has decoded already.
    private func decoded(_ draft: VariableDraft, _ levels: CategoricalLevels) -> VariableDraft {
        var draft = draft
        draft.levels = levels.map { VariableDraft.Level(level: $0) }
        if levels.isEmpty { draft.kind = .categorical }
        return draft
    }

    /// The label of a column, where it is more than the name.
    private static func ownLabel(_ column: Column) -> LocalizedText? {
        column.label == LocalizedText(column.name) ? nil : column.label
    }

    // MARK: Labelled values

    /// Declares the values that have labels, if these are all there are; otherwise says which have some.
    private func declareLabels(_ draft: inout VariableDraft) -> Bool {
        let missing = draft.missing.map(\.code)
        let labelled = labels.filter { label in
            if case .tag = label.value { return false }
            return !missing.contains { $0.covers(label.value.code) }
        }
        guard !labelled.isEmpty else { return false }
        let levels = CategoricalLevels(valueLabels: labelled).withNamesOfTheirOwn
        let others = profile?.values?.filter { value in
            !missing.contains { $0.covers(value.code) } && !levels.contains { isSameCode($0.code, value.code) }
        }
        let areAll = profile == nil ? metadata?.measure != .scale : others?.isEmpty ?? false
        guard areAll, metadata?.measure != .scale || profile != nil && levels.count > 2 else {
            let list = labelled.prefix(6).map { "\($0.value.code) \"\($0.label.allTexts[0])\"" }
            let more = labelled.count > 6 ? ", …" : ""
            draft.remarks.append("labels of some values: \(list.joined(separator: ", "))\(more)")
            return false
        }
        draft.levels = levels.map { level in
            let rows = profile?.values?.first { isSameCode($0.code, level.code) }?.count
            return VariableDraft.Level(level: level, remark: profile != nil && rows == nil ? "in no row" : nil)
        }
        return true
    }

    // MARK: Numbers

    private func draftNumbers(_ draft: inout VariableDraft) {
        draft.range = validRange
        if validRange != nil { draft.rangeRemark = "\(witness) says so" }
        guard let profile, profile.count > 0 else {
            if metadata?.kind == .number || validRange != nil || isDeclaredWhole {
                draft.kind = isDeclaredWhole ? .integer : .numeric
            }
            return
        }
        let missing = draft.missing.map(\.code)
        let values = profile.values?.filter { value in !missing.contains { $0.covers(value.code) } }
        let isFew = values?.count == 2
        let areWhole = values?.allSatisfy { $0.number == $0.number?.rounded() } ?? profile.isWhole
        if isFew, areWhole, labels.isEmpty, validRange == nil, evidence?.hasLeadingZeros != true {
            draft.levels = (values ?? []).map { VariableDraft.Level(level: CategoricalLevel($0.code)) }
            draft.levelsRemark = "guess: two values without labels"
            return
        }
        draft.kind = areWhole ? .integer : .numeric
        draft.kindRemark = seen()
        let isLabelled = labels.contains { label in !missing.contains { $0.covers(label.value.code) } }
        if areWhole, let values, (2...10).contains(values.count), !isLabelled, !profile.isAllDistinct {
            let counts = values.map { "\($0.code) (\($0.count))" }.joined(separator: ", ")
            draft.kindRemark = "guess; values without labels: \(counts)"
        }
        if evidence?.hasLeadingZeros == true {
            draft.remarks.append("written with leading zeros, as codes are")
        }
    }

    /// The range seen, and of numbers the mean, without what stands for no value.
    private func seen() -> String? {
        guard let profile, profile.count > 0 else { return nil }
        if let temporal = profile.column.temporal {
            return "\(temporal.text(profile.lowest)) to \(temporal.text(profile.highest))"
        }
        let codes = missing().map(\.code)
        guard let values = profile.values else {
            let isMixed = codes.contains { profile.mayHold($0) }
            let ends = "\(DesignHints.short(profile.lowest)) to \(DesignHints.short(profile.highest))"
            return isMixed
                ? ends + " with what stands for no value" : ends + ", mean \(DesignHints.short(profile.mean))"
        }
        let kept = values.filter { value in !codes.contains { $0.covers(value.code) } }
        guard let low = kept.first?.number, let high = kept.last?.number else { return nil }
        if low == high { return "\(DesignHints.short(low)) in every row that has a value" }
        let count = kept.reduce(0) { $0 + $1.count }
        let sum = kept.reduce(0.0) { $0 + ($1.number ?? 0) * Double($1.count) }
        return
            "\(DesignHints.short(low)) to \(DesignHints.short(high)), mean \(DesignHints.short(sum / Double(count)))"
    }

    // MARK: Texts

    /// Texts with more distinct values are no categories.
    private static let mostTexts = 30
    /// A text in fewer rows is not written into a codebook: it may tell who somebody is.
    private static let fewestRows = 3

    private func draftTexts(_ draft: inout VariableDraft) {
        let missing = draft.missing.map(\.code)
        // Codes of texts stand for no value only where the type is left open.
        let kind = missing.isEmpty ? VariableDeclaration.Kind.text : nil
        guard let profile, profile.count > 0 else {
            draft.kind = kind
            return
        }
        let values = profile.values?.filter { value in !missing.contains { $0.covers(value.code) } }
        if let evidence, evidence.numbersAmongTexts > 0, let values, values.allSatisfy({ $0.number != nil }),
            !missing.isEmpty, !values.isEmpty
        {
            draft.kind = values.allSatisfy { $0.number == $0.number?.rounded() } ? .integer : .numeric
            draft.kindRemark = "guess: all others are numbers"
            return
        }
        let truths: [String: CategoricalLevel] = [
            "false": CategoricalLevels.noYes[0], "true": CategoricalLevels.noYes[1],
        ]
        if let values, !values.isEmpty, values.allSatisfy({ truths[$0.code.lowercased()] != nil }), values.count <= 2 {
            draft.levels = values.compactMap { value in
                truths[value.code.lowercased()].map {
                    .init(level: CategoricalLevel(name: $0.name, code: value.code, label: $0.label))
                }
            }
            return
        }
        guard let values, values.count <= Self.mostTexts, profile.count >= Self.fewestRows * values.count,
            DesignHints.hints(profile, label: nil).isEmpty
        else {
            draft.kind = kind
            draft.kindRemark = profile.distinctCount.map { "\($0) different" }
            return
        }
        let areCommon = values.allSatisfy {
            $0.count >= Self.fewestRows && $0.code.count <= 60 && $0.number == nil
        }
        guard areCommon else {
            draft.kind = .categorical
            draft.kindRemark = "guess: \(values.count) different; not listed, for some are rare, long or numbers"
            return
        }
        draft.levels = values.map { VariableDraft.Level(level: CategoricalLevel($0.code)) }
        draft.levelsRemark = "guess: \(values.count) different"
    }
}

extension CategoricalLevels {
    /// The same levels, where two bear one name with their codes beside it.
    var withNamesOfTheirOwn: CategoricalLevels {
        var seen: Set<String> = []
        return CategoricalLevels(
            map { level in
                var name = level.name
                while !seen.insert(name).inserted { name += " (\(level.code))" }
                return CategoricalLevel(name: name, code: level.code, label: level.label)
            })
    }
}
