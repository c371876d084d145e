import FileFormats
import Frame

extension FileNotation {
    /// The program that describes the file, if one is named.
    func program() throws(FileFormatError) -> ImportProgram? {
        guard layout == nil, let path = self[.columns], !ReadStatFile.isOne(path) else { return nil }
        return try ImportProgram(path: path)
    }

    /// The catalog of SAS that labels the file's values, if one is named in the place of a program.
    func catalog() throws(FileFormatError) -> ReadStatCatalog? {
        guard layout == nil, let path = self[.columns], ReadStatFile.isOne(path) else { return nil }
        return try ReadStatCatalog(FileBytes.open(path), encoding: self[.encoding].flatMap { TextEncoding(name: $0) })
    }

    /// Opens a file that is written in this way.
    ///
    /// - Throws: `FileFormatError`, or ``ConfigurationIssue`` where the notation contradicts itself.
    func open(_ path: String) throws -> any ColumnSource {
        try ColumnSources.open(path, self)
    }

    /// The cache of a text file that is written in this way.
    ///
    /// - Throws: what ``open(_:)`` throws.
    func cache(of path: String) throws -> ColumnCache {
        ColumnCache(of: path, try options(), program: try program())
    }

    /// Reads a text file that is written in this way, and records how.
    ///
    /// - Throws: what ``open(_:)`` throws.
    func reading(_ path: String, columns: Set<String>?) throws -> (table: CSVTable, origin: ColumnarOrigin) {
        try ColumnarOrigin.reading(path, options(), program: program(), columns: columns)
    }

    /// A flag that says how a file is written which is not written in any such way. What a codebook says may be meant for
    /// other files.
    func meaninglessFlag(for source: any ColumnSource) -> ConfigurationIssue? {
        let without: [Key]
        let kind: String
        switch source {
        case is ReadStatSource:
            without = [.delimiter, .decimal, .thousands, .comment, .skipLines, .ragged, .sheet]
            kind = "a file of Stata, SPSS or SAS"
        case is CSVSource, is CachedSource: (without, kind) = ([.sheet], "delimited text")
        default: return nil
        }
        for key in without {
            guard let position = position(of: key), position.file.hasPrefix("--") else { continue }
            return ConfigurationIssue(
                position: position,
                message: "\(source.path) is \(kind), for which this says nothing; leave \(position.file) out.")
        }
        return nil
    }
}
