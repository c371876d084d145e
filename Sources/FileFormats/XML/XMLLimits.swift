/// How much of an XML document is taken before it is refused: files from elsewhere may be made to fill the memory.
public struct XMLLimits: Sendable {
    /// Elements within elements.
    public var depth = 256
    /// Bytes of the whole document.
    public var bytes = 4 << 30
    /// Bytes of one tag with its attributes, or of one comment.
    public var tagBytes = 4 << 20
    /// Whether the document may name a document type kept elsewhere, which is never fetched. Old dialects of archives do.
    /// Declarations within the document are refused in any case.
    public var allowsExternalDoctype = false

    public init() {}
}
