import Frame

/// Why files cannot be combined as declared. All wording of combinations is here, but for what is wrong with the declaration
/// itself, which stands with its reader.
enum CombinationError: Error {
    /// A cell of a key, to show what kind of key it is.
    struct KeyExample: Sendable, Equatable {
        let name: String
        let type: String
        let text: String
        let position: SourcePosition
    }

    /// A combination that is, by way of others, a part of itself.
    case containsItself([String], position: SourcePosition)
    case incomparableKeys(position: SourcePosition, KeyExample, KeyExample)
    case twoSpellings(
        position: SourcePosition, variable: String, String, SourcePosition, String, SourcePosition)
    case repeatedKeys(
        position: SourcePosition, cardinality: JoinDeclaration.Cardinality, name: String, isLeft: Bool, RepeatedKeys)
    case unmatchedRows(
        position: SourcePosition, path: String, JoinMatching.Unmatched, of: Int, [RepeatedKeys.Example])
    case textAndNumber(
        position: SourcePosition, variable: String, text: (position: SourcePosition, text: String), number: String)
    /// Dates with what is none, or, with a code, categories that differ.
    case otherMeaning(position: SourcePosition, variable: String, String, String, code: String?)
    case zerosLost(position: SourcePosition, variable: String, path: String)
    case personTwice(position: SourcePosition, rows: Int, [RepeatedKeys.Example])
    case unknownWave(
        position: SourcePosition, variable: String, value: String, place: SourcePosition, known: [String])
    case notConstant(position: SourcePosition, variable: String, persons: Int, [RepeatedKeys.Example])
    case tooManyRows(position: SourcePosition)
}

/// An error as a written report may tell it: keys of rows, which are somebody, are for the terminal only.
///
/// - Parameter path: of the data.
public func reportedDescription(of error: any Error, path: String) -> String {
    guard error is CombinationError else { return "\(error)" }
    return "\(path): its files do not go together as declared; `lbc combine \(path)` tells which rows."
}

extension CombinationError: CustomStringConvertible {
    var description: String {
        switch self {
        case .containsItself(let paths, let position):
            return
                "\(position): this combination is a part of itself: \(paths.joined(separator: " → ")). Break the circle."
        case .incomparableKeys(let position, let a, let b):
            return
                "\(position): the key '\(a.name)' is \(a.type) (\(a.position) holds '\(a.text)'), but '\(b.name)' is \(b.type) "
                + "(\(b.position) holds '\(b.text)'), so that no row could match. Join by a variable that both have."
        case .twoSpellings(let position, let name, let one, let first, let other, let second):
            return
                "\(position): the key '\(name)' holds '\(one)' (\(first)) and '\(other)' (\(second)), which are one number "
                + "but two texts. Write identifiers in one way."
        case .repeatedKeys(let position, let cardinality, let name, let isLeft, let repeated):
            let other = isLeft ? "m:1" : "1:m"
            let way =
                (isLeft ? cardinality == .oneToOne : cardinality != .manyToOne)
                ? ", or declare \(other) if that is what the rows are" : ""
            return
                "\(position): declared \(cardinality.rawValue), but in \(name) \(Self.counted(repeated.keys, "key")) "
                + "\(repeated.keys == 1 ? "occurs" : "occur") more than once, in \(repeated.rows) rows: "
                + "\(Self.list(repeated.examples, of: repeated.keys)). Remove what is there twice, add a variable that tells "
                + "the rows apart to 'by'\(isLeft || cardinality == .oneToOne ? way : "")."
        case .unmatchedRows(let position, let path, let unmatched, let all, let examples):
            return
                "\(position): \(Self.part(unmatched.count, of: all)) have no match in \(path)"
                + "\(Self.details(unmatched, examples)). Correct their keys, or declare 'unmatched: keep' or 'drop'."
        case .textAndNumber(let position, let name, let text, let number):
            return
                "\(position): '\(name)' is text at \(text.position) ('\(text.text)') but number in \(number). Correct the cells, "
                + "or take it as text in all files of 'append' (text: [\(name)]) and let the codebook say what the texts mean."
        case .otherMeaning(let position, let name, let one, let other, let code):
            let what =
                code.map { "the code \($0) of '\(name)' is not the same category" }
                ?? "'\(name)' is not the same kind of value"
            return
                "\(position): \(what) in \(one) and \(other). Combine the files as they were collected, and decode then."
        case .zerosLost(let position, let name, let path):
            return
                "\(position): '\(name)' cannot be taken as text: in \(path) all of it are numbers, some written with leading "
                + "zeros, which are lost. Leave it out of 'text', or give one cell of the file a letter."
        case .personTwice(let position, let rows, let examples):
            return
                "\(position): \(Self.counted(rows, "row")) of a person in a wave that has one already: "
                + "\(Self.list(examples, of: rows)). Remove what is there twice, or add to 'id' what tells the rows apart."
        case .unknownWave(let position, let name, let value, let place, let known):
            return
                "\(position): '\(name)' is '\(value)' at \(place), which is none of the waves declared: "
                + "\(known.joined(separator: ", ")). Add it under 'waves', or correct the cell."
        case .notConstant(let position, let name, let persons, let examples):
            return
                "\(position): '\(name)' is declared constant, but changes in \(persons) \(persons == 1 ? "person" : "persons"): "
                + "\(Self.list(examples, of: persons)). Correct the cells, or move it to 'variables'."
        case .tooManyRows(let position):
            return "\(position): more than 2,147,483,647 rows. Combine fewer files, or fewer waves."
        }
    }

