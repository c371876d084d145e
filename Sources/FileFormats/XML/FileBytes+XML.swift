import Glibc

extension FileBytes {
    /// Reads the file as an XML document. An encoding that it declares and that XML parsers need not know, as GB18030, is
    /// converted.
    ///
    /// - Throws: ``FileFormatError/brokenXML(position:reason:)``, ``FileFormatError/refusedXML(position:_:)``,
    ///   ``FileFormatError/undecodable(position:encoding:)``, or what the handler throws.
    public func readXML(limits: XMLLimits = XMLLimits(), handler: any XMLHandler) throws(FileFormatError) {
        let declared = declaredEncoding.flatMap { TextEncoding(name: $0) }
        let isForeign = declared == .gb18030 || declared == .big5 || declared == .windows1252
        let file = isForeign ? try transcoded(from: declared ?? .utf8) : self
        let reader = try XMLReader(path: path, limits: limits, isUTF8: isForeign, handler: handler)
        try file.withBytes { bytes throws(FileFormatError) in try reader.read(bytes, isLast: true) }
        try refuseChanged()
    }

    /// The name of the root element, without a prefix; `nil` when the file does not begin as an XML document.
    public var rootElement: String? {
        let handler = RootHandler()
        var limits = XMLLimits()
        limits.allowsExternalDoctype = true
        guard let reader = try? XMLReader(path: path, limits: limits, isUTF8: declaredEncoding != nil, handler: handler)
        else { return nil }
        // Bytes of other encodings in a comment before the root are passed over by reading only to the root.
        withBytes { bytes in
            let start = UnsafeBufferPointer(rebasing: bytes.prefix(1 << 16))
            do throws(FileFormatError) { try reader.read(start, isLast: false) } catch {}
        }
        return handler.name
    }

    /// What the XML declaration says of the encoding.
    private var declaredEncoding: String? {
        withBytes { bytes in
            let start = String(decoding: bytes.prefix(256).prefix { $0 != UInt8(ascii: ">") }, as: UTF8.self)
            guard start.drop(while: { $0 == "\u{FEFF}" }).hasPrefix("<?xml"), let key = start.firstRange(of: "encoding")
            else { return nil }
            let value = start[key.upperBound...].drop { $0.isWhitespace || $0 == "=" }
            guard let quote = value.first, quote == "\"" || quote == "'" else { return nil }
            return String(value.dropFirst().prefix { $0 != quote })
        }
    }
}

/// Knows the first element.
private final class RootHandler: XMLHandler {
    private(set) var name: String?

    func start(_ element: XMLElement) { if name == nil { name = element.name } }
    func end(_ name: String) {}
    func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}

/// The name of the root element of a file that is an XML document, without a prefix; `nil` of all others, of pipes, and of
/// what cannot be opened.
public func xmlRoot(ofFile path: String) -> String? {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return (try? FileBytes(raw: path))?.rootElement
}
