import Frame

/// The distinct texts of a column over the whole file, in order of first appearance.
struct TextDictionary: Sendable {
    private var dictionary = ByteDictionary()
    /// The row in which each string of bytes first appears, and how many cells hold it.
    private var occurrences: [(firstRow: Int, count: Int)] = []
    /// The text of each string of bytes: different bytes may be one text.
    private var textOf: [Int32] = []
    private(set) var texts: [String] = []
    private(set) var evidence = ColumnEvidence()

    /// Adds the texts of a chunk, whose first row is given.
    mutating func add(_ piece: ColumnPiece, firstRow: Int) {
        for text in piece.texts {
            let code = Int(dictionary.code(of: text.slice))
            if code == occurrences.count { occurrences.append((firstRow + Int(text.record), 0)) }
            occurrences[code].count += Int(text.count)
        }
    }

    /// Reads the bytes added as texts.
    ///
    /// - Parameter notation: how the file writes numbers.
    /// - Returns: the row of the first text that is not valid in the file's encoding, if there is one.
    mutating func decode(_ decoder: TextDecoder, _ notation: NumberNotation) -> Int? {
        var codeOf: [String: Int32] = [:]
        for (slice, occurrence) in zip(dictionary.slices, occurrences) {
            let cell = CSVCell(slice)
            guard let text = cell.text(decoder) else { return occurrence.firstRow }
            let isPlainNumber = notation.isPlain && NumberParsing.double(slice.start, slice.count) != nil
            if isPlainNumber || notation.number(cell, decoder) != nil {
                evidence.numbersAmongTexts += occurrence.count
            } else if evidence.firstText == nil, !cell.isMissingNumber {
                // A mark for a missing number ("." or "NULL") would not have made the column a text.
                evidence.firstText = .init(row: occurrence.firstRow, text: text)
            }
            // Plain texts differ where their bytes do.
            let isPlain = slice.bytes.allSatisfy { $0 < 0x80 && $0 != CSVDialect.quote }
            if !isPlain, let known = codeOf[text] {
                textOf.append(known)
                continue
            }
            let code = Int32(texts.count)
            if !isPlain { codeOf[text] = code }
            textOf.append(code)
            texts.append(text)
        }
        return nil
    }

    /// The code of a string of bytes that was added.
    func code(of slice: ByteDictionary.Slice) -> Int32 {
        guard let known = dictionary.knownCode(of: slice) else { preconditionFailure("a text that was never added") }
        return textOf[Int(known)]
    }
}