    // MARK: Parts of sentences

    private static func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }

    private static func part(_ count: Int, of all: Int) -> String { "\(count) of \(counted(all, "row"))" }

    /// The first of several, with their places.
    private static func list(_ examples: [RepeatedKeys.Example], of count: Int) -> String {
        let texts = examples.map { example in
            let more = example.rows > example.positions.count ? ", …" : ""
            return "\(example.key) (\(example.positions.map(\.description).joined(separator: ", "))\(more))"
        }
        return texts.joined(separator: "; ") + (count > examples.count ? "; …" : "")
    }

    private static func details(
        _ unmatched: JoinMatching.Unmatched, _ examples: [RepeatedKeys.Example]
    ) -> String {
        var parts: [String] = []
        if !examples.isEmpty { parts.append(list(examples, of: unmatched.count - unmatched.keyless)) }
        if unmatched.keyless > 0 { parts.append("\(unmatched.keyless) without a key") }
        return parts.isEmpty ? "" : " (\(parts.joined(separator: "; ")))"
    }
}

/// What is told of rows that a combination leaves out or leaves empty.
extension CombinationError {
    static func unmatchedLeft(
        _ position: SourcePosition, _ path: String, _ unmatched: JoinMatching.Unmatched, of all: Int, isDropped: Bool,
        _ examples: [RepeatedKeys.Example]
    ) -> String {
        let done = isDropped ? "left out" : "kept, with what \(path) would add missing as not asked"
        return
            "\(position): \(part(unmatched.count, of: all)) \(unmatched.count == 1 ? "has" : "have") no match in \(path)"
            + "\(details(unmatched, examples)): \(done)."
    }

    static func unmatchedRight(
        _ position: SourcePosition, _ path: String, _ unmatched: JoinMatching.Unmatched, of all: Int,
        _ examples: [RepeatedKeys.Example]
    ) -> String {
        "\(position): \(part(unmatched.count, of: all)) of \(path) \(unmatched.count == 1 ? "matches" : "match") nothing"
            + "\(details(unmatched, examples)): left out."
    }

    static func comparedAsCodes(_ position: SourcePosition, _ text: KeyExample, _ path: String) -> String {
        "\(position): the key '\(text.name)' is text (\(text.position) holds '\(text.text)') on one side of the join with "
            + "\(path) and number on the other: compared as codes, where 1, 01 and 1.0 are the same."
    }

    /// What files of a step say differently of a variable.
    static func differences(_ position: SourcePosition, _ name: String, _ merged: MergedMetadata) -> [String] {
        var notices: [String] = []
        if !merged.otherLabels.isEmpty {
            let list = merged.otherLabels.prefix(3).map { "\($0.code) is '\($0.first)', later '\($0.other)'" }
            let more = merged.otherLabels.count > 3 ? ", …" : ""
            notices.append(
                "\(position): the files label values of '\(name)' differently: \(list.joined(separator: ", "))\(more). The first "
                    + "label counts; if the codes mean other things, translate them (codebook: waves).")
        }
        if !merged.otherMissing.isEmpty {
            var seen: Set<String> = []
            let codes = merged.otherMissing.filter { seen.insert($0).inserted }
            notices.append(
                "\(position): \(codes.joined(separator: ", ")) of '\(name)' \(codes.count == 1 ? "stands" : "stand") for no value "
                    + "in some of the files only, and \(codes.count == 1 ? "is" : "are") taken so in all.")
        }
        return notices
    }

    static func withoutPersonOrWave(_ position: SourcePosition, _ rows: Int) -> String {
        "\(position): \(counted(rows, "row")) without identifier or wave: left out."
    }

    /// What is said of rows that are held in memory though they should be read in blocks.
    static func heldInMemory(_ path: String) -> String {
        "\(path): a combination is held in memory, whatever --memory allows; write it to a file first (lbc combine \(path) "
            + "OUT.lbc) to read that in blocks."
    }
}

/// What is wrong with names in a declaration, once headers are known.
extension CombinationError {
    static func unknown(_ name: String, in place: String, known: [String]) -> String {
        let hint =
            nearestName(to: name, among: known).map { "Did you mean '\($0)'?" }
            ?? "There are: \(known.prefix(15).joined(separator: ", "))\(known.count > 15 ? ", … (\(known.count) in all)" : "")."
        return "no column is called '\(name)' in \(place). \(hint)"
    }

    static func takenName(_ name: String, by path: String) -> String {
        "two columns of \(path) would be called '\(name)'; give one another name under 'rename', or leave it out of 'columns'."
    }

    static func bothHave(_ name: String, _ path: String) -> String {
        "'\(name)' is there already, and in \(path), too. Give the latter another name (rename: {\(name): NAME}), name the "
            + "columns to add without it (columns: […]), or join by it."
    }

    static func waveThere(_ name: String, in path: String) -> String {
        "'\(name)' is a column of \(path) already. Give the new variable another name, or leave out 'wave' and give the files "
            + "as a list."
    }

    static func usedTwice(_ name: String) -> String {
        "'\(name)' is used twice in this step; it has one place only."
    }

    static func nameMade(_ name: String) -> String {
        "this step would make a second column called '\(name)'. Rename the one there is, where its file is named."
    }

    static func wavesUnknown(_ name: String) -> String {
        "the values of '\(name)' are not known before the data are read. Name them: waves: [1, 2, 3]."
    }
}
