import Frame

extension SASProgramReader {
    /// Reads a set of labels: `VALUE $name 1, 2 = 'label' 3 - 5 = 'label' OTHER = 'label'`. Single values are kept; ranges are
    /// taken down as left out.
    mutating func readValues(_ statement: ProgramStatement) throws(FileFormatError) {
        var rest = statement.tokens.dropFirst()
        guard var name = rest.popFirst()?.word?.uppercased() else {
            throw .program(at: statement.position, .unnamedValues)
        }
        if name == "$", let second = rest.popFirst()?.word { name += second.uppercased() }
        if rest.first?.isSign("(") == true { rest = rest.drop { !$0.isSign(")") }.dropFirst() }
        let isText = name.hasPrefix("$")
        var labels: [ValueLabel] = []
        var seen: Set<CodedValue> = []
        var pending: [ProgramToken] = []
        while let token = rest.popFirst() {
            guard token.isSign("=") else {
                pending.append(token)
                continue
            }
            guard let label = rest.popFirst() else { throw .program(at: token.position, .noLabel(set: name)) }
            for value in pending.split(whereSeparator: { $0.isSign(",") }) {
                guard let coded = Self.value(value, isText: isText) else {
                    let text = value.map(\.text).joined(separator: " ")
                    if !Self.isNoValue(value), !Self.isEverything(value) { ranges.append("\(name) (\(text))") }
                    continue
                }
                guard seen.insert(coded).inserted else { continue }
                labels.append(ValueLabel(coded, LocalizedText(Self.label(label))))
            }
            pending = []
        }
        if let token = pending.first { throw .program(at: token.position, .noLabel(set: name)) }
        valueSets[name] = labels
    }

    private static func label(_ token: ProgramToken) -> String {
        if case .text(let text) = token.kind { return text }
        return token.text
    }

    /// The single value that is labelled.
    private static func value(_ tokens: ArraySlice<ProgramToken>, isText: Bool) -> CodedValue? {
        let tokens = Array(tokens)
        if isText {
            guard tokens.count == 1, case .text(let text) = tokens[0].kind else {
                // Values of texts may be written without quotes where they are a single word.
                return tokens.count == 1 && !isNoValue(tokens[...]) ? tokens[0].word.map { .text($0) } : nil
            }
            let plain = String(text.drop { $0 == " " })
            return plain.isEmpty ? nil : .text(plain)
        }
        let isNegative = tokens.count == 2 && tokens[0].isSign("-")
        guard tokens.count == 1 || isNegative, let word = tokens.last?.word, let number = Double(word), number.isFinite
        else { return nil }
        return .number(isNegative ? -number : number)
    }

    /// Whether the label is for all values there are, and so tells nothing of any.
    private static func isEverything(_ tokens: ArraySlice<ProgramToken>) -> Bool {
        guard tokens.last?.word?.uppercased() == "HIGH", let first = tokens.first else { return false }
        return first.word?.uppercased() == "LOW" || isNoValue([first])
    }

    /// Whether the label is for what is missing, or for all values that have none.
    private static func isNoValue(_ tokens: ArraySlice<ProgramToken>) -> Bool {
        guard tokens.count == 1, let token = tokens.first else { return false }
        switch token.kind {
        case .word(let word): return word.uppercased() == "OTHER" || (word.hasPrefix(".") && Double(word) == nil)
        case .text(let text): return text.allSatisfy { $0 == " " }
        case .sign: return false
        }
    }
}
