import CExpat
import Frame
import Glibc

/// Reads an XML document as a stream, in memory that does not grow with it. Document types and entities other than the five
/// of XML itself are refused: they serve attacks, not data.
public final class XMLReader {
    private let parser: XML_Parser
    private let handler: any XMLHandler
    private let path: String
    private let limits: XMLLimits
    private var depth = 0
    /// Bytes taken so far.
    private var taken = 0
    /// What ended the reading.
    private var failure: FileFormatError?

    /// - Parameters:
    ///   - path: of the file, or of the part of an archive, for messages.
    ///   - isUTF8: whether the bytes are UTF-8 whatever the document says.
    ///   - handler: what is done with the parts.
    public init(path: String, limits: XMLLimits = XMLLimits(), isUTF8: Bool = false, handler: any XMLHandler)
        throws(FileFormatError)
    {
        guard let parser = XML_ParserCreate(isUTF8 ? "UTF-8" : nil) else {
            throw .brokenXML(position: .init(whole: path), reason: String(cString: strerror(ENOMEM)))
        }
        self.parser = parser
        self.path = path
        self.limits = limits
        self.handler = handler
        XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
        XML_SetElementHandler(
            parser,
            { reader, name, attributes in
                if let name { XMLReader.of(reader)?.start(name, attributes) }
            },
            { reader, name in
                if let name { XMLReader.of(reader)?.end(name) }
            })
        XML_SetCharacterDataHandler(parser) { reader, text, count in
            if let text { XMLReader.of(reader)?.text(text, Int(count)) }
        }
        XML_SetStartDoctypeDeclHandler(parser) { reader, _, _, _, hasDeclarations in
            XMLReader.of(reader)?.doctype(hasDeclarations: hasDeclarations != 0)
        }
        XML_SetSkippedEntityHandler(parser) { reader, _, _ in
            XMLReader.of(reader)?.refuse(.entity)
        }
    }

    deinit { XML_ParserFree(parser) }

    /// Takes the next bytes.
    ///
    /// - Throws: ``FileFormatError/brokenXML(position:reason:)``, ``FileFormatError/refusedXML(position:_:)``, or what the
    ///   handler throws.
    public func read(_ bytes: UnsafeBufferPointer<UInt8>, isLast: Bool) throws(FileFormatError) {
        var rest = bytes[...]
        repeat {
            let piece = UnsafeBufferPointer(rebasing: rest.prefix(Self.pieceSize))
            rest = rest.dropFirst(piece.count)
            try read(piece: piece, isLast: isLast && rest.isEmpty)
        } while !rest.isEmpty
    }

    private static let pieceSize = 1 << 20

    private func read(piece: UnsafeBufferPointer<UInt8>, isLast: Bool) throws(FileFormatError) {
        taken += piece.count
        if taken > limits.bytes { throw .refusedXML(position: xmlPosition(of: parser, path), .size(limits.bytes)) }
        let status = piece.withMemoryRebound(to: CChar.self) {
            XML_Parse(parser, $0.baseAddress, Int32($0.count), isLast ? 1 : 0)
        }
        if let failure { throw failure }
        guard status == XML_STATUS_OK else {
            let reason = XML_ErrorString(XML_GetErrorCode(parser)).map { String(cString: $0) } ?? ""
            throw .brokenXML(position: xmlPosition(of: parser, path), reason: reason)
        }
        // What has not ended yet is looked at again with every piece.
        if taken - Int(max(0, XML_GetCurrentByteIndex(parser))) > limits.tagBytes + piece.count, !isLast {
            throw .refusedXML(position: xmlPosition(of: parser, path), .tag(limits.tagBytes))
        }
    }

    private static func of(_ pointer: UnsafeMutableRawPointer?) -> XMLReader? {
        pointer.map { Unmanaged<XMLReader>.fromOpaque($0).takeUnretainedValue() }
    }
}

/// What the parser calls.
extension XMLReader {
    private func start(_ name: UnsafePointer<CChar>, _ attributes: UnsafeMutablePointer<UnsafePointer<CChar>?>?) {
        guard failure == nil else { return }
        depth += 1
        guard depth <= limits.depth else { return refuse(.depth(limits.depth)) }
        let element = XMLElement(name: name, attributes: attributes, parser: parser, path: path)
        attempt { () throws(FileFormatError) in try handler.start(element) }
    }

    private func end(_ name: UnsafePointer<CChar>) {
        guard failure == nil else { return }
        depth -= 1
        attempt { () throws(FileFormatError) in try handler.end(bytes: XMLElement.localName(name)) }
    }

    private func text(_ text: UnsafePointer<CChar>, _ count: Int) {
        guard failure == nil else { return }
        text.withMemoryRebound(to: UInt8.self, capacity: count) { bytes in
            attempt { () throws(FileFormatError) in
                try handler.text(UnsafeBufferPointer(start: bytes, count: count))
            }
        }
    }

    private func doctype(hasDeclarations: Bool) {
        if hasDeclarations || !limits.allowsExternalDoctype { refuse(.doctype) }
    }

    private func refuse(_ refusal: FileFormatError.XMLRefusal) {
        stop(.refusedXML(position: xmlPosition(of: parser, path), refusal))
    }

    private func attempt(_ body: () throws(FileFormatError) -> Void) {
        do throws(FileFormatError) { try body() } catch { stop(error) }
    }

    private func stop(_ error: FileFormatError) {
        guard failure == nil else { return }
        failure = error
        XML_StopParser(parser, 0)
    }
}
