import COpenSSL

/// The SHA-256 of a file, as 64 hexadecimal digits: what a manifest records and a cache is keyed by.
///
/// - Throws: ``FileFormatError`` when the file cannot be read.
public func sha256(ofFile path: String) throws(FileFormatError) -> String {
    try FileBytes(raw: path).withBytes { sha256(of: UnsafeRawBufferPointer($0)) }
}

/// The SHA-256 of a text's UTF-8 bytes, as 64 hexadecimal digits.
public func sha256(ofText text: String) -> String {
    Array(text.utf8).withUnsafeBytes { sha256(of: $0) }
}

private func sha256(of bytes: UnsafeRawBufferPointer) -> String {
    var digest = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
    var length: UInt32 = 0
    let status = EVP_Digest(bytes.baseAddress, bytes.count, &digest, &length, EVP_sha256(), nil)
    precondition(status == 1, "SHA-256 is always available")
    return digest.prefix(Int(length)).map { byte in
        let digits = String(byte, radix: 16)
        return digits.count == 1 ? "0" + digits : digits
    }.joined()
}
