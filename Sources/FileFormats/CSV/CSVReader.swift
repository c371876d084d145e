import Frame
import RowBlocks

/// Reads the rows of an opened file: types are guessed from a sample, every chunk is parsed straight into the columns of
/// the whole file, and columns in which some cell proves the guess wrong are read again.
struct CSVReader {
    let file: CSVFile
    /// Places of the columns to read.
    let places: [Int]

    static let blank = MissingReason.blank.rawValue
    /// A sample of more chunks does not guess better.
    private static let mostSampled = 24

    init(file: CSVFile, wanted: Set<String>?) {
        self.file = file
        places = file.columnNames.indices.filter { wanted?.contains(file.columnNames[$0]) ?? true }
    }

    func read() throws(FileFormatError) -> CSVTable {
        // 1. Cut the file at records.
        let chunks = try CSVChunk.chunks(of: file)
        let run = CSVChunkRun(file: file, chunks: chunks, places: places)
        // 2. Guess the types, and parse every chunk.
        let filled = run.fill(guess(chunks))
        try refuseMalformed(filled.results)
        let locator = CSVLocator(file: file, chunks: chunks, recordCounts: filled.results.map(\.recordCount))
        // 3. What did not fit is parsed again.
        let again = refill(chunks, filled)
        // 4. Finish every column.
        let finished = try mapInOrder(places.count) { position throws(FileFormatError) in
            let (part, place) = again.places[position].map { (again, $0) } ?? (nil, position)
            return try finish(place, part?.run ?? run, part?.filled ?? filled, locator)
        }
        try file.bytes.refuseChanged()
        return CSVTable(
            frame: DataFrame(
                rowCount: locator.recordCounts.reduce(0, +), columns: finished.map(\.column)),
            evidence: Dictionary(uniqueKeysWithValues: finished.map { ($0.column.name, $0.evidence) }),
            notices: notices(filled.results), locator: locator)
    }

    // MARK: Steps

    /// The kinds that a sample of the chunks needs: no column can be narrower.
    private func guess(_ chunks: [CSVChunk]) -> [ColumnKind] {
        let count = min(chunks.count, max(2, min(Self.mostSampled, chunks.count / 16)))
        let sample = (0..<count).map { chunks[count == 1 ? 0 : $0 * (chunks.count - 1) / (count - 1)] }
        let results = CSVChunkRun(file: file, chunks: sample, places: places).classify()
        return places.indices.map { position in results.map { $0.pieces[position].kind }.max() ?? .int8 }
    }

    /// Columns read again, as a run of their own.
    private struct Again {
        let run: CSVChunkRun
        let filled: CSVChunkRun.Filled
        /// Where a position of all columns is among those read again.
        let places: [Int: Int]
    }

    private func refill(_ chunks: [CSVChunk], _ filled: CSVChunkRun.Filled) -> Again {
        let needed = places.indices.map { position in
            filled.results.lazy.map { $0.pieces[position].kind }.max() ?? .int8
        }
        let wrong = places.indices.filter { needed[$0] > filled.rooms[$0].kind }
        let run = CSVChunkRun(file: file, chunks: wrong.isEmpty ? [] : chunks, places: wrong.map { places[$0] })
        return Again(
            run: run, filled: run.fill(wrong.map { needed[$0] }),
            places: Dictionary(uniqueKeysWithValues: zip(wrong, wrong.indices)))
    }

    private func finish(
        _ position: Int, _ run: CSVChunkRun, _ filled: CSVChunkRun.Filled, _ locator: CSVLocator
    ) throws(FileFormatError) -> (column: Column, evidence: ColumnEvidence) {
        let name = file.columnNames[run.places[position]]
        var evidence = ColumnEvidence(filled.results.map { $0.pieces[position] }, locator.recordCounts)
        let column = try run.column(position, of: filled) { pieces throws(FileFormatError) in
            var dictionary = TextDictionary()
            var firstRow = 0
            for (piece, run) in zip(pieces.pieces, pieces.runs) {
                dictionary.add(piece, firstRow: firstRow)
                firstRow += run.count
            }
            if let row = dictionary.decode(TextDecoder(file.bytesEncoding), file.notation) {
                throw .undecodable(position: locator.position(row: row, column: name), encoding: file.encoding)
            }
            pieces.recode(dictionary)
            evidence = dictionary.evidence
            return dictionary.texts
        }
        return (column, evidence)
    }

    // MARK: Refusals

    /// Refuses a file whose records cannot be told apart, and one without any.
    func refuseMalformed(_ results: [CSVChunkScan.Result]) throws(FileFormatError) {
        try file.bytes.refuseChanged()
        if let offset = results.lazy.compactMap(\.strayQuote).first {
            throw .strayQuote(opened: CSVLocator.position(ofByte: offset, of: file))
        }
        let ragged = results.flatMap(\.ragged)
        if file.options.raggedRows == .refuse, !ragged.isEmpty {
            let examples = examples(ragged)
            if let layout = file.options.layout {
                throw .lineLengths(
                    path: file.path, expected: layout.lineLength, longest: layout.longestLine, examples: examples,
                    total: ragged.count)
            }
            throw .raggedRows(
                path: file.path, expected: file.columnNames.count, examples: examples, total: ragged.count)
        }
        guard results.contains(where: { $0.recordCount > 0 }) else {
            if file.options.layout != nil { throw .noRecords(path: file.path) }
            throw .headerOnly(path: file.path, columns: file.columnNames.count)
        }
    }

    /// What should be said of rows that were mended or left out.
    func notices(_ results: [CSVChunkScan.Result]) -> [CSVNotice] {
        let ragged = results.flatMap(\.ragged)
        guard !ragged.isEmpty else { return file.headerNotices }
        let isFixed = file.options.layout != nil
        let expected = file.options.layout?.lineLength ?? file.columnNames.count
        let filled = file.options.raggedRows == .fill ? ragged.filter { $0.fields < expected } : []
        let skipped = file.options.raggedRows == .fill ? ragged.filter { $0.fields > expected } : ragged
        return file.headerNotices
            + [(filled, false), (skipped, true)].filter { !$0.0.isEmpty }.map { rows, isSkipped in
                isFixed
                    ? .lineLengths(
                        path: file.path, expected: expected, examples: examples(rows), total: rows.count,
                        isSkipped: isSkipped)
                    : .raggedRows(
                        path: file.path, expected: expected, examples: examples(rows), total: rows.count,
                        isSkipped: isSkipped)
            }
    }

    private func examples(_ ragged: [(offset: Int, fields: Int)]) -> [FileFormatError.RaggedRow] {
        ragged.prefix(5).map { record in
            .init(line: CSVLocator.position(ofByte: record.offset, of: file).line, fields: record.fields)
        }
    }
}
