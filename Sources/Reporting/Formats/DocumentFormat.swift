/// An output format: one file each, and one line in ``DocumentFormats/all``.
public protocol DocumentFormat: Sendable {
    /// The name users write.
    var name: String { get }
    var fileExtension: String { get }
    /// The whole document as text.
    func render(_ document: Document, style: HouseStyle) -> String
}

/// Every format there is; a new one is a line here.
public enum DocumentFormats {
    public static let all: [any DocumentFormat] = [
        TerminalFormat(), MarkdownFormat(), HTMLFormat(), CSVFormat(), JSONFormat(),
    ]

    public static func named(_ name: String) -> (any DocumentFormat)? {
        all.first { $0.name == name }
    }
}
