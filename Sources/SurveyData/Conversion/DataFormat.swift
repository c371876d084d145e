import FileFormats

/// A kind of file that data can be written to. A new kind is a file beside this one and a line in ``DataFormats/all``.
public protocol DataFormat: Sendable {
    /// The extensions of its files, without the point.
    var fileExtensions: [String] { get }
    /// Whether it is text, which can also go into a pipe, rather than a file that is written at any of its places.
    var isText: Bool { get }
    /// Whether files of this kind say where their columns come from.
    var recordsOrigin: Bool { get }

    /// Writes data to an empty file.
    ///
    /// - Parameters:
    ///   - descriptor: of the file, open for writing.
    ///   - path: what messages call it.
    /// - Returns: what the file could not hold as it was.
    /// - Throws: `FileFormatError` when the file cannot be written.
    func write(_ data: ConvertedData, _ style: WritingStyle, to descriptor: Int32, path: String) throws -> [String]
}

/// How text is to be written, where that is left open.
public struct WritingStyle: Sendable {
    /// The character between fields; that of the file's extension when `nil`.
    public var delimiter: Character?
    /// What stands for a missing cell.
    public var missing = ""
    /// Whether categories are written as their labels in this language, rather than as their codes.
    public var labels: String?
    /// The language of labels, in files that hold them beside the codes.
    public var language = "en"
    /// Whether texts that a spreadsheet would compute are made harmless.
    public var isSafeForSpreadsheets = false

    public init() {}
}

/// The kinds of file there are.
public enum DataFormats {
    public static let all: [any DataFormat] = [
        DelimitedFormat(fileExtensions: ["csv"], delimiter: ","),
        DelimitedFormat(fileExtensions: ["tsv", "txt"], delimiter: "\t"),
        StatisticsFormat(fileExtension: "dta", target: .stata),
        StatisticsFormat(fileExtension: "sav", target: .spss),
        StatisticsFormat(fileExtension: "zsav", target: .spssCompressed),
        ColumnarFormat(),
    ]

    /// The kind of file that a path names by its extension.
    ///
    /// - Throws: ``SurveyDataError/unknownFormat(path:known:)``.
    public static func format(of path: String) throws(SurveyDataError) -> any DataFormat {
        let name = (path.split(separator: "/").last ?? "").lowercased()
        guard let format = all.first(where: { $0.fileExtensions.contains { name.hasSuffix("." + $0) } }) else {
            throw .unknownFormat(path: path, known: all.flatMap(\.fileExtensions))
        }
        return format
    }
}
