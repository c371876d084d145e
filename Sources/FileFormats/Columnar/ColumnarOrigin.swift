/// Where the columns of a columnar file come from: enough to tell whether the source is still the same, and to read it the
/// same way.
public struct ColumnarOrigin: Sendable, Equatable {
    /// The source's name, without folders.
    public let name: String
    /// What the source was like before it was read; `nil` where that does not tell later changes.
    public let state: SourceState?
    /// The SHA-256 of the source's bytes, in hexadecimal.
    public let digest: String
    /// How it was read.
    public let options: CSVOptions
    /// Whether all of its columns were read.
    public let isWhole: Bool
    public let encoding: TextEncoding
    public let detection: DetectedEncoding?
    /// Columns that show the encoding, when the file's names do not: whoever reads none of them takes the file as UTF-8.
    public let columnsShowingEncoding: Set<String>?
    /// What was mended, by a path that is the source's name.
    public let notices: [CSVNotice]

    /// The origin of some of the columns that it is the origin of.
    ///
    /// - Parameters:
    ///   - columns: those taken, in their order.
    ///   - all: those there are.
    public func of(columns: [String], among all: [String]) -> ColumnarOrigin {
        ColumnarOrigin(
            name: name, state: state, digest: digest, options: options, isWhole: isWhole && columns == all,
            encoding: encoding, detection: detection, columnsShowingEncoding: columnsShowingEncoding, notices: notices)
    }

    /// The encoding that the source is taken to be in when `columns` are read, and what speaks for it.
    public func encoding(reading columns: Set<String>) -> (encoding: TextEncoding, detection: DetectedEncoding?) {
        guard let showing = columnsShowingEncoding, showing.isDisjoint(with: columns) else {
            return (encoding, detection)
        }
        return (.utf8, nil)
    }
}

extension ColumnarOrigin {
    /// The origin of columns that no single text file holds, so that nothing can be their cache.
    ///
    /// - Parameters:
    ///   - name: of what they come from.
    ///   - digest: of all it was made of.
    public init(name: String, digest: String, encoding: TextEncoding) {
        self.init(
            name: name, state: nil, digest: digest, options: CSVOptions(), isWhole: false, encoding: encoding,
            detection: nil, columnsShowingEncoding: nil, notices: [])
    }

    func write(to header: inout HeaderWriter) {
        header.write(name)
        header.write(state) { header, state in
            header.write(count: state.size)
            header.write(Int64(state.modified))
            header.write(Int64(state.changed))
        }
        header.write(digest)
        options.write(to: &header)
        header.write(isWhole)
        header.write(encoding.rawValue)
        header.write(detection) { header, detection in
            header.write(detection.encoding.rawValue)
            header.write(detection.evidence)
        }
        header.write(columnsShowingEncoding?.sorted()) { header, names in header.write(names) { $0.write($1) } }
        header.write(notices) { header, notice in notice.write(to: &header) }
    }

    init(_ header: inout HeaderReader) throws(HeaderReader.Malformed) {
        name = try header.readText()
        state = try header.readOptional { header throws(HeaderReader.Malformed) in
            SourceState(
                size: try header.readCount(limit: .max), modified: Int(try header.read(Int64.self)),
                changed: Int(try header.read(Int64.self)))
        }
        digest = try header.readText()
        options = try CSVOptions(&header)
        isWhole = try header.readBool()
        encoding = try header.readCase()
        detection = try header.readOptional { header throws(HeaderReader.Malformed) in
            DetectedEncoding(encoding: try header.readCase(), evidence: try header.readText())
        }
        columnsShowingEncoding = try header.readOptional { header throws(HeaderReader.Malformed) in
            Set(try header.readList { header throws(HeaderReader.Malformed) in try header.readText() })
        }
        let path = name
        notices = try header.readList { header throws(HeaderReader.Malformed) in try CSVNotice(&header, path: path) }
    }
}

extension CSVOptions {
    fileprivate func write(to header: inout HeaderWriter) {
        header.write(delimiter) { $0.write(String($1)) }
        header.write(encoding) { $0.write($1.rawValue) }
        header.write(decimal.rawValue)
        header.write(grouping) { $0.write($1.rawValue) }
        header.write(comment) { $0.write(String($1)) }
        header.write(count: skippedLines)
        header.write(raggedRows.rawValue)
        header.write(layout) { $1.write(to: &$0) }
        header.write(sheet) { $0.write($1) }
    }

    fileprivate init(_ header: inout HeaderReader) throws(HeaderReader.Malformed) {
        func character(_ header: inout HeaderReader) throws(HeaderReader.Malformed) -> Character {
            let text = try header.readText()
            guard let first = text.first, text.count == 1 else { throw HeaderReader.Malformed() }
            return first
        }
        self.init()
        delimiter = try header.readOptional(character)
        encoding = try header.readOptional { header throws(HeaderReader.Malformed) in try header.readCase() }
        decimal = try header.readCase()
        grouping = try header.readOptional { header throws(HeaderReader.Malformed) in try header.readCase() }
        comment = try header.readOptional(character)
        skippedLines = try header.readCount(limit: .max)
        raggedRows = try header.readCase()
        layout = try header.readOptional { header throws(HeaderReader.Malformed) in try FixedLayout(&header) }
        sheet = try header.readOptional { header throws(HeaderReader.Malformed) in try header.readText() }
    }
}

extension FixedLayout {
    fileprivate func write(to header: inout HeaderWriter) {
        header.write(fields) { header, field in
            header.write(field.name)
            header.write(count: field.bytes.lowerBound)
            header.write(count: field.bytes.upperBound)
            header.write(field.isText)
            header.write(count: field.decimals)
        }
        header.write(longestLine) { $0.write(count: $1) }
        header.write(isPadded)
    }

    fileprivate init(_ header: inout HeaderReader) throws(HeaderReader.Malformed) {
        func place(_ header: inout HeaderReader) throws(HeaderReader.Malformed) -> Int {
            try header.readCount(limit: FixedField.longestLine)
        }
        let fields = try header.readList { header throws(HeaderReader.Malformed) in
            let name = try header.readText()
            let (start, end) = (try place(&header), try place(&header))
            guard start <= end else { throw HeaderReader.Malformed() }
            return FixedField(
                name: name, bytes: start..<end, isText: try header.readBool(),
                decimals: try header.readCount(limit: FixedField.mostDecimals))
        }
        self.init(fields: fields, longestLine: try header.readOptional(place), isPadded: try header.readBool())
    }
}
