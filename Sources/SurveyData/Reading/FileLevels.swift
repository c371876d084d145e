import Frame

/// The levels, over a whole file, of columns of numbers that are taken as categories: what a block of the file cannot
/// know by itself. Texts carry those of the whole file.
struct FileLevels: Sendable {
    /// Of columns as the file holds them, where waves write them differently, and of the variable that tells waves apart.
    var raw: [String: CategoricalLevels] = [:]
    /// Of columns declared categorical without values, after codes of other waves have been translated.
    var recoded: [String: CategoricalLevels] = [:]
}

extension Column {
    /// The column as categories: with its own levels, or with those of the whole that it is a part of.
    func categories(among whole: CategoricalLevels?) -> CategoryCodes {
        let own = categories
        guard let whole, whole != own.levels else { return own }
        let places = Dictionary(
            zip(whole.map(\.code), Int32(0)...), uniquingKeysWith: { first, _ in first })
        let translation = own.levels.map { level -> Int32 in
            // To count it as missing would be a wrong number that nobody sees.
            guard let place = places[level.code] else { preconditionFailure("a category its whole has not") }
            return place
        }
        return CategoryCodes(codes: own.codes.map { $0 < 0 ? -1 : translation[Int($0)] }, levels: whole)
    }
}
