/// Notices in the header of a columnar file, which has no path of the source.
extension CSVNotice {
    /// The same notice of the file at `path`.
    public func at(_ path: String) -> CSVNotice {
        switch self {
        case .duplicateNames(_, let renamed): .duplicateNames(path: path, renamed)
        case .raggedRows(_, let expected, let examples, let total, let isSkipped):
            .raggedRows(path: path, expected: expected, examples: examples, total: total, isSkipped: isSkipped)
        case .lineLengths(_, let expected, let examples, let total, let isSkipped):
            .lineLengths(path: path, expected: expected, examples: examples, total: total, isSkipped: isSkipped)
        }
    }

    func write(to header: inout HeaderWriter) {
        switch self {
        case .duplicateNames(_, let renamed):
            header.write(UInt8(0))
            header.write(renamed) { header, column in
                header.write(column.name)
                header.write(column.places) { $0.write(count: $1) }
                header.write(column.names) { $0.write($1) }
            }
        case .raggedRows(_, let expected, let examples, let total, let isSkipped):
            header.write(UInt8(1))
            Self.write(expected, examples, total, isSkipped, to: &header)
        case .lineLengths(_, let expected, let examples, let total, let isSkipped):
            header.write(UInt8(2))
            Self.write(expected, examples, total, isSkipped, to: &header)
        }
    }

    private static func write(
        _ expected: Int, _ examples: [FileFormatError.RaggedRow], _ total: Int, _ isSkipped: Bool,
        to header: inout HeaderWriter
    ) {
        header.write(count: expected)
        header.write(examples) { header, row in
            header.write(count: row.line)
            header.write(count: row.fields)
        }
        header.write(count: total)
        header.write(isSkipped)
    }

    init(_ header: inout HeaderReader, path: String) throws(HeaderReader.Malformed) {
        func count(_ header: inout HeaderReader) throws(HeaderReader.Malformed) -> Int {
            try header.readCount(limit: .max)
        }
        switch try header.read(UInt8.self) {
        case 0:
            self = .duplicateNames(
                path: path,
                try header.readList { header throws(HeaderReader.Malformed) in
                    Renamed(
                        name: try header.readText(), places: try header.readList(count),
                        names: try header.readList { header throws(HeaderReader.Malformed) in try header.readText() })
                })
        case let kind where kind <= 2:
            let expected = try count(&header)
            let examples = try header.readList { header throws(HeaderReader.Malformed) in
                FileFormatError.RaggedRow(line: try count(&header), fields: try count(&header))
            }
            let (total, isSkipped) = (try count(&header), try header.readBool())
            self =
                kind == 1
                ? .raggedRows(path: path, expected: expected, examples: examples, total: total, isSkipped: isSkipped)
                : .lineLengths(path: path, expected: expected, examples: examples, total: total, isSkipped: isSkipped)
        default: throw HeaderReader.Malformed()
        }
    }
}
