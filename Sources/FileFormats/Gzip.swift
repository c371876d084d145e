import CZlib
import Glibc

/// The most a compressed file may expand to: a guard against files made to fill a disk.
let largestDecompressedSize = 64 << 30

/// Decompresses a gzip file of one or several members.
///
/// - Throws: ``FileFormatError/brokenGzip(path:)``, or what the spool throws.
func gunzip(_ file: FileBytes, into spool: inout ByteSpool) throws(FileFormatError) {
    var stream = z_stream()
    // 15 bits of window, + 16: a gzip wrapper, checked.
    guard inflateInit2_(&stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
        throw .brokenGzip(path: file.path)
    }
    defer { inflateEnd(&stream) }
    var output = [UInt8](repeating: 0, count: 1 << 20)
    var consumed = 0
    var status = Z_OK
    while consumed < file.count || status == Z_OK && stream.avail_out == 0 {
        let (room, pending) = (output.count, min(file.count - consumed, 1 << 30))
        file.withBytes { input in
            output.withUnsafeMutableBufferPointer { buffer in
                stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress! + consumed)
                stream.avail_in = UInt32(pending)
                stream.next_out = buffer.baseAddress
                stream.avail_out = UInt32(room)
                status = inflate(&stream, Z_NO_FLUSH)
            }
        }
        consumed += pending - Int(stream.avail_in)
        try spool.append(output.span.extracting(first: room - Int(stream.avail_out)).bytes)
        guard spool.count <= largestDecompressedSize else { throw .brokenGzip(path: file.path) }
        switch status {
        case Z_STREAM_END:  // another member may follow
            if consumed < file.count, inflateReset(&stream) != Z_OK { throw .brokenGzip(path: file.path) }
        case Z_OK: continue
        default: throw .brokenGzip(path: file.path)
        }
    }
    guard status == Z_STREAM_END else { throw .brokenGzip(path: file.path) }
}
