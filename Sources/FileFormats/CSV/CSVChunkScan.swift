import Frame
import RowBlocks

/// What a core needs to read chunks: made once, used for all of them.
struct CSVChunkScan {
    let file: CSVFile
    let index: any ChunkIndex
    let decoder: TextDecoder

    init(_ file: CSVFile) {
        self.file = file
        index = file.chunkIndex()
        decoder = TextDecoder(file.bytesEncoding)
    }

    /// What one chunk holds.
    struct Result: Sendable {
        let recordCount: Int
        let ragged: [(offset: Int, fields: Int)]
        let strayQuote: Int?
        let pieces: [ColumnPiece]
    }

    /// Indexes a chunk and lets `parse` have each of its columns.
    func read(
        _ chunk: CSVChunk, columns places: [Int], _ parse: (any ChunkIndex, ChunkColumn, Int) -> ColumnPiece
    ) -> Result {
        file.bytes.withBytes { bytes in
            index.load(chunk, of: bytes.baseAddress!)
            let pieces = places.indices.map { position in
                let column = ChunkColumn(
                    place: places[position], bytes: bytes, notation: file.notation, decoder: decoder)
                return parse(index, column, position)
            }
            file.bytes.release(chunk.bytes)
            return Result(
                recordCount: index.recordCount, ragged: index.ragged, strayQuote: index.strayQuote, pieces: pieces)
        }
    }
}

/// A run of chunks being read into columns.
struct CSVChunkRun {
    let file: CSVFile
    let chunks: [CSVChunk]
    /// Places of the columns to read.
    let places: [Int]
    private let firstRows: [Int]
    private let lineCount: Int

    init(file: CSVFile, chunks: [CSVChunk], places: [Int]) {
        self.file = file
        self.chunks = chunks
        self.places = places
        var firstRows: [Int] = []
        var rows = 0
        for chunk in chunks {
            firstRows.append(rows)
            rows += chunk.lineCount
        }
        self.firstRows = firstRows
        lineCount = rows
    }

    /// Rooms filled from all chunks.
    struct Filled {
        let rooms: [ColumnRoom]
        let results: [CSVChunkScan.Result]
    }

    /// Parses every chunk into rooms of the kinds given.
    func fill(_ kinds: [ColumnKind]) -> Filled {
        let rooms = kinds.map { ColumnRoom(kind: $0, count: lineCount) }
        let results = mapInOrder(chunks.count, scratch: { CSVChunkScan(file) }) { scan, number in
            scan.read(chunks[number], columns: places) { index, column, position in
                index.fill(column, rooms[position], from: firstRows[number])
            }
        }
        return Filled(rooms: rooms, results: results)
    }

    /// What every chunk would need, without keeping its values.
    func classify() -> [CSVChunkScan.Result] {
        mapInOrder(chunks.count, scratch: { CSVChunkScan(file) }) { scan, number in
            scan.read(chunks[number], columns: places) { index, column, _ in index.classify(column) }
        }
    }

    /// The column at a position of ``places``, whose room all chunks have filled.
    ///
    /// - Parameter code: gives the texts of the file their codes.
    func column(
        _ position: Int, of filled: Filled, _ code: (TextPieces) throws(FileFormatError) -> [String]
    ) throws(FileFormatError) -> Column {
        let room = filled.rooms[position]
        let runs = zip(firstRows, filled.results).map { $0..<($0 + $1.recordCount) }
        let rowCount = runs.reduce(0) { $0 + $1.count }
        let pieces = filled.results.map { $0.pieces[position] }
        let hasMissing = pieces.contains(where: \.hasMissing)
        if hasMissing {
            for (run, piece) in zip(runs, pieces) where !piece.hasMissing {
                (room.reasons.base + run.lowerBound).update(repeating: 0, count: run.count)
            }
        }
        var texts: [String] = []
        if case .codes(let codes) = room.values {
            texts = try code(TextPieces(pieces: pieces, runs: runs, codes: codes))
        }
        if rowCount < lineCount { room.closeGaps(runs) }
        let values: ColumnValues =
            switch room.values {
            case .codes(let codes): .text(codes.taken(rowCount), texts)
            default: room.numbers(rowCount)!
            }
        let reasons = hasMissing ? room.reasons.taken(rowCount) : []
        return Column(
            name: file.columnNames[places[position]], values: values, missing: MissingCells(reasons: reasons))
    }
}
