/// What was mended while a delimited text file was read, and should be known.
public enum CSVNotice: Sendable, Equatable {
    /// Columns of the same name were given different ones.
    case duplicateNames(path: String, [Renamed])
    /// Records with another number of fields were filled up or left out, as was asked for.
    case raggedRows(
        path: String, expected: Int, examples: [FileFormatError.RaggedRow], total: Int, isSkipped: Bool)

    /// Lines of another length than the positions of a fixed-width file need were filled up or left out, as was asked for.
    case lineLengths(
        path: String, expected: Int, examples: [FileFormatError.RaggedRow], total: Int, isSkipped: Bool)

    /// A name that several columns bear, with their places counted from 1 and the names they were given.
    public struct Renamed: Sendable, Equatable {
        public let name: String
        public let places: [Int]
        public let names: [String]
    }
}

extension CSVNotice: CustomStringConvertible {
    public var description: String {
        switch self {
        case .duplicateNames(let path, let renamed):
            let list = renamed.map { column in
                "'\(column.name)' (columns \(column.places.map(String.init).joined(separator: ", "))) as "
                    + column.names.joined(separator: ", ")
            }
            return "\(path): some column names are repeated; they are read as follows: "
                + "\(list.joined(separator: "; "))."
        case .raggedRows(let path, let expected, let examples, let total, let isSkipped):
            let rows = total == 1 ? "1 row" : "\(total) rows"
            let done = isSkipped ? "left out" : "filled up with missing cells"
            let lines = FileFormatError.RaggedRow.list(examples, of: total)
            return
                "\(path): \(rows) \(done): the header has \(expected) field\(expected == 1 ? "" : "s"), but \(lines)."
        case .lineLengths(let path, let expected, let examples, let total, let isSkipped):
            let rows = total == 1 ? "1 line" : "\(total) lines"
            let done = isSkipped ? "left out" : "filled up with missing cells"
            let lines = FileFormatError.RaggedRow.list(examples, of: total)
            return "\(path): \(rows) \(done): the columns need \(expected) bytes a line, but \(lines)."
        }
    }
}

extension FileFormatError.RaggedRow {
    /// Some rows, and how many more there are.
    static func list(_ examples: [FileFormatError.RaggedRow], of total: Int) -> String {
        let lines = examples.map { "line \($0.line) has \($0.fields)" }.joined(separator: ", ")
        return lines + (total > examples.count ? " and \(total - examples.count) more" : "")
    }
}
