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
        let translations = pieces.map { piece in piece.texts.map { dictionary.code(of: $0.slice) } }
        _ = mapInOrder(runs.count) { number in
            let translation = translations[number]
            for row in runs[number] where codes.base[row] >= 0 {
                codes.base[row] = translation[Int(codes.base[row])]
            }
        }
    }
}
