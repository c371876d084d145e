import Frame

/// The levels, over a whole file, of columns of numbers that are taken as categories: what a block of the file cannot
/// know by itself. Texts carry those of the whole file.
struct FileLevels: Sendable {
    /// Of columns as the file holds them, where waves write them differently, and of the variable that tells waves apart.
    var raw: [String: CategoricalLevels] = [:]
    /// Of columns declared categorical without values, after codes of other waves have been translated.
    var recoded: [String: CategoricalLevels] = [:]
    /// Of columns whose labels may not be all, whether there are values without one.
    var hasUnlabelled: [String: Bool] = [:]
}
