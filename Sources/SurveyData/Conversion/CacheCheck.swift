import FileFormats

/// Looks at every byte of a columnar file, and of the text file it is the cache of.
public struct CacheCheck: Sendable {
    /// Whether the file is sound, and if it is a cache, fresh.
    public let isPassed: Bool
    /// What was found.
    public let message: String

    /// - Parameters:
    ///   - path: a columnar file, or a text file with a cache.
    ///   - notation: how the text file is written.
    /// - Throws: `FileFormatError` or ``ConfigurationIssue`` when a file cannot be read or is damaged.
    public init(_ path: String, notation: FileNotation) throws {
        if ColumnarFile.isColumnar(path) {
            let file = try ColumnarFile(path: path)
            try file.verify()
            (isPassed, message) = (true, "\(Self.description(of: file)): sound")
            return
        }
        // A file that is not there is the first thing to know.
        _ = try FileBytes.open(path)
        switch try notation.cache(of: path).state {
        case .none: (isPassed, message) = (false, SurveyDataError.noCache(of: path))
        case .unusable(let notice): (isPassed, message) = (false, notice)
        case .fresh(let file, let origin):
            guard try sha256(ofFile: path) == origin.digest else {
                (isPassed, message) = (false, SurveyDataError.staleCache(of: path))
                return
            }
            try file.verify()
            (isPassed, message) = (true, "\(Self.description(of: file)): sound, and \(path) is as it was")
        }
    }

    private static func description(of file: ColumnarFile) -> String {
        "\(file.path): \(file.columnNames.count) columns, \(file.rowCount) rows"
    }
}
