import Frame

/// Follows the statements of a SAS program that say where columns stand and what they mean.
struct SASProgramReader {
    var statements: SASStatements
    let file: String

    /// The columns of the `INPUT` statement, in its order, and where it stands.
    var input: (fields: [FixedField], position: SourcePosition)?
    /// Names as they are first written, by their capitals, in order.
    var names: [String: String] = [:]
    var order: [String] = []
    /// Everything by the capitals of its name.
    var labels: [String: String] = [:]
    var formats: [String: String] = [:]
    var texts: Set<String> = []
    var valueSets: [String: [ValueLabel]] = [:]

    var longestLine: Int?
    var isPadded = false

    /// Ranges that labels cannot be given for, by value set.
    var ranges: [String] = []
    /// Informats that are read as text, with the variables.
    var textual: [(informat: String, variable: String)] = []
    /// Statements that compute.
    var computing: (first: SourcePosition, keywords: [String], count: Int)?
    private var computingKeywords: Set<String> = []
    /// How many names stand in lists so far.
    var listedNames = 0
    var skippedRows: (position: SourcePosition, first: Int)?

    private enum Step { case outside, formats, data }
    private var step = Step.outside

    init(_ text: String, file: String) {
        statements = SASStatements(text, file: file)
        self.file = file
    }

    /// - Throws: ``FileFormatError/program(at:_:)``.
    consuming func read() throws(FileFormatError) -> ImportProgram {
        while let statement = try statements.next() { try follow(statement) }
        guard input != nil || !order.isEmpty || !valueSets.isEmpty else {
            throw .program(at: SourcePosition(whole: file), .noProgram)
        }
        let fields = (input?.fields ?? []).map { field in
            FixedField(
                name: field.name, bytes: field.bytes,
                isText: field.isText || texts.contains(field.name.uppercased()), decimals: field.decimals)
        }
        let needed = fields.map(\.bytes.upperBound).max() ?? 0
        let layout = FixedLayout(
            fields: fields, longestLine: longestLine.map { max($0, needed) }, isPadded: isPadded)
        return ImportProgram(
            layout: fields.isEmpty ? nil : layout, metadata: order.map(metadata), notices: notices)
    }

    private mutating func follow(_ statement: ProgramStatement) throws(FileFormatError) {
        switch statement.keyword {
        case "PROC":
            step = statement.tokens.dropFirst().first?.word?.uppercased() == "FORMAT" ? .formats : .outside
        case "DATA": step = .data
        case "RUN", "QUIT": step = .outside
        case "VALUE" where step == .formats: try readValues(statement)
        case "INFILE", "FILENAME": readFile(statement)
        case "INPUT" where step != .formats: try readInput(statement)
        case "LABEL" where step != .formats: readLabels(statement)
        case "FORMAT" where step != .formats: try readFormats(statement)
        case "LENGTH", "INFORMAT": try readTypes(statement)
        default:
            guard step == .data, !Self.silent.contains(statement.keyword) else { return }
            let keyword = statement.keyword.isEmpty ? statement.tokens[0].text : statement.keyword
            if computing == nil { computing = (statement.position, [], 0) }
            if computingKeywords.insert(keyword).inserted { computing?.keywords.append(keyword) }
            computing?.count += 1
        }
    }

    /// Statements of a data step that change no value.
    private static let silent: Set<String> = [
        "TITLE", "TITLE1", "TITLE2", "FOOTNOTE", "OPTIONS", "LIBNAME", "DATALINES", "CARDS", "OUTPUT", "RETURN",
        "ATTRIB",
    ]

    /// Takes down a name.
    mutating func note(_ name: String) {
        let key = name.uppercased()
        guard names[key] == nil else { return }
        names[key] = name
        order.append(key)
    }

    private func metadata(_ key: String) -> VariableMetadata {
        let format = formats[key]
        let set = format.flatMap { valueSets[Self.setName($0)] }
        let isText = texts.contains(key)
        return VariableMetadata(
            name: names[key] ?? key, label: labels[key].map { LocalizedText($0) }, kind: isText ? .text : nil,
            valueLabels: set ?? [], format: set == nil ? format : nil)
    }

    /// The value set that a format names: `SCP001X.` or `$YN4.` with a width.
    static func setName(_ format: String) -> String {
        String(format.uppercased().prefix { $0 != "." })
    }

    // MARK: Statements without a file of their own

    private mutating func readFile(_ statement: ProgramStatement) {
        let tokens = statement.tokens
        for (place, token) in tokens.enumerated() {
            guard let word = token.word?.uppercased() else { continue }
            let number = place + 2 < tokens.count && tokens[place + 1].isSign("=") ? tokens[place + 2].word : nil
            switch word {
            case "PAD", "MISSOVER", "TRUNCOVER": isPadded = true
            case "LRECL": longestLine = number.flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil }
            case "FIRSTOBS":
                if let first = number.flatMap({ Int($0) }), first > 1 { skippedRows = (token.position, first) }
            default: break
            }
        }
    }

    private mutating func readLabels(_ statement: ProgramStatement) {
        let tokens = Array(statement.tokens.dropFirst())
        for place in tokens.indices where place + 2 < tokens.count && tokens[place + 1].isSign("=") {
            guard let name = tokens[place].word, case .text(let label) = tokens[place + 2].kind else { continue }
            note(name)
            labels[name.uppercased()] = label
        }
    }

    private mutating func readFormats(_ statement: ProgramStatement) throws(FileFormatError) {
        for (names, format) in try groups(statement.tokens.dropFirst(), isEnd: { $0.contains(".") }) {
            for name in names {
                note(name)
                formats[name.uppercased()] = format
                if format.hasPrefix("$") { texts.insert(name.uppercased()) }
            }
        }
    }

    /// Lengths and informats, of which it matters which variables are texts.
    private mutating func readTypes(_ statement: ProgramStatement) throws(FileFormatError) {
        let isLength = statement.keyword == "LENGTH"
        let end = { (word: String) in
            word.contains(".") || word.hasPrefix("$") || (isLength && word.allSatisfy(\.isNumber))
        }
        for (names, type) in try groups(statement.tokens.dropFirst(), isEnd: end) where type.hasPrefix("$") {
            texts.formUnion(names.map { $0.uppercased() })
        }
    }

    /// Lists of names, each with the word that follows it.
    private mutating func groups(
        _ tokens: ArraySlice<ProgramToken>, isEnd: (String) -> Bool
    ) throws(FileFormatError) -> [(names: [String], end: String)] {
        var groups: [([String], String)] = []
        var pending: [ProgramToken] = []
        for token in tokens {
            if let word = token.word, isEnd(word) {
                if !pending.isEmpty { groups.append((try expanded(pending), word)) }
                pending = []
            } else {
                pending.append(token)
            }
        }
        return groups
    }
}
