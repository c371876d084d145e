import FileFormats

/// Every kind of file that data may be in. A new kind is a ``ColumnSource`` and a line here.
enum ColumnSources {
    /// Opens a file of data, or the files that a combination makes into one.
    ///
    /// - Parameter notation: what is declared of text files.
    /// - Throws: `FileFormatError` when a file cannot be opened, ``ConfigurationIssue`` when the notation contradicts itself,
    ///   and what is wrong with a combination.
    static func open(_ path: String, _ notation: FileNotation) throws -> any ColumnSource {
        let source = try opened(path, notation)
        if let issue = notation.meaninglessFlag(for: source) { throw issue }
        return source
    }

    private static func opened(_ path: String, _ notation: FileNotation) throws -> any ColumnSource {
        if Combination.isDeclared(by: path) { return try CombinedSource(path: path, notation: notation) }
        guard let catalog = try notation.catalog() else {
            return try open(path, try notation.options(), program: try notation.program())
        }
        let bytes = try FileBytes.open(path)
        guard case .sas? = ReadStatFormat(bytes) else {
            throw FileFormatError.statisticsFile(path: catalog.path, .catalogOfOther(data: path))
        }
        let file = try ReadStatFile(bytes, .sas, encoding: try notation.options().encoding)
        return ReadStatSource(file: file, catalog: catalog)
    }

    /// Opens a file by what its first bytes say it is; of a text file, the columnar file beside it is used where it is
    /// fresh.
    ///
    /// - Parameters:
    ///   - options: what is declared of a text file.
    ///   - program: what describes its columns, if something does.
    /// - Throws: `FileFormatError` when the file cannot be opened.
    static func open(
        _ path: String, _ options: CSVOptions, program: ImportProgram? = nil
    ) throws(FileFormatError) -> any ColumnSource {
        let source = try undocumented(path, options, program)
        return program.map { DocumentedSource(source: source, program: $0) } ?? source
    }

    private static func undocumented(
        _ path: String, _ options: CSVOptions, _ program: ImportProgram?
    ) throws(FileFormatError) -> any ColumnSource {
        if ColumnarFile.isColumnar(path) { return ColumnarSource(file: try ColumnarFile(path: path)) }
        if ExcelFile.isExcel(path) { return ExcelSource(file: try ExcelFile(path: path, options)) }
        var notices: [String] = []
        switch ColumnCache(of: path, options, program: program).state {
        case .fresh(let cache, let origin):
            return CachedSource(path: path, options: origin.options, cache: cache, origin: origin)
        case .none: break
        case .unusable(let notice): notices = [notice]
        }
        // A pipe can be opened but once.
        let bytes = try FileBytes.open(path)
        if path.lowercased().hasSuffix(".sas") { throw .programAsData(path: path) }
        if let format = ReadStatFormat(bytes) {
            return ReadStatSource(file: try ReadStatFile(bytes, format, encoding: options.encoding))
        }
        return CSVSource(csv: try CSVFile(bytes, options, program: program), notices: notices)
    }
}
