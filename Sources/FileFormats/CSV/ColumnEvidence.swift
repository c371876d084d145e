/// What was noticed while deciding the type of a column.
public struct ColumnEvidence: Sendable, Equatable {
    /// A cell that tells.
    public struct Cell: Sendable, Equatable {
        public let row: Int
        public let text: String
    }

    /// The first cell that is not a number, in a column of texts.
    public internal(set) var firstText: Cell?
    /// The number of cells that are numbers, in a column of texts.
    public internal(set) var numbersAmongTexts = 0
    /// Whether some number is written with leading zeros, as codes are.
    public internal(set) var hasLeadingZeros = false
    /// The row of the first number that is not written as programs write them: with full-width digits, or an apostrophe
    /// before it.
    public internal(set) var firstHandwritten: Int?

    init(
        firstText: Cell? = nil, numbersAmongTexts: Int = 0, hasLeadingZeros: Bool = false, firstHandwritten: Int? = nil
    ) {
        self.firstText = firstText
        self.numbersAmongTexts = numbersAmongTexts
        self.hasLeadingZeros = hasLeadingZeros
        self.firstHandwritten = firstHandwritten
    }

    /// Of a column of numbers, by what was noticed in each chunk.
    init(_ pieces: [ColumnPiece], _ recordCounts: [Int]) {
        hasLeadingZeros = pieces.contains(where: \.hasLeadingZeros)
        var firstRow = 0
        for (piece, count) in zip(pieces, recordCounts) {
            if let record = piece.firstHandwritten {
                firstHandwritten = firstRow + record
                return
            }
            firstRow += count
        }
    }
}
