import FileFormats
import Frame

extension [ValueLabel] {
    /// The labels without the codes that archives write before them (`1 Male`, `01. January`, `1-男`), if all of them begin
    /// with their own code.
    var withoutCodes: [ValueLabel] {
        guard count > 1 else { return self }
        var plain: [ValueLabel] = []
        for label in self {
            var translations: [(language: String, text: String)] = []
            for (language, text) in label.label.translations {
                guard let rest = Self.rest(of: text, after: label.value) else { return self }
                translations.append((language, rest))
            }
            plain.append(ValueLabel(label.value, LocalizedText(translations: translations)))
        }
        return plain
    }

    /// What follows a code and its separator; `nil` where the text does not begin with the code, or has nothing else.
    private static func rest(of text: String, after value: CodedValue) -> String? {
        let code: Substring
        switch value {
        case .number:
            let digits = text.prefix { $0.isASCII && ($0.isNumber || $0 == "-" || $0 == ".") }
            // "1. Male": the point belongs to neither.
            code = digits.hasSuffix(".") || digits.hasSuffix("-") ? digits.dropLast() : digits
            guard isSameCode(String(code), value.code) else { return nil }
        case .text(let own):
            guard text.hasPrefix(own) else { return nil }
            code = text.prefix(own.count)
        case .tag(let letter):
            let own = MissingTag.code(letter)
            guard text.lowercased().hasPrefix(own) else { return nil }
            code = text.prefix(own.count)
        }
        let after = text.dropFirst(code.count)
        let rest = after.drop { separators.contains($0) }
        guard rest.count < after.count, let first = rest.first, !first.isNumber else { return nil }
        return String(rest)
    }

    private static let separators: Set<Character> = [" ", ".", ")", ":", "-", "=", "–", "、", "．", "：", "）", "\u{3000}"]
}
