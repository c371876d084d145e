import Frame

extension SASProgramReader {
    /// Reads where columns stand: `NAME $ 1 - 4 .2`, `@5 NAME $CHAR8.`, `(A1-A5) (2.)`.
    mutating func readInput(_ statement: ProgramStatement) throws(FileFormatError) {
        if let input { throw .program(at: statement.position, .secondInput(first: input.position)) }
        var tokens = statement.tokens.dropFirst()
        var fields: [FixedField] = []
        // The place in the line, counted from 1.
        var place = 1
        while let token = tokens.popFirst() {
            switch token.kind {
            case .sign("@"):
                guard let number = tokens.popFirst()?.word.flatMap({ Int($0) }), number > 0 else {
                    throw .program(at: token.position, .pointer)
                }
                place = number
            case .sign("+"):
                guard let number = tokens.popFirst()?.word.flatMap({ Int($0) }), number <= FixedField.longestLine else {
                    throw .program(at: token.position, .pointer)
                }
                place += number
            case .sign("/"): throw .program(at: token.position, .severalLines)
            case .sign("("): try readGroup(token, &tokens, &place, &fields)
            case .word(let word) where word.hasPrefix("#"): throw .program(at: token.position, .severalLines)
            case .word(let name) where name.first?.isLetter == true || name.first == "_":
                fields.append(try field(name, token, &tokens, &place))
            default: throw .program(at: token.position, .unexpected(token.text, after: "INPUT"))
            }
        }
        var seen: Set<String> = []
        for field in fields where !seen.insert(field.name.uppercased()).inserted {
            throw .program(at: statement.position, .readTwice(field.name))
        }
        guard !fields.isEmpty else { throw .program(at: statement.position, .listInput(statement.keyword)) }
        for field in fields { note(field.name) }
        for field in fields where field.isText { texts.insert(field.name.uppercased()) }
        input = (fields, statement.position)
    }

    /// A field by columns or by a format, whose name has been read.
    private mutating func field(
        _ name: String, _ token: ProgramToken, _ tokens: inout ArraySlice<ProgramToken>, _ place: inout Int
    ) throws(FileFormatError) -> FixedField {
        var isText = false
        if tokens.first?.word == "$" {
            isText = true
            tokens.removeFirst()
        }
        guard let word = tokens.first?.word else { throw .program(at: token.position, .listInput(name)) }
        guard let first = Int(word) else {
            guard let informat = SASInformat(word), !isText else {
                throw .program(at: token.position, .listInput(name))
            }
            tokens.removeFirst()
            return try field(name, informat, word, token.position, &place)
        }
        tokens.removeFirst()
        var last = first
        if tokens.first?.isSign("-") == true {
            tokens.removeFirst()
            guard let end = tokens.popFirst()?.word.flatMap({ Int($0) }) else {
                throw .program(at: token.position, .noEnd(name))
            }
            last = end
        }
        guard first >= 1, first <= last, last <= FixedField.longestLine else {
            throw .program(at: token.position, .columns(name, first, last))
        }
        var decimals = 0
        if let fraction = tokens.first?.word, fraction.first == ".", let digits = Int(fraction.dropFirst()) {
            decimals = digits
            tokens.removeFirst()
        }
        try refuse(decimals, token.position)
        place = last + 1
        return FixedField(name: name, bytes: first - 1..<last, isText: isText, decimals: decimals)
    }

    private mutating func field(
        _ name: String, _ informat: SASInformat, _ word: String, _ position: SourcePosition, _ place: inout Int
    ) throws(FileFormatError) -> FixedField {
        guard informat.kind != .binary else { throw .program(at: position, .binary(word, variable: name)) }
        if informat.kind == .other { textual.append((word, name)) }
        try refuse(informat.decimals, position)
        let start = place - 1
        place += informat.width
        guard place <= FixedField.longestLine + 1 else {
            throw .program(at: position, .columns(name, start + 1, place - 1))
        }
        return FixedField(
            name: name, bytes: start..<start + informat.width, isText: informat.kind != .number,
            decimals: informat.decimals)
    }

