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
}
