extension Column {
    /// The column as categories: with its own levels, or with those of the whole that it is a block of, which hold all of
    /// its own.
    package func categories(among whole: CategoricalLevels?) -> CategoryCodes {
        let own = categories
        guard let whole, whole != own.levels else { return own }
        let places = Dictionary(zip(whole.map(\.code), Int32(0)...), uniquingKeysWith: { first, _ in first })
        let translation = own.levels.map { level -> Int32 in
            // To count it as missing would be a wrong number that nobody sees.
            guard let place = places[level.code] else { preconditionFailure("a category its whole has not") }
            return place
        }
        return CategoryCodes(codes: own.codes.map { $0 < 0 ? -1 : translation[Int($0)] }, levels: whole)
    }
}
