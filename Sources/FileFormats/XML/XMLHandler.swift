/// What is done with the parts of an XML document as they pass by, in the order in which they stand in it.
public protocol XMLHandler: AnyObject {
    /// An element begins.
    ///
    /// - Throws: an error that ends the reading.
    func start(_ element: XMLElement) throws(FileFormatError)

    /// The element of this name, without a prefix, ends.
    ///
    /// - Throws: an error that ends the reading.
    func end(_ name: String) throws(FileFormatError)

    /// The element of this name, without a prefix and up to its null, ends: the same, for readers of many elements.
    ///
    /// - Throws: an error that ends the reading.
    func end(bytes name: UnsafePointer<CChar>) throws(FileFormatError)

    /// A piece of text in UTF-8. A text may come in several pieces, which may divide a character.
    ///
    /// - Parameter bytes: must not be kept.
    /// - Throws: an error that ends the reading.
    func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(FileFormatError)
}

extension XMLHandler {
    public func end(bytes name: UnsafePointer<CChar>) throws(FileFormatError) { try end(String(cString: name)) }
}
