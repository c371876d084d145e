public import Frame

/// A file's rows in blocks: types and texts are settled over the whole file, cells are parsed block by block, so that a
/// file need not fit in memory.
public struct CSVBlocks: Sendable {
    public let file: CSVFile
    public let rowCount: Int
    /// Consecutive, in order; every block is a run of whole chunks of the file.
    public let blocks: [Range<Int>]
    /// What was noticed while typing each column.
    public let evidence: [String: ColumnEvidence]
    /// What was mended.
    public let notices: [CSVNotice]

    private let kinds: [ColumnKind]
    /// The chunks of each block.
    private let runs: [CSVChunkRun]
    /// The texts of each column, by its position among those read.
    private let dictionaries: [Int: TextDictionary]
    private let locator: CSVLocator

    /// The columns of one block: of the same types in every block, texts coded by one dictionary for the whole file.
    ///
    /// - Throws: ``FileFormatError/changed(path:)`` for a file that has been written to since it was opened.
    public func frame(ofBlock number: Int) throws(FileFormatError) -> DataFrame {
        let run = runs[number]
        let filled = run.fill(kinds)
        try file.bytes.refuseChanged()
        if let first = run.chunks.first, let last = run.chunks.last {
            file.bytes.releaseAll(first.bytes.lowerBound..<last.bytes.upperBound)
        }
        var frame = DataFrame(rowCount: blocks[number].count)
        for position in kinds.indices {
            frame.set(
                try run.column(position, of: filled) { pieces throws(FileFormatError) in
                    guard let dictionary = dictionaries[position] else {
                        preconditionFailure("every column of texts has a dictionary")
                    }
                    pieces.recode(dictionary)
                    return dictionary.texts
                })
        }
        return frame
    }

    /// Where the cell of a row (from 0, of the whole file) and column stands in the file.
    public func position(row: Int, column: String) -> SourcePosition {
        locator.position(row: row, column: column)
    }
}

extension CSVFile {
    /// Settles the types of columns in a first pass, so that the rows can be read in blocks.
    ///
    /// - Parameters:
    ///   - wanted: the columns to read, all when `nil`.
    ///   - bytesPerBlock: about how much memory the columns of a block may take; a block has at least one chunk.
    /// - Throws: what ``read(columns:)`` throws.
    public func blocks(columns wanted: Set<String>? = nil, bytesPerBlock: Int) throws(FileFormatError) -> CSVBlocks {
        do throws(FileFormatError) {
            return try CSVBlocks(self, wanted: wanted, bytesPerBlock: bytesPerBlock)
        } catch {
            guard let other = try redetected(after: error) else { throw error }
            return try CSVBlocks(other, wanted: wanted, bytesPerBlock: bytesPerBlock)
        }
    }
}

extension CSVBlocks {
    /// So many chunks at a time have their texts taken down.
    private static let chunksAtOnce = 64

    fileprivate init(_ file: CSVFile, wanted: Set<String>?, bytesPerBlock: Int) throws(FileFormatError) {
        let reader = CSVReader(file: file, wanted: wanted)
        let places = reader.places
        // 1. Types and rows of every chunk.
        let chunks = try CSVChunk.chunks(of: file)
        let results = CSVChunkRun(file: file, chunks: chunks, places: places).classify()
        try reader.refuseMalformed(results)
        let kinds = places.indices.map { position in results.map { $0.pieces[position].kind }.max() ?? .int8 }
        let recordCounts = results.map(\.recordCount)
        let locator = CSVLocator(file: file, chunks: chunks, recordCounts: recordCounts)
        var evidence = places.indices.map { position in
            ColumnEvidence(results.map { $0.pieces[position] }, recordCounts)
        }
        // 2. The texts of the columns that hold any.
        var dictionaries: [Int: TextDictionary] = [:]
        let textPositions = places.indices.filter { kinds[$0] == .texts }
        let found = Self.texts(of: textPositions.map { places[$0] }, file: file, chunks: chunks)
        for (position, var dictionary) in zip(textPositions, found) {
            if let row = dictionary.decode(TextDecoder(file.bytesEncoding), file.notation) {
                let name = file.columnNames[places[position]]
                throw .undecodable(position: locator.position(row: row, column: name), encoding: file.encoding)
            }
            evidence[position] = dictionary.evidence
            dictionaries[position] = dictionary
        }
        // 3. Runs of chunks that make blocks of about the size asked for.
        let rowsPerBlock = bytesPerBlock / max(1, kinds.reduce(0) { $0 + $1.bytesPerRow })
        let groups = Self.groups(of: recordCounts, rows: rowsPerBlock)
        var blocks: [Range<Int>] = []
        for group in groups {
            let first = blocks.last?.upperBound ?? 0
            blocks.append(first..<first + recordCounts[group].reduce(0, +))
        }
        try file.bytes.refuseChanged()
        self.file = file
        self.blocks = blocks
        rowCount = recordCounts.reduce(0, +)
        self.evidence = Dictionary(
            uniqueKeysWithValues: zip(places, evidence).map { (file.columnNames[$0], $1) })
        notices = reader.notices(results)
        self.kinds = kinds
        runs = groups.map { CSVChunkRun(file: file, chunks: Array(chunks[$0]), places: places) }
        self.dictionaries = dictionaries
        self.locator = locator
    }

    /// The distinct texts of some columns, taken down a few chunks at a time.
    private static func texts(of places: [Int], file: CSVFile, chunks: [CSVChunk]) -> [TextDictionary] {
        var dictionaries = [TextDictionary](repeating: TextDictionary(), count: places.count)
        guard !places.isEmpty else { return [] }
        var firstRow = 0
        for start in stride(from: 0, to: chunks.count, by: chunksAtOnce) {
            let part = Array(chunks[start..<min(start + chunksAtOnce, chunks.count)])
            let run = CSVChunkRun(file: file, chunks: part, places: places)
            for result in run.fill([ColumnKind](repeating: .texts, count: places.count)).results {
                for position in places.indices {
                    dictionaries[position].add(result.pieces[position], firstRow: firstRow)
                }
                firstRow += result.recordCount
            }
        }
        return dictionaries
    }

    /// Consecutive chunks with at least so many rows each.
    private static func groups(of recordCounts: [Int], rows wanted: Int) -> [Range<Int>] {
        var groups: [Range<Int>] = []
        var start = 0
        var rows = 0
        for (index, count) in recordCounts.enumerated() {
            rows += count
            guard rows >= wanted || index == recordCounts.count - 1 else { continue }
            groups.append(start..<index + 1)
            (start, rows) = (index + 1, 0)
        }
        return groups
    }
}
