import Frame

/// A statement of an import program: words, texts in quotes and signs, up to its semicolon.
struct ProgramStatement {
    let position: SourcePosition
    /// At least one.
    let tokens: [ProgramToken]

    /// The first word, in capitals; empty where the statement begins with something else.
    var keyword: String {
        if case .word(let word) = tokens[0].kind { return word.uppercased() }
        return ""
    }
}

/// A piece of a statement.
struct ProgramToken: Equatable {
    enum Kind: Equatable {
        /// A name, a number or a format: whatever letters, digits and `_ . $ # &` are put together.
        case word(String)
        /// What stood in quotes.
        case text(String)
        case sign(Character)
    }

    let kind: Kind
    let position: SourcePosition

    /// The token as it is quoted in messages.
    var text: String {
        switch kind {
        case .word(let word): word
        case .text(let text): "'\(text)'"
        case .sign(let sign): String(sign)
        }
    }

    var word: String? {
        if case .word(let word) = kind { return word }
        return nil
    }

    func isSign(_ sign: Character) -> Bool { kind == .sign(sign) }
}
