import Frame

/// How survey files are made into one: a list of steps, declared in a YAML file that can stand wherever data can.
public struct Combination: Sendable {
    /// The path of the file that declares it.
    public let path: String
    let steps: [CombinationStep]
    /// The SHA-256 of the file's text.
    let digest: String

    /// Whether a path is that of a combination rather than of data: by its extension.
    public static func isDeclared(by path: String) -> Bool {
        let name = path.lowercased()
        return name.hasSuffix(".yaml") || name.hasSuffix(".yml")
    }

    /// The files that data are made of: those of a combination, and the combinations among them, where it can be opened.
    public static func sourcePaths(of path: String) -> [String] {
        guard isDeclared(by: path) else { return [] }
        return (try? CombinedSource(path: path, notation: FileNotation()))?.sourcePaths ?? []
    }
}

/// A step of a combination: the first gives rows, each later one changes what the one before gave.
struct CombinationStep: Sendable {
    enum Kind: Sendable {
        case file(FileDeclaration)
        case append(AppendDeclaration)
        case join(JoinDeclaration)
        case wide(WideDeclaration)
        case long(LongDeclaration)
    }

    let kind: Kind
    let position: SourcePosition
}

/// A word of a declaration and where it stands.
struct PlacedText: Sendable, Equatable {
    let text: String
    let position: SourcePosition
}

/// A file, and what is taken of it.
struct FileDeclaration: Sendable {
    /// As it can be opened.
    let path: PlacedText
    let notation: FileNotation
    /// The columns taken, as the file calls them; all when `nil`.
    let columns: [PlacedText]?
    /// What columns are called from here on.
    let renames: [(from: PlacedText, to: PlacedText)]
}

/// Files of the same kind, one below the other.
struct AppendDeclaration: Sendable {
    /// The waves' files, with the value of `wave` in each; empty texts where waves have no names.
    let files: [(wave: PlacedText, file: FileDeclaration)]
    /// The variable that is added; `nil` where the files have one already.
    let wave: PlacedText?
    /// Columns taken as texts in all files.
    let texts: [PlacedText]
}

/// A file whose columns are added to the rows there are, by a key.
struct JoinDeclaration: Sendable {
    /// How many rows of either side may have the same key.
    enum Cardinality: String, Sendable, CaseIterable {
        case oneToOne = "1:1"
        case manyToOne = "m:1"
        case oneToMany = "1:m"

        /// Whether a key may occur only once among the rows there are.
        var isLeftUnique: Bool { self != .manyToOne }
        /// Whether a key may occur only once in the file.
        var isRightUnique: Bool { self != .oneToMany }
    }

    /// What becomes of rows that the file has nothing for.
    enum Unmatched: String, Sendable, CaseIterable {
        case keep, drop, refuse
    }

    let file: FileDeclaration
    /// What the key is called among the rows there are and in the file.
    let keys: [(left: PlacedText, right: PlacedText)]
    let cardinality: Cardinality
    let unmatched: Unmatched
}

/// Rows of persons in waves made into rows of persons: a column for every variable in every wave.
struct WideDeclaration: Sendable {
    let id: [PlacedText]
    let wave: PlacedText
    /// The waves, where they are not known from an earlier step.
    let waves: [PlacedText]
    let variables: [PlacedText]
    /// Variables that do not change from wave to wave.
    let constants: [PlacedText]
}

/// Rows of persons made into rows of persons in waves.
struct LongDeclaration: Sendable {
    let id: [PlacedText]
    let wave: PlacedText
    let waves: [PlacedText]
    /// The columns of every variable, by the place of their wave.
    let variables: [(name: PlacedText, columns: [Int: PlacedText])]
    /// Whether rows without a value in any variable are left out, not only those that were never asked.
    let dropsEmpty: Bool
}
