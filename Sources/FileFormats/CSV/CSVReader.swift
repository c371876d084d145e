import Frame
import RowBlocks

/// Reads the rows of an opened file: chunks in parallel, then every column joined in chunk order.
struct CSVReader {
    let file: CSVFile
    /// Places of the columns to read.
    let places: [Int]

    static let blank = MissingReason.blank.rawValue

    init(file: CSVFile, wanted: Set<String>?) {
        self.file = file
        places = file.columnNames.indices.filter { wanted?.contains(file.columnNames[$0]) ?? true }
    }

    func read() throws(FileFormatError) -> CSVTable {
        // 1. Cut the file at records.
        let chunks = try CSVChunk.chunks(of: file)
        // 2. Index and parse every chunk, each column as narrow as the chunk allows.
        var parsed = parse(chunks) { _ in false }
        let recordCounts = parsed.map(\.recordCount)
        let locator = CSVLocator(file: file, chunks: chunks, recordCounts: recordCounts)
        try refuseStrayQuotes(parsed.lazy.compactMap(\.strayQuote).first)
        try refuseRaggedRows(parsed.flatMap(\.ragged))
        guard recordCounts.contains(where: { $0 > 0 }) else {
            throw .headerOnly(path: file.path, columns: file.columnNames.count)
        }
        // 3. A column with text anywhere is text everywhere.
        let kinds = places.indices.map { position in parsed.map { $0.columns[position].kind }.max()! }
        reparseTexts(&parsed, chunks: chunks, kinds: kinds)
        // 4. Join.
        let pieces = parsed
        let joined = try mapInOrder(places.count) { position throws(FileFormatError) in
            try CSVColumnJoin(
                name: file.columnNames[places[position]], pieces: pieces.map { $0.columns[position] },
                recordCounts: recordCounts, locator: locator
            ).join(as: kinds[position])
        }
        return CSVTable(
            frame: DataFrame(rowCount: recordCounts.reduce(0, +), columns: joined.map(\.column)),
            evidence: Dictionary(uniqueKeysWithValues: joined.map { ($0.column.name, $0.evidence) }),
            locator: locator)
    }

    /// What one chunk holds.
    private struct ParsedChunk: Sendable {
        let recordCount: Int
        let ragged: [(offset: Int, fields: Int)]
        let strayQuote: Int?
        var columns: [ChunkColumn]
    }

    /// Parses every chunk; columns at the positions for which `asText` holds are read as texts.
    private func parse(_ chunks: [CSVChunk], asText: @Sendable (Int) -> Bool) -> [ParsedChunk] {
        file.bytes.withBytes { bytes in
            let base = UncheckedSendablePointer(bytes.baseAddress!)
            return mapInOrder(chunks.count) { number in
                let index = CSVChunkIndex(
                    chunks[number], of: base.pointer, dialect: file.dialect, fieldCount: file.columnNames.count)
                let columns = places.indices.map { position in
                    var parser = ChunkColumnParser(
                        index: index, column: places[position], start: base.pointer + index.base,
                        encoding: file.bytesEncoding)
                    return parser.parse(asText: asText(position))
                }
                return ParsedChunk(
                    recordCount: index.recordCount, ragged: index.ragged, strayQuote: index.strayQuote,
                    columns: columns)
            }
        }
    }

    /// Reads again, as texts, the chunks that held only numbers of a column that is text elsewhere.
    private func reparseTexts(_ parsed: inout [ParsedChunk], chunks: [CSVChunk], kinds: [ChunkColumn.Kind]) {
        let mixed = places.indices.filter { position in
            kinds[position] == .texts && parsed.contains { $0.columns[position].kind != .texts }
        }
        guard !mixed.isEmpty else { return }
        let positions = Set(mixed)
        let reader = CSVReader(file: file, wanted: Set(mixed.map { file.columnNames[places[$0]] }))
        let again = reader.parse(chunks) { _ in true }
        for chunk in parsed.indices {
            for (place, position) in positions.sorted().enumerated() {
                parsed[chunk].columns[position] = again[chunk].columns[place]
            }
        }
    }

    private func refuseStrayQuotes(_ offset: Int?) throws(FileFormatError) {
        guard let offset else { return }
        throw .strayQuote(opened: CSVLocator.position(ofByte: offset, of: file))
    }

    private func refuseRaggedRows(_ ragged: [(offset: Int, fields: Int)]) throws(FileFormatError) {
        guard !ragged.isEmpty else { return }
        let examples = ragged.prefix(5).map { record in
            FileFormatError.RaggedRow(
                line: CSVLocator.position(ofByte: record.offset, of: file).line, fields: record.fields)
        }
        throw .raggedRows(
            path: file.path, expected: file.columnNames.count, examples: examples, total: ragged.count)
    }
}
