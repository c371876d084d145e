package import Frame

extension Column {
    /// The column as categories of the levels given: its own, or those of the whole that it is a block of. A category
    /// that is not among them has code −1.
    package func categories(among whole: CategoricalLevels) -> CategoryCodes {
        let own = categories
        guard whole != own.levels else { return own }
        let places = Dictionary(zip(whole.map(\.code), Int32(0)...), uniquingKeysWith: { first, _ in first })
        let translation = own.levels.map { places[$0.code] ?? -1 }
        return CategoryCodes(codes: own.codes.map { $0 < 0 ? -1 : translation[Int($0)] }, levels: whole)
    }
}