    private func refuse(_ decimals: Int, _ position: SourcePosition) throws(FileFormatError) {
        guard (0...FixedField.mostDecimals).contains(decimals) else {
            throw .program(at: position, .decimals(decimals))
        }
    }

    /// Names in parentheses, with the formats they take in turn.
    private mutating func readGroup(
        _ open: ProgramToken, _ tokens: inout ArraySlice<ProgramToken>, _ place: inout Int, _ fields: inout [FixedField]
    ) throws(FileFormatError) {
        let names = try expanded(try group(open, &tokens))
        guard let second = tokens.popFirst(), second.isSign("(") else { throw .program(at: open.position, .noFormats) }
        let words = try group(second, &tokens)
        let informats = words.compactMap { token in token.word.flatMap { SASInformat($0) } }
        guard informats.count == words.count, !informats.isEmpty else {
            throw .program(at: second.position, .noFormats)
        }
        for (number, name) in names.enumerated() {
            let turn = number % informats.count
            fields.append(try field(name, informats[turn], words[turn].text, open.position, &place))
        }
    }

    private func group(
        _ open: ProgramToken, _ tokens: inout ArraySlice<ProgramToken>
    ) throws(FileFormatError) -> [ProgramToken] {
        var group: [ProgramToken] = []
        while let token = tokens.popFirst() {
            if token.isSign(")") { return group }
            if !token.isSign(",") { group.append(token) }
        }
        throw .program(at: open.position, .openParenthesis)
    }

    /// No list of names is longer, nor are all lists of a program together.
    private static let mostNames = 100_000
    private static let mostListedNames = 1_000_000

    /// Names, with `A1-A5` as five of them and `A--C` as all from A to C in the order known.
    mutating func expanded(_ tokens: [ProgramToken]) throws(FileFormatError) -> [String] {
        var found: [String] = []
        var place = 0
        while place < tokens.count {
            let token = tokens[place]
            guard let name = token.word else {
                throw .program(at: token.position, .unexpected(token.text, after: found.last ?? "("))
            }
            let dashes = tokens[(place + 1)...].prefix { $0.isSign("-") }.count
            guard dashes > 0 else {
                found.append(name)
                place += 1
                continue
            }
            guard place + dashes + 1 < tokens.count, let end = tokens[place + dashes + 1].word,
                let list = dashes == 1 ? Self.numbered(name, end) : named(name, end)
            else { throw .program(at: token.position, .noList(name)) }
            listedNames += list.count
            guard listedNames <= Self.mostListedNames else {
                throw .program(at: token.position, .manyNames(Self.mostListedNames))
            }
            found += list
            place += dashes + 2
        }
        return found
    }

    /// `A08`, `A09`, `A10`.
    private static func numbered(_ first: String, _ last: String) -> [String]? {
        func parts(_ name: String) -> (stem: Substring, digits: Substring) {
            let stem = name.prefix(name.count - (name.reversed().firstIndex { !$0.isNumber } ?? name.count))
            return (stem, name.dropFirst(stem.count))
        }
        let (a, b) = (parts(first), parts(last))
        guard a.stem.uppercased() == b.stem.uppercased(), let from = Int(a.digits), let to = Int(b.digits), from <= to,
            to - from < mostNames
        else { return nil }
        let width = a.digits.hasPrefix("0") ? a.digits.count : 1
        return (from...to).map { number in
            let digits = String(number)
            return a.stem + String(repeating: "0", count: max(0, width - digits.count)) + digits
        }
    }

    private func named(_ first: String, _ last: String) -> [String]? {
        guard let from = order.firstIndex(of: first.uppercased()), let to = order.firstIndex(of: last.uppercased()),
            from <= to
        else { return nil }
        return order[from...to].map { names[$0] ?? $0 }
    }
}
