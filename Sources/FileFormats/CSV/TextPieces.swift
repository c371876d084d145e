import Frame
import RowBlocks

/// The texts of a column: every chunk has coded them by a dictionary of its own.
struct TextPieces {
    let pieces: [ColumnPiece]
    /// The rows of each chunk in `codes`.
    let runs: [Range<Int>]
    let codes: ColumnRoom.Rows<Int32>

    /// Replaces the codes of every chunk by those of a dictionary of the whole file.
    func recode(_ dictionary: TextDictionary) {
        let translations = pieces.map { piece in piece.texts.map { dictionary.code(of: $0.text) } }
        _ = mapInOrder(runs.count) { number in
            let translation = translations[number]
            for row in runs[number] where codes.base[row] >= 0 {
                codes.base[row] = translation[Int(codes.base[row])]
            }
        }
    }
}

/// The distinct texts of a column over the whole file, in order of first appearance.
struct TextDictionary: Sendable {
    private var dictionary = ByteDictionary()
    /// The row in which each string of bytes first appears.
    private var firstRows: [Int] = []
    /// The text of each string of bytes: different bytes may be one text.
    private var textOf: [Int32] = []
    private(set) var texts: [String] = []
    private var isNumber: [Bool] = []
    private(set) var evidence = ColumnEvidence()

    /// Adds the texts of a chunk, whose first row is given.
    mutating func add(_ piece: ColumnPiece, firstRow: Int) {
        for (slice, record) in piece.texts where Int(dictionary.code(of: slice)) == firstRows.count {
            firstRows.append(firstRow + Int(record))
        }
    }

    /// Reads the bytes added as texts.
    ///
    /// - Returns: the row of the first text that is not valid in the file's encoding, if there is one.
    mutating func decode(_ decoder: TextDecoder) -> Int? {
        var codeOf: [String: Int32] = [:]
        for (slice, row) in zip(dictionary.slices, firstRows) {
            let cell = CSVCell(slice)
            guard let text = cell.text(decoder) else { return row }
            let number = NumberParsing.double(slice.start, slice.count) != nil
            // A mark for a missing number ("." or "NULL") would not have made the column a text.
            if !number, evidence.firstText == nil, !cell.isMissingNumber {
                evidence.firstText = .init(row: row, text: text)
            }
            let isPlain = slice.bytes.allSatisfy { $0 < 0x80 && $0 != CSVDialect.quote }
            // Plain texts differ where their bytes do.
            if !isPlain, let known = codeOf[text] {
                textOf.append(known)
                continue
            }
            let code = Int32(texts.count)
            if !isPlain || text.utf8.contains(CSVDialect.quote) { codeOf[text] = code }
            textOf.append(code)
            texts.append(text)
            isNumber.append(number)
        }
        return nil
    }

    /// The code of a string of bytes that was added.
    func code(of slice: ByteDictionary.Slice) -> Int32 {
        guard let known = dictionary.knownCode(of: slice) else { preconditionFailure("a text that was never added") }
        return textOf[Int(known)]
    }

    /// Counts the numbers among texts, which tell a column of numbers with a stray text from one of names.
    mutating func count(_ codes: some Sequence<Int32>) {
        guard isNumber.contains(true) else { return }
        let numbers = isNumber
        evidence.numbersAmongTexts += codes.count { $0 >= 0 && numbers[Int($0)] }
    }
}
