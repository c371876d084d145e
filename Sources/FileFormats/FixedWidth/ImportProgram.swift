import Frame

/// What a program says that reads a data file into a statistics package: where the columns stand, and what they mean. Archives
/// ship one with every text file.
public struct ImportProgram: Sendable {
    /// Where the columns stand; `nil` where the program does not say it.
    public let layout: FixedLayout?
    /// Labels of variables and of their values, in the order of the columns.
    public let metadata: [VariableMetadata]
    /// What the program says that is not followed.
    public let notices: [String]

    /// No program is longer.
    private static let longest = 32 << 20

    /// Reads a SAS program: `INPUT` (columns or formats), `LENGTH`, `LABEL`, `FORMAT` and `PROC FORMAT`'s `VALUE`. Nothing is
    /// computed.
    ///
    /// - Throws: ``FileFormatError`` when the file cannot be read, or says something that cannot be followed.
    public init(path: String) throws(FileFormatError) {
        let bytes = try FileBytes.open(path)
        guard bytes.count <= Self.longest, foreignFormat(of: bytes) == nil else {
            throw .program(at: SourcePosition(whole: path), .noProgram)
        }
        try self.init(text: try bytes.programText(), file: path)
    }

    /// Reads a program from its text.
    ///
    /// - Parameter file: what the text is from, for messages.
    /// - Throws: ``FileFormatError/program(at:_:)``.
    public init(text: String, file: String) throws(FileFormatError) {
        self = try SASProgramReader(text, file: file).read()
    }

    init(layout: FixedLayout?, metadata: [VariableMetadata], notices: [String]) {
        self.layout = layout
        self.metadata = metadata
        self.notices = notices
    }

    /// Whether columns are, for the most part, those the program speaks of.
    public func describes(_ columns: [String]) -> Bool {
        let known = Set(metadata.map { $0.name.uppercased() })
        return columns.count { known.contains($0.uppercased()) } * 2 >= max(1, columns.count)
    }

    /// What is said of columns, by their own names: programs do not tell capitals from small letters.
    public func metadata(for columns: [String]) -> [VariableMetadata] {
        var known: [String: VariableMetadata] = [:]
        for variable in metadata { known[variable.name.uppercased()] = variable }
        return columns.compactMap { column in known[column.uppercased()]?.renamed(column) }
    }
}

extension VariableMetadata {
    /// The same of a variable of another name.
    fileprivate func renamed(_ name: String) -> VariableMetadata {
        VariableMetadata(
            name: name, label: label, unit: unit, kind: kind, measure: measure, valueLabels: valueLabels,
            missing: missing,
            format: format)
    }
}

extension FileBytes {
    /// The text of a program: in UTF-8, the encoding that its bytes make likely, or Windows-1252, in which archives write
    /// apostrophes.
    fileprivate func programText() throws(FileFormatError) -> String {
        if let text { return text }
        let detection = withBytes { bytes in
            EncodingDetection(bytes).detectUTF16() ?? EncodingDetection(bytes).detect()
        }
        for encoding in [detection?.encoding, .windows1252].compactMap({ $0 }) where TextDecoder.canRead(encoding) {
            if let text = withBytes({ TextDecoder(encoding).text($0) }) { return text }
        }
        throw .notUTF8(position: SourcePosition(file: path, line: 1))
    }
}
