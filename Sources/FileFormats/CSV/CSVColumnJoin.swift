import Frame

/// Joins the pieces of a column, chunk by chunk, into one.
struct CSVColumnJoin {
    let name: String
    let pieces: [ChunkColumn]
    let recordCounts: [Int]
    let locator: CSVLocator

    private var rowCount: Int { recordCounts.reduce(0, +) }

    func join(as kind: ChunkColumn.Kind) throws(FileFormatError) -> (column: Column, evidence: ColumnEvidence) {
        try refuseInvalidText()
        let values: ColumnValues =
            switch kind {
            case .integers: .integer(joinedIntegers())
            case .doubles: .numeric(joinedDoubles())
            case .texts: joinedTexts()
            }
        let column = Column(name: name, values: values, missing: MissingCells(reasons: joinedReasons()))
        return (column, evidence(of: column))
    }

    private func joinedIntegers() -> [Int32] {
        var values: [Int32] = []
        values.reserveCapacity(rowCount)
        for case .integers(let piece) in pieces.map(\.values) { values += piece }
        return values
    }

    private func joinedDoubles() -> [Double] {
        var values: [Double] = []
        values.reserveCapacity(rowCount)
        for piece in pieces {
            switch piece.values {
            case .doubles(let doubles): values += doubles
            case .integers(let integers):
                for (row, integer) in integers.enumerated() {
                    let isMissing = !piece.reasons.isEmpty && piece.reasons[row] != 0
                    values.append(isMissing ? .nan : Double(integer))
                }
            case .texts: preconditionFailure("a column with text is text everywhere")
            }
        }
        return values
    }

    private func joinedTexts() -> ColumnValues {
        var codes: [Int32] = []
        codes.reserveCapacity(rowCount)
        var texts: [String] = []
        var known: [String: Int32] = [:]
        for case .texts(let pieceCodes, let pieceTexts) in pieces.map(\.values) {
            let translation = pieceTexts.map { text in
                if let code = known[text] { return code }
                let code = Int32(texts.count)
                known[text] = code
                texts.append(text)
                return code
            }
            for code in pieceCodes { codes.append(code < 0 ? -1 : translation[Int(code)]) }
        }
        return .text(codes, texts)
    }

    private func joinedReasons() -> [UInt8] {
        guard pieces.contains(where: { !$0.reasons.isEmpty }) else { return [] }
        var reasons: [UInt8] = []
        reasons.reserveCapacity(rowCount)
        for (piece, count) in zip(pieces, recordCounts) {
            reasons += piece.reasons.isEmpty ? [UInt8](repeating: 0, count: count) : piece.reasons
        }
        return reasons
    }

    private func evidence(of column: Column) -> ColumnEvidence {
        var firstText: (row: Int, text: String)?
        if let row = firstRow(where: \.firstText), case .text(let codes, let texts) = column.values {
            firstText = (row, texts[Int(codes[row])])
        }
        return ColumnEvidence(
            firstText: firstText,
            numbersAmongTexts: pieces.reduce(0) { $0 + $1.numbersAmongTexts },
            hasLeadingZeros: pieces.contains(where: \.hasLeadingZeros))
    }

    private func refuseInvalidText() throws(FileFormatError) {
        if let row = firstRow(where: \.invalidRecord) {
            throw .undecodable(
                position: locator.position(row: row, column: name), encoding: locator.file.encoding)
        }
    }

    /// The first row of the file that some piece names.
    private func firstRow(where record: KeyPath<ChunkColumn, Int?>) -> Int? {
        var firstRow = 0
        for (piece, count) in zip(pieces, recordCounts) {
            if let found = piece[keyPath: record] { return firstRow + found }
            firstRow += count
        }
        return nil
    }
}
