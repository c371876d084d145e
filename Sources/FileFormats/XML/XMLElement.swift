import CExpat
public import Frame
import Glibc

/// The begin of an element. It is valid until ``XMLHandler/start(_:)`` returns.
public struct XMLElement {
    /// The name without a prefix, up to its null.
    let bytes: UnsafePointer<CChar>
    /// Names and values by turns, and a null at the end.
    private let attributes: UnsafeMutablePointer<UnsafePointer<CChar>?>?
    private let parser: XML_Parser
    private let path: String

    init(
        name: UnsafePointer<CChar>, attributes: UnsafeMutablePointer<UnsafePointer<CChar>?>?, parser: XML_Parser,
        path: String
    ) {
        bytes = Self.localName(name)
        self.attributes = attributes
        self.parser = parser
        self.path = path
    }

    /// The name without a prefix: `var` of both `<var>` and `<ddi:var>`.
    public var name: String { String(cString: bytes) }

    /// Gives `body` the names and values of all attributes, up to their nulls.
    @inline(__always)
    func forEachAttribute(_ body: (UnsafePointer<CChar>, UnsafePointer<CChar>) -> Void) {
        guard var place = attributes else { return }
        while let name = place.pointee, let value = place.successor().pointee {
            body(name, value)
            place = place.advanced(by: 2)
        }
    }

    /// The value of an attribute, by the name written: `ID`, `xml:lang`, `r:id`.
    public subscript(attribute: String) -> String? {
        guard var place = attributes else { return nil }
        while let name = place.pointee, let value = place.successor().pointee {
            if strcmp(name, attribute) == 0 { return String(cString: value) }
            place = place.advanced(by: 2)
        }
        return nil
    }

    /// Where the element begins.
    public var position: SourcePosition { xmlPosition(of: parser, path) }

    /// A name without its prefix.
    static func localName(_ name: UnsafePointer<CChar>) -> UnsafePointer<CChar> {
        strrchr(name, Int32(UInt8(ascii: ":"))).map { UnsafePointer($0.advanced(by: 1)) } ?? name
    }
}

/// Where the parser stands.
func xmlPosition(of parser: XML_Parser, _ path: String) -> SourcePosition {
    SourcePosition(
        file: path, line: Int(XML_GetCurrentLineNumber(parser)), column: Int(XML_GetCurrentColumnNumber(parser)) + 1)
}
