import Frame

/// A word of a formula.
struct FormulaToken: Equatable {
    enum Kind: Equatable {
        case name(String)
        case number(Double)
        case symbol(String)
        case end
    }

    let kind: Kind
    /// The place of its first character, from 1.
    let column: Int

    /// How a message shows the token.
    var shown: String {
        switch kind {
        case .name(let name): "'\(name)'"
        case .number(let number): "'\(plainText(number))'"
        case .symbol(let symbol): "'\(symbol)'"
        case .end: "the end"
        }
    }

    private static let symbols: Set<Character> = ["~", "+", "-", "*", ":", "^", "(", ")"]

    /// Cuts `source` into words. Names may be in any script; backquotes hold a name with spaces or operators.
    static func tokens(_ source: String) throws(FormulaError) -> [FormulaToken] {
        let characters = Array(source)
        var tokens: [FormulaToken] = []
        var index = 0
        while index < characters.count {
            let start = index
            let first = characters[index]
            index += 1
            if first.isWhitespace { continue }
            let kind: Kind
            if first == "`" {
                guard let end = characters[index...].firstIndex(of: "`") else {
                    throw .unexpected(
                        found: "'`'", expected: "a closing '`' later on", formula: source, column: start + 1)
                }
                kind = .name(String(characters[index..<end]))
                index = end + 1
            } else if first.isLetter || first == "_" || first == "." {
                while index < characters.count, continuesName(characters[index]) { index += 1 }
                kind = .name(String(characters[start..<index]))
            } else if isDigit(first) {
                while index < characters.count, isDigit(characters[index]) { index += 1 }
                kind = .number(Double(String(characters[start..<index])) ?? .nan)
            } else if symbols.contains(first) {
                kind = .symbol(String(first))
            } else {
                throw .unexpected(
                    found: "'\(first)'", expected: "a variable or one of ~ + - * : ^ ( )", formula: source,
                    column: start + 1)
            }
            tokens.append(FormulaToken(kind: kind, column: start + 1))
        }
        return tokens + [FormulaToken(kind: .end, column: characters.count + 1)]
    }

    /// 0 to 9. Other numerals, such as 三, are letters of a name.
    private static func isDigit(_ character: Character) -> Bool {
        character.isASCII && character.isNumber
    }

    private static func continuesName(_ character: Character) -> Bool {
        character.isLetter || character.isNumber || character == "_" || character == "."
    }
}
