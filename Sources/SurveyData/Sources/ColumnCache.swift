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
    /// Whether a file is an Excel workbook, which no cache is made of.
    public static func isWorkbook(_ path: String) -> Bool { ExcelFile.isExcel(path) }

    /// Looks for the cache of the text file at `path`, read with `options`.
    ///
    /// It is fresh when size, modification and status-change time of the text file are what they were, or when its bytes
    /// are (by SHA-256).
    ///
    /// - Parameter program: what describes its columns, if something does.
    public init(of path: String, _ options: CSVOptions, program: ImportProgram? = nil) {
        guard let program, let layout = program.layout, options.layout == nil else {
            state = Self.state(of: path, options)
            return
        }
        var fixed = options
        fixed.layout = layout
        let state = Self.state(of: path, fixed)
        if case .none = state {
            let delimited = Self.state(of: path, options)
            // A file of fixed width that was once read as delimited has other names.
            if case .fresh(let cache, _) = delimited, !program.describes(cache.columnNames) {
                self.state = .none
            } else {
                self.state = delimited
            }
        } else {
            self.state = state
        }
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
