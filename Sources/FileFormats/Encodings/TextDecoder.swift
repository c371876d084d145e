import Glibc

/// Reads bytes of one encoding as text, through the C library's iconv. For one thread at a time.
final class TextDecoder {
    let encoding: TextEncoding
    /// `nil` for UTF-8, which needs none.
    private let converter: iconv_t?

    /// Whether the C library can read the encoding: some systems install only a few.
    static func canRead(_ encoding: TextEncoding) -> Bool {
        guard encoding != .utf8 else { return true }
        guard let opened = iconv_open("UTF-8", encoding.iconvName), opened != iconv_t(bitPattern: -1) else {
            return false
        }
        iconv_close(opened)
        return true
    }

    /// The encoding must be one that can be read; see ``canRead(_:)``.
    init(_ encoding: TextEncoding) {
        self.encoding = encoding
        guard encoding != .utf8 else {
            converter = nil
            return
        }
        guard let opened = iconv_open("UTF-8", encoding.iconvName), opened != iconv_t(bitPattern: -1) else {
            preconditionFailure("the C library does not know \(encoding.iconvName)")
        }
        converter = opened
    }

    deinit {
        if let converter { iconv_close(converter) }
    }

    /// The text of the bytes; `nil` when they are not valid in the encoding.
    func text(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
        // ASCII is the same in all encodings but UTF-16.
        if converter == nil || (!encoding.isUTF16 && bytes.allSatisfy { $0 < 0x80 }) {
            return String(validating: bytes, as: UTF8.self)
        }
        return withUnsafeTemporaryAllocation(byteCount: Self.room(for: bytes.count), alignment: 1) { buffer in
            let (written, invalid) = convert(bytes, into: buffer)
            return invalid == nil ? String(decoding: buffer[..<written], as: UTF8.self) : nil
        }
    }

    /// Bytes of UTF-8 that so many bytes of any encoding need at the most.
    static func room(for count: Int) -> Int { count * 3 + 16 }

    /// Writes the bytes as UTF-8 into a buffer with ``room(for:)`` them.
    ///
    /// - Returns: the bytes written, and the offset of the first byte that is not valid, if there is one.
    func convert(
        _ bytes: UnsafeBufferPointer<UInt8>, into buffer: UnsafeMutableRawBufferPointer
    ) -> (written: Int, invalid: Int?) {
        guard let converter else {
            buffer.copyBytes(from: bytes)
            return (bytes.count, nil)
        }
        guard let start = bytes.baseAddress else { return (0, nil) }
        iconv(converter, nil, nil, nil, nil)
        var input: UnsafeMutablePointer<CChar>? = UnsafeMutableRawPointer(mutating: start)
            .assumingMemoryBound(to: CChar.self)
        var remaining = bytes.count
        var output: UnsafeMutablePointer<CChar>? = buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
        var free = buffer.count
        let status = iconv(converter, &input, &remaining, &output, &free)
        let isWhole = status != Int(bitPattern: UInt.max) && remaining == 0
        return (buffer.count - free, isWhole ? nil : bytes.count - remaining)
    }

    /// Reads a piece of a longer text as UTF-8.
    ///
    /// - Parameter isLast: whether nothing follows; else a character that is cut off is left to the next piece.
    /// - Returns: what could be read, and the bytes it was read from; `nil` where the next byte is no text.
    func converted(_ piece: UnsafeBufferPointer<UInt8>, isLast: Bool) -> (text: [UInt8], consumed: Int?) {
        var consumed: Int?
        let text = [UInt8](unsafeUninitializedCapacity: Self.room(for: piece.count)) { buffer, count in
            let (written, invalid) = convert(piece, into: UnsafeMutableRawBufferPointer(buffer))
            count = written
            guard let invalid else {
                consumed = piece.count
                return
            }
            // A character has at most four bytes.
            let isCut = !isLast && invalid > 0 && piece.count - invalid < 4
            consumed = isCut ? invalid : nil
        }
        return (text, consumed)
    }
}
