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

/// `item1`, …, `item10` from its ends, or `PV1MATH`, …, `PV5MATH`: names that differ in one number. Zero-padded numbers keep
/// their width.
func numberedNames(from first: String, to last: String) -> [String]? {
    let first = first.trimmingSpaces.runsOfDigits
    let last = last.trimmingSpaces.runsOfDigits
    guard first.count == last.count else { return nil }
    let different = first.indices.filter { first[$0] != last[$0] }
    let numbers = first.indices.filter { first[$0].first?.isASCIIDigit == true }
    // Names that do not differ are a range of one.
    guard different.count <= 1, let place = different.first ?? numbers.last, numbers.contains(place),
        let low = Int(first[place]), let high = Int(last[place]), low <= high, high - low < 10_000
    else { return nil }
    let width = first[place].hasPrefix("0") ? first[place].count : 0
    return (low...high).map { number in
        let digits = String(number)
        var parts = first
        parts[place] = String(repeating: "0", count: max(0, width - digits.count)) + digits
        return parts.joined()
    }
}

extension String {
    /// The text cut where digits begin or end.
    fileprivate var runsOfDigits: [String] {
        var runs: [String] = []
        for character in self {
            if let last = runs.last?.last, last.isASCIIDigit == character.isASCIIDigit {
                runs[runs.count - 1].append(character)
            } else {
                runs.append(String(character))
            }
        }
        return runs
    }
}

extension Character {
    fileprivate var isASCIIDigit: Bool { isASCII && isNumber }
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
