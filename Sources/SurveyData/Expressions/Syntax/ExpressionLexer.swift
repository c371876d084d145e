import Frame

/// Cuts an expression into words.
struct ExpressionLexer {
    private let characters: [Character]
    private let position: SourcePosition
    private var index = 0

    /// Longer symbols first, so that `<=` is not read as `<`.
    private static let symbols = [
        "...", "==", "!=", "<=", ">=", "->", "&&", "||", "<", ">", "=", "+", "-", "*", "/", "^", "(", ")", "[", "]",
        "{", "}", ",", ":", "!", "&", "|",
    ]
    /// Other ways to write the words of logic.
    private static let synonyms = ["&&": "and", "&": "and", "||": "or", "|": "or", "!": "not", "{": "[", "}": "]"]
    private static let words: Set<String> = ["and", "or", "not", "in"]

    /// More characters than any real expression; a guard against texts made to exhaust the memory.
    private static let longestSource = 100_000

    static func tokens(_ source: String, at position: SourcePosition) throws(ConfigurationIssue) -> [ExpressionToken] {
        guard source.utf8.count <= 8 * longestSource, source.count <= longestSource else {
            throw ConfigurationIssue(
                position: position, message: "the expression is longer than \(longestSource) characters. Shorten it.")
        }
        var lexer = ExpressionLexer(characters: Array(source), position: position)
        var tokens: [ExpressionToken] = []
        repeat { tokens.append(try lexer.next()) } while tokens.last?.kind != .end
        return tokens
    }

    private init(characters: [Character], position: SourcePosition) {
        self.characters = characters
        self.position = position
    }

    private mutating func next() throws(ConfigurationIssue) -> ExpressionToken {
        while index < characters.count, characters[index].isWhitespace { index += 1 }
        let start = index
        guard index < characters.count else { return ExpressionToken(kind: .end, offset: start) }
        let first = characters[index]
        if first.isDigit || (first == "." && characters[safe: index + 1]?.isDigit == true) {
            return ExpressionToken(kind: .number(try number()), offset: start)
        }
        if first == "\"" || first == "'" { return ExpressionToken(kind: .text(try quoted(by: first)), offset: start) }
        if first == "`" { return ExpressionToken(kind: .name(try quoted(by: first)), offset: start) }
        if Self.startsName(first) {
            if first == "d", characters[safe: index + 1] == "\"" || characters[safe: index + 1] == "'" {
                index += 1
                return ExpressionToken(kind: .date(try day(from: start)), offset: start)
            }
            while index < characters.count, Self.continuesName(characters[index]), !matches("...") { index += 1 }
            let name = String(characters[start..<index])
            return ExpressionToken(kind: Self.words.contains(name) ? .symbol(name) : .name(name), offset: start)
        }
        for symbol in Self.symbols where matches(symbol) {
            index += symbol.count
            return ExpressionToken(kind: .symbol(Self.synonyms[symbol] ?? symbol), offset: start)
        }
        throw issue("'\(first)' has no meaning here.", at: start)
    }

    static func startsName(_ character: Character) -> Bool {
        character.isLetter || character == "_"
    }

    static func continuesName(_ character: Character) -> Bool {
        startsName(character) || character.isNumber || character == "."
    }

    private func matches(_ symbol: String) -> Bool {
        var place = index
        for character in symbol {
            guard place < characters.count, characters[place] == character else { return false }
            place += 1
        }
        return true
    }

    /// The day within the quotes of `d"2016-07-01"`, whose `d` stands at `start`.
    private mutating func day(from start: Int) throws(ConfigurationIssue) -> Double {
        let text = try quoted(by: characters[index])
        guard let day = TemporalFormat(.date, pattern: TemporalFormat.standardPattern(.date))?.value(text) else {
            throw issue("'\(text)' is no day of the calendar; write d\"2016-07-01\".", at: start)
        }
        return day
    }

    private mutating func number() throws(ConfigurationIssue) -> Double {
        let start = index
        while index < characters.count, characters[index].isDigit || characters[index] == ".", !matches("...") {
            index += 1
        }
        if let mark = characters[safe: index], mark == "e" || mark == "E" {
            var end = index + 1
            if let sign = characters[safe: end], sign == "+" || sign == "-" { end += 1 }
            if characters[safe: end]?.isDigit == true {
                while end < characters.count, characters[end].isDigit { end += 1 }
                index = end
            }
        }
        let text = String(characters[start..<index])
        guard let value = Double(text) else { throw issue("'\(text)' is not a number.", at: start) }
        guard value.isFinite else { throw issue("'\(text)' is larger than any number that can be kept.", at: start) }
        return value
    }

    private mutating func quoted(by quote: Character) throws(ConfigurationIssue) -> String {
        let start = index
        index += 1
        while index < characters.count, characters[index] != quote { index += 1 }
        guard index < characters.count else { throw issue("the \(quote) opened here is never closed.", at: start) }
        index += 1
        return String(characters[(start + 1)..<(index - 1)])
    }

    private func issue(_ message: String, at offset: Int) -> ConfigurationIssue {
        ConfigurationIssue(
            position: position.advanced(by: offset), message: message)
    }
}

extension Character {
    /// 0 to 9. Other numerals, such as 三, are letters of a name.
    var isDigit: Bool { isASCII && isNumber }
}

extension Array {
    /// The element at `index`, if there is one.
    subscript(safe index: Int) -> Element? {
        indices.contains(index) ? self[index] : nil
    }
}
