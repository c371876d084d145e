import Frame

/// Takes a SAS program apart into statements. Comments are left out; macro statements are left out and counted; lines of data
/// after `DATALINES` are left out.
struct SASStatements {
    private let characters: [UnicodeScalar]
    private let file: String
    private var place = 0
    private var line = 1
    private var column = 1
    /// Where the first macro statement stands, and how many there are.
    private(set) var macros: (first: SourcePosition, count: Int)?

    init(_ text: String, file: String) {
        characters = Array(text.unicodeScalars)
        self.file = file
    }

    private var position: SourcePosition { SourcePosition(file: file, line: line, column: column) }
    private var upcoming: UnicodeScalar? { place < characters.count ? characters[place] : nil }

    private func peek(_ distance: Int) -> UnicodeScalar? {
        place + distance < characters.count ? characters[place + distance] : nil
    }

    @discardableResult
    private mutating func take() -> UnicodeScalar {
        let character = characters[place]
        place += 1
        if character == "\n" {
            line += 1
            column = 1
        } else {
            column += 1
        }
        return character
    }

    /// The next statement; `nil` at the end.
    ///
    /// - Throws: ``FileFormatError/program(at:_:)`` for a comment or a quote that is never closed, and for a statement without a
    ///   semicolon.
    mutating func next() throws(FileFormatError) -> ProgramStatement? {
        while true {
            try skipSpace()
            guard let first = upcoming else { return nil }
            if first == "*" || first == "%" {
                // A comment runs to its semicolon, whatever quotes are in it.
                if first == "%", peek(1) != "*" { macros = (macros?.first ?? position, (macros?.count ?? 0) + 1) }
                skip(past: ";")
                continue
            }
            if first == ";" {
                take()
                continue
            }
            let statement = try statement()
            if ["DATALINES", "CARDS", "LINES", "DATALINES4", "CARDS4"].contains(statement.keyword) { skip(past: ";") }
            return statement
        }
    }

    private mutating func statement() throws(FileFormatError) -> ProgramStatement {
        let start = position
        var tokens: [ProgramToken] = []
        while true {
            try skipSpace()
            guard let character = upcoming else { throw .program(at: start, .noSemicolon) }
            if character == ";" {
                take()
                return ProgramStatement(position: start, tokens: tokens)
            }
            tokens.append(try token(character))
        }
    }

    private mutating func token(_ first: UnicodeScalar) throws(FileFormatError) -> ProgramToken {
        let start = position
        if first == "'" || first == "\"" { return ProgramToken(kind: .text(try quoted()), position: start) }
        guard Self.isWord(first) else { return ProgramToken(kind: .sign(Character(take())), position: start) }
        var word = String.UnicodeScalarView()
        while let character = upcoming, Self.isWord(character) { word.append(take()) }
        return ProgramToken(kind: .word(String(word)), position: start)
    }

    private static func isWord(_ character: UnicodeScalar) -> Bool {
        character.properties.isAlphabetic || "0123456789_.$#&".unicodeScalars.contains(character)
    }

    /// A text in quotes; a doubled quote in it is one.
    private mutating func quoted() throws(FileFormatError) -> String {
        let start = position
        let quote = take()
        var text = String.UnicodeScalarView()
        while let character = upcoming {
            take()
            if character != quote {
                text.append(character)
            } else if upcoming == quote {
                text.append(take())
            } else {
                return String(text)
            }
        }
        throw .program(at: start, .openQuote)
    }

    private mutating func skipSpace() throws(FileFormatError) {
        while let character = upcoming {
            if character.properties.isWhitespace || character.value < 0x20 || character == "\u{FEFF}" {
                take()
            } else if character == "/", peek(1) == "*" {
                let start = position
                take()
                take()
                while upcoming != "*" || peek(1) != "/" {
                    guard upcoming != nil else { throw .program(at: start, .openComment) }
                    take()
                }
                take()
                take()
            } else {
                return
            }
        }
    }

    private mutating func skip(past end: UnicodeScalar) {
        while upcoming != nil {
            if take() == end { return }
        }
    }
}
