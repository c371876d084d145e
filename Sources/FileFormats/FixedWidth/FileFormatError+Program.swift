public import Frame

/// What can be wrong with an import program.
public enum ProgramProblem: Sendable, Equatable {
    case noProgram
    case noSemicolon
    case openQuote
    case openComment
    case openParenthesis
    case unnamedValues
    case noLabel(set: String)
    case secondInput(first: SourcePosition)
    case severalLines
    /// A variable read without saying where it stands.
    case listInput(String)
    case pointer
    case noEnd(String)
    case columns(String, Int, Int)
    case decimals(Int)
    case noFormats
    case noList(String)
    case manyNames(Int)
    case binary(String, variable: String)
    case readTwice(String)
    case unexpected(String, after: String)

    /// The problem and the remedy, as sentences.
    var message: String {
        switch self {
        case .noProgram:
            "this is no program that says where columns stand or what they mean. A SAS program is expected, with INPUT, "
                + "LABEL or PROC FORMAT."
        case .noSemicolon: "the statement that begins here has no end. End it with a semicolon."
        case .openQuote: "the quote opened here is never closed. Close it, or double a quote that is part of a text."
        case .openComment: "the comment that begins here has no end. End it with */."
        case .openParenthesis: "the parenthesis opened here is never closed."
        case .unnamedValues: "VALUE needs the name of a set of labels, as VALUE YESNO 1 = 'Yes' 2 = 'No';"
        case .noLabel(let set): "a value of \(set) has no label. Write it as 1 = 'label'."
        case .secondInput(let first):
            "a second INPUT (the first is at \(first)): one kind of line can be read. Keep the one of the lines to be read."
        case .severalLines: "a record of several lines cannot be read. Write each record on one line."
        case .listInput(let name):
            "it is not said where '\(name)' stands. Give its columns, as \(name) 1-4, or a format with a width, as @1 \(name) 4."
        case .pointer: "the place to go to must be a number, as in @15 or +2."
        case .noEnd(let name): "the columns of '\(name)' have no end. Write them as \(name) 1-4."
        case .columns(let name, let first, let last):
            "'\(name)' cannot stand in columns \(first) to \(last): columns are counted from 1 to \(FixedField.longestLine), "
                + "and the first comes first."
        case .decimals(let count):
            "\(count) decimals are more than a number has; there may be 0 to \(FixedField.mostDecimals)."
        case .noFormats: "names in parentheses need formats in parentheses, as (A1-A5) (2.)."
        case .noList(let name): "the list that begins with '\(name)' has no end, or no names between its ends."
        case .manyNames(let most):
            "the lists of names up to here stand for more than \(most) names. Leave out those that are not needed."
        case .binary(let format, let variable):
            "'\(variable)' is stored as binary numbers (\(format)), which cannot be read from text. Leave it out."
        case .readTwice(let name): "'\(name)' is read twice. Give one of them another name."
        case .unexpected(let found, let place): "'\(found)' is not expected after \(place)."
        }
    }
}

extension SASProgramReader {
    /// What the program says that is not followed.
    var notices: [String] {
        var notices: [String] = []
        if let macros = statements.macros {
            notices.append(
                "\(macros.first): macros are not carried out (\(macros.count) statement\(macros.count == 1 ? "" : "s"))."
            )
        }
        if let computing {
            notices.append(
                "\(computing.first): statements that compute are not carried out (\(computing.count), with "
                    + "\(Self.list(computing.keywords))): columns are read as the file holds them.")
        }
        if let skippedRows {
            notices.append(
                "\(skippedRows.position): FIRSTOBS=\(skippedRows.first) is not followed. Leave the lines before out with "
                    + "--skip-lines \(skippedRows.first - 1).")
        }
        if !textual.isEmpty {
            notices.append(
                "\(file): read as text, since its values are no plain numbers: "
                    + "\(Self.list(textual.map { "\($0.variable) (\($0.informat))" })). Declare dates in a codebook (type: date)."
            )
        }
        if !ranges.isEmpty {
            notices.append("\(file): labels of ranges are left out, those of single values kept: \(Self.list(ranges)).")
        }
        return notices
    }

    /// Some of a list, and how many more there are.
    private static func list(_ texts: [String]) -> String {
        texts.prefix(5).joined(separator: ", ") + (texts.count > 5 ? " and \(texts.count - 5) more" : "")
    }
}
