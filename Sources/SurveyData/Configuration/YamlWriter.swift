import Frame

/// Writes YAML that reads back as the same texts, whatever they hold, here and by other programs.
struct YamlWriter {
    private(set) var text = ""
    /// Spaces before everything.
    var margin = 0

    /// A line of its own: a comment.
    mutating func comment(_ words: String, indent: Int = 0) {
        text += "\(spaces(indent))# \(Self.commentText(words))\n"
    }

    /// `key:` with what stands behind it, written already, and a comment behind that.
    mutating func entry(_ key: String, _ value: String = "", indent: Int = 0, comment: String? = nil) {
        text += "\(spaces(indent))\(key):\(value.isEmpty ? "" : " \(value)")"
        if let comment, !comment.isEmpty { text += "  # \(Self.commentText(comment))" }
        text += "\n"
    }

    mutating func blankLine() { text += "\n" }

    private func spaces(_ indent: Int) -> String { String(repeating: " ", count: margin + 2 * indent) }

    /// A text as a value: in quotes where a reader could take it for anything else.
    static func scalar(_ text: String) -> String {
        isPlain(text) && codeNumber(text) == nil ? text : quoted(text)
    }

    /// A code or name as a key: numbers stay bare.
    static func key(_ text: String) -> String {
        isPlain(text) || isBareNumber(text) ? text : quoted(text)
    }

    /// Whether a key can stand before its colon: the standard allows 1,024 characters.
    static func canBeKey(_ text: String) -> Bool { key(text).unicodeScalars.count <= 1_000 }

    /// A text, or its translations by language.
    static func localized(_ text: LocalizedText) -> String {
        guard text.translations.contains(where: { !$0.language.isEmpty }) else { return scalar(text.allTexts[0]) }
        return mapping(text.translations.map { (key($0.language), scalar($0.text)) })
    }

    /// Pairs, written already, in one line.
    static func mapping(_ pairs: [(String, String)]) -> String {
        "{" + pairs.map { "\($0): \($1)" }.joined(separator: ", ") + "}"
    }

    /// Texts in a comment stand in one line.
    private static func commentText(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.map { isPrintable($0) ? $0 : " " }))
    }

    /// `-8`, `1`, `0.5`, `-99...-90`.
    private static func isBareNumber(_ text: String) -> Bool {
        let ends = text.components(separatedBy: "...")
        return ends.count <= 2 && ends != ["", ""]
            && ends.allSatisfy { end in
                end.isEmpty && ends.count == 2 || codeNumber(end) != nil && plainText(codeNumber(end) ?? 0) == end
            } && text.first.map { $0 == "-" || $0.isNumber } == true
    }

    /// Words that YAML of one version or another takes for something else than a text.
    private static let words: Set<String> = [
        "y", "n", "yes", "no", "true", "false", "on", "off", "null", "nan", "inf",
    ]

    private static func isPlain(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last,
            isLetter(first) || first == "_", last != " ", !words.contains(text.lowercased())
        else { return false }
        return text.unicodeScalars.allSatisfy { isLetter($0) || "_-./()+ 0123456789".unicodeScalars.contains($0) }
    }

    private static func isLetter(_ scalar: UnicodeScalar) -> Bool {
        scalar.isASCII
            ? ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
            : (0x4E00...0x9FFF).contains(scalar.value) || (0xC0...0x24F).contains(scalar.value)
    }

    private static func isPrintable(_ scalar: UnicodeScalar) -> Bool {
        switch scalar.value {
        case 0x20...0x7E, 0xA0...0x2027, 0x202A...0xD7FF, 0xE000...0xFEFE, 0xFF00...0xFFFD, 0x10000...0x10FFFF: true
        default: false
        }
    }

    private static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\t": result += "\\t"
            case "\r": result += "\\r"
            case let scalar where isPrintable(scalar): result.unicodeScalars.append(scalar)
            default:
                let digits = String(scalar.value, radix: 16, uppercase: true)
                let width = scalar.value > 0xFFFF ? 8 : 4
                result += (width == 8 ? "\\U" : "\\u") + String(repeating: "0", count: width - digits.count) + digits
            }
        }
        return result + "\""
    }
}
