public import Frame

extension ConfigurationNode {
    /// A text, or a mapping of language codes to texts.
    public func localizedText(_ meaning: String) -> LocalizedText? {
        guard isMapping else { return text(meaning).map { LocalizedText($0) } }
        let translations = ConfigurationMapping(self, meaning).pairs.compactMap { pair in
            pair.value.text("the \(pair.name) text of \(meaning)").map { (language: pair.name, text: $0) }
        }
        guard !translations.isEmpty else {
            report("\(meaning) needs at least one language.")
            return nil
        }
        return LocalizedText(translations: translations)
    }

    /// A list of variable names, where `first...last` stands for the numbered names from first to last.
    public func variableNames(_ meaning: String) -> [String] {
        texts(meaning).flatMap { text -> [String] in
            let ends = text.components(separatedBy: "...")
            guard ends.count == 2 else { return [text] }
            guard let names = numberedNames(from: ends[0], to: ends[1]) else {
                report("'\(text)' in \(meaning) must go from a numbered name to a later one, as item1...item10.")
                return []
            }
            return names
        }
    }
}

extension String {
    /// The parts between occurrences of `separator`.
    func components(separatedBy separator: String) -> [String] {
        var parts: [String] = []
        var rest = self[...]
        while let range = rest.firstRange(of: separator) {
            parts.append(String(rest[..<range.lowerBound]))
            rest = rest[range.upperBound...]
        }
        return parts + [String(rest)]
    }
}

/// `item1`, …, `item10` from its ends; zero-padded numbers keep their width.
func numberedNames(from first: String, to last: String) -> [String]? {
    func split(_ name: String) -> (stem: String, digits: String)? {
        let digits = String(name.reversed().prefix { $0.isASCII && $0.isNumber }.reversed())
        return digits.isEmpty ? nil : (String(name.dropLast(digits.count)), digits)
    }
    let first = first.trimmingSpaces
    let last = last.trimmingSpaces
    guard let from = split(first), let to = split(last), from.stem == to.stem, let low = Int(from.digits),
        let high = Int(to.digits), low <= high, high - low < 10_000
    else { return nil }
    return (low...high).map { number in
        let digits = String(number)
        let padding = max(0, from.digits.hasPrefix("0") ? from.digits.count - digits.count : 0)
        return from.stem + String(repeating: "0", count: padding) + digits
    }
}

extension String {
    /// The text without spaces at its ends.
    public var trimmingSpaces: String {
        var text = self[...]
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}
