import Frame

extension ColumnarOrigin {
    /// Reads a delimited text file, and records how.
    ///
    /// - Parameters:
    ///   - path: of the file; `-` and pipes can be read, but nothing can be compared with them later.
    ///   - options: what is declared of it.
    ///   - program: what describes its columns.
    ///   - columns: those to read, all when `nil`.
    /// - Throws: what reading throws, and ``FileFormatError/changed(path:)`` for a file that was written to meanwhile.
    public static func reading(
        _ path: String, _ options: CSVOptions, program: ImportProgram? = nil, columns: Set<String>? = nil
    ) throws(FileFormatError) -> (table: CSVTable, origin: ColumnarOrigin) {
        let state = SourceState(ofFile: path)
        // What changes the file from now on shows in its state, or the state is not trusted.
        let isSettled = state?.settle() ?? false
        let file = try CSVFile(FileBytes.open(path), options, program: program)
        let table = try file.read(columns: columns)
        let digest = state == nil ? "" : try sha256(ofFile: path)
        guard SourceState(ofFile: path) == state else { throw .changed(path: path) }
        let origin = ColumnarOrigin(
            name: path.split(separator: "/").last.map(String.init) ?? path, state: isSettled ? state : nil,
            digest: digest, options: file.options,
            isWhole: columns == nil, encoding: table.file.encoding,
            detection: table.file.detection, columnsShowingEncoding: table.columnsShowingEncoding(whenOpenedAs: file),
            notices: table.notices)
        return (table, origin)
    }

    /// Whether the file at `path` still is what the columns were read from: by its state if that is unchanged, else by its
    /// bytes.
    ///
    /// - Throws: ``FileFormatError`` when the file cannot be read.
    public func isFresh(_ path: String) throws(FileFormatError) -> Bool {
        if let state, SourceState(ofFile: path) == state { return true }
        return try sha256(ofFile: path) == digest
    }
}

extension CSVTable {
    /// The columns whose reading settles the encoding, where opening the file did not.
    fileprivate func columnsShowingEncoding(whenOpenedAs opened: CSVFile) -> Set<String>? {
        guard opened.encoding != file.encoding else { return nil }
        let names = frame.columns.filter { column in
            if evidence[column.name]?.firstHandwritten != nil { return true }
            guard case .text(_, let texts) = column.values else { return false }
            return texts.contains { text in text.utf8.contains { $0 >= 0x80 } }
        }.map(\.name)
        return Set(names.filter { (try? CSVReader(file: opened, wanted: [$0]).read()) == nil })
    }
}
