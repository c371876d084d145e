public import FileFormats

/// The columnar file beside a text file, which holds what the text file did when it was converted.
public struct ColumnCache: Sendable {
    /// What has become of it.
    public enum State: Sendable {
        /// There is none, or one of the file read in another way.
        case none
        /// The text file is as it was.
        case fresh(ColumnarFile, ColumnarOrigin)
        /// There is one that cannot be used, and why.
        case unusable(String)
    }

    public let state: State

    /// The path of the cache of a text file.
    public static func path(of path: String) -> String { path + ColumnarFile.fileExtension }

    /// Whether a file is columnar itself.
    public static func isColumnar(_ path: String) -> Bool { ColumnarFile.isColumnar(path) }

    /// Whether a file is of a kind that a cache would not make much quicker to read.
    public static func isNeedless(_ path: String) -> Bool { ReadStatFile.isOne(path) }

    /// Looks for the cache of the text file at `path`, read with `options`.
    ///
    /// It is fresh when size, modification and status-change time of the text file are what they were, or when its bytes
    /// are (by SHA-256).
    public init(of path: String, _ options: CSVOptions) {
        state = Self.state(of: path, options)
    }

    private static func state(of path: String, _ options: CSVOptions) -> State {
        let place = Self.path(of: path)
        guard SourceState(ofFile: path) != nil, SourceState(ofFile: place) != nil else { return .none }
        do throws(FileFormatError) {
            let cache = try ColumnarFile(path: place)
            guard let origin = cache.origin, origin.isWhole, origin.options == options else { return .none }
            guard try origin.isFresh(path) else { return .unusable(SurveyDataError.staleCache(of: path)) }
            return .fresh(cache, origin)
        } catch {
            return .unusable(SurveyDataError.unusableCache(error, of: path))
        }
    }
}
