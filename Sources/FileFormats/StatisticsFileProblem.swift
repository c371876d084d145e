/// What can be wrong with a file of Stata, SPSS or SAS.
public enum StatisticsFileProblem: Sendable, Equatable {
    case unknownFormat
    /// The library cannot make sense of it.
    case unreadable(format: String, reason: String)
    /// The header speaks of more rows than there can be.
    case tooFewBytes(format: String, rows: Int, bytes: Int)
    /// The last row ends too early.
    case cutRow(format: String, bytes: Int, width: Int)
    /// More than one data set in a file, of which the rows cannot be told apart.
    case severalMembers(format: String, names: [String])
    /// Texts are not plain, and the file does not say how they are written.
    case unknownEncoding(format: String, guess: TextEncoding?)
    /// Texts are not written in the encoding that is stated or declared.
    case wrongEncoding(format: String)
    case repeatedName(format: String, name: String)
    /// A catalog of SAS named for data that are not of SAS.
    case catalogOfOther(data: String)
    /// Something that a kind of file cannot hold.
    case unwritable(format: String, what: String)

    /// The message, without the path.
    var description: String {
        switch self {
        case .unknownFormat:
            return "this is no file of Stata, SPSS or SAS."
        case .unreadable(let format, let reason):
            let what = reason.prefix(1).lowercased() + reason.dropFirst()
            return "\(format), but it cannot be read: \(what). It may be damaged or cut short: copy or export it again."
        case .tooFewBytes(let format, let rows, let bytes):
            return
                "\(format) whose header speaks of \(rows) rows, which its \(bytes) bytes cannot hold. It is damaged or "
                + "cut short: copy or export it again."
        case .cutRow(let format, let bytes, let width):
            return "\(format) whose last row has \(bytes) of \(width) bytes. It is cut short: copy or export it again."
        case .severalMembers(let format, let names):
            return
                "\(format) of \(names.count) data sets (\(names.prefix(10).joined(separator: ", "))\(names.count > 10 ? ", …" : "")), "
                + "where one is expected. Export each to a file of its own."
        case .unknownEncoding(let format, let guess):
            let hint = guess.map { " They look like \($0.rawValue)." } ?? ""
            let example = guess?.rawValue ?? "GB18030"
            return
                "\(format) that does not say how its texts are written, as Stata up to release 13 leaves it, and not all "
                + "of them are plain ASCII.\(hint) Name the encoding: --encoding \(example), or in the codebook "
                + "`file: {encoding: \(example)}`."
        case .wrongEncoding(let format):
            return "\(format) with texts that are not written in the encoding it states, or that was declared. "
                + "Name another one (--encoding): \(TextEncoding.knownNames.joined(separator: ", "))."
        case .repeatedName(let format, let name):
            return
                "\(format) in which \(name.isEmpty ? "a variable has no name" : "two variables are called '\(name)'"). "
                + "It is damaged: copy or export it again."
        case .catalogOfOther(let data):
            return "a SAS catalog, whose labels belong to the formats of a .sas7bdat file, but \(data) is none."
        case .unwritable(let format, let what):
            return "\(format) cannot hold \(what)."
        }
    }
}
