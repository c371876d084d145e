import FileFormats
import Frame

extension VariableDrafter {
    /// Codes that stand for no value, surest first: what the file declares, what its labels say, letters, numbers that stand
    /// apart.
    func missing() -> [VariableDraft.Missing] {
        var found = declared()
        func isKnown(_ code: String) -> Bool { found.contains { $0.code.covers(code) } }
        let labels = metadata?.valueLabels.withoutCodes ?? []
        for label in labels where !isKnown(label.value.code) {
            guard let reason = MissingWording.reason(label.label) else { continue }
            let code = MissingCode(code: label.value.code, reason: reason)
            found.append(missing(code, "by its label \(quoted(label.label))", isGuess: true))
        }
        guard let profile else { return found }
        for letter in profile.letters.keys.sorted() where !isKnown(MissingTag.code(letter)) {
            found.append(
                missing(MissingCode(code: MissingTag.code(letter), reason: .blank), "no label", isGuess: true))
        }
        if profile.column.isNumber, profile.column.temporal == nil {
            found += apart(known: found.map(\.code), labels)
        } else if case .text = profile.column.values {
            found += textsAmongNumbers(known: found.map(\.code))
        }
        return found
    }

    /// What the file itself says.
    private func declared() -> [VariableDraft.Missing] {
        guard let metadata else { return [] }
        return metadata.missingCodes.map { code in
            let label = metadata.valueLabels.withoutCodes.first { code.code == $0.value.code }?.label
            let says = label.map { ": \(quoted($0))" } ?? ""
            return missing(code, "\(witness) says so\(says)", isGuess: false)
        }
    }

    private func missing(_ code: MissingCode, _ evidence: String, isGuess: Bool) -> VariableDraft.Missing {
        let rows = profile?.rows(of: code)
        let count = rows.map { "; \($0 == 0 ? "no row" : rowCount($0))" } ?? ""
        return VariableDraft.Missing(code: code, isGuess: isGuess, evidence: evidence + count, rows: rows)
    }

    private func quoted(_ label: LocalizedText) -> String { "\"\(label.allTexts[0])\"" }

    /// Reserved numbers that stand apart from the others, or alone have no label.
    private func apart(known: [MissingCode], _ labels: [ValueLabel]) -> [VariableDraft.Missing] {
        guard let profile else { return [] }
        let labelled = Set(
            labels.compactMap { label -> Double? in
                if case .number(let number) = label.value { return number }
                return nil
            })
        let isOpen = { (number: Double) in
            !labelled.contains(number) && !known.contains { $0.numbers?.contains(number) ?? false }
        }
        let suspicious: SuspiciousCodes
        if let values = profile.values {
            let numbers = values.compactMap { value in value.number.map { (value: $0, count: value.count) } }
            let open = numbers.filter { isOpen($0.value) }
            if !labelled.isEmpty, !open.isEmpty, open.allSatisfy({ SuspiciousCodes.isReserved($0.value) }) {
                return open.map { found($0.value, $0.count, "the others have labels") }
            }
            suspicious = SuspiciousCodes(
                numbers.filter { number in !known.contains { $0.numbers?.contains(number.value) ?? false } })
        } else {
            suspicious = SuspiciousCodes(
                (profile.column.doubles ?? []).filter { number in
                    !known.contains { $0.numbers?.contains(number) ?? false }
                })
        }
        return suspicious.found.filter { isOpen($0.code) }.map { code, count in
            let (low, high) = (DesignHints.short(suspicious.lowest), DesignHints.short(suspicious.highest))
            let why =
                code > suspicious.highest
                ? "no other value above \(high)"
                : suspicious.lowest >= 0 ? "no other value below 0" : "no other value below \(low)"
            return found(code, count, why)
        }
    }

    private func found(_ number: Double, _ count: Int, _ why: String) -> VariableDraft.Missing {
        VariableDraft.Missing(
            code: MissingCode(code: plainText(number), reason: .blank), isGuess: true,
            evidence: "\(rowCount(count)); \(why)", rows: count)
    }

    private static let wordsForNothing: Set<String> = [
        "na", "n/a", "nan", "null", "none", "missing", ".", "-", "--", "?", "x", "缺失", "无", "空", "不详",
    ]

    /// Words for nothing in a column whose other texts are numbers.
    private func textsAmongNumbers(known: [MissingCode]) -> [VariableDraft.Missing] {
        guard let evidence, evidence.numbersAmongTexts > 0, let values = profile?.values else { return [] }
        let texts = values.filter { value in value.number == nil && !known.contains { $0.covers(value.code) } }
        let reasons = texts.map { text -> MissingReason? in
            Self.wordsForNothing.contains(text.code.lowercased())
                ? .blank : MissingWording.reason(LocalizedText(text.code))
        }
        guard !texts.isEmpty, texts.count <= 5, reasons.allSatisfy({ $0 != nil }) else { return [] }
        return zip(texts, reasons).compactMap { text, reason in
            guard let reason else { return nil }
            return VariableDraft.Missing(
                code: MissingCode(code: text.code, reason: reason), isGuess: true,
                evidence: "\(rowCount(text.count)) among numbers", rows: text.count)
        }
    }
}
