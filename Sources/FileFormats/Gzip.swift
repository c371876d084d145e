import CZlib
import Glibc

/// The most a compressed file may expand to: a guard against files made to exhaust memory.
let largestDecompressedSize = 16 << 30

/// Decompresses a gzip file of one or several members. The caller owns the memory returned.
func gunzip(_ file: FileBytes) throws(FileFormatError) -> UnsafeRawBufferPointer {
    var stream = z_stream()
    // 15 bits of window, + 16: a gzip wrapper, checked.
    guard inflateInit2_(&stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
        throw .brokenGzip(path: file.path)
    }
    defer { inflateEnd(&stream) }

    var output = UnsafeMutableRawBufferPointer.allocate(byteCount: max(1 << 16, 6 * file.count), alignment: 16)
    var used = 0
    let ended = file.withBytes { input -> Bool in
        var consumed = 0
        var status = Z_OK
        while consumed < input.count {
            if used == output.count {
                guard output.count < largestDecompressedSize else { return false }
                let larger = realloc(output.baseAddress, output.count * 2)!
                output = UnsafeMutableRawBufferPointer(start: larger, count: output.count * 2)
            }
            let room = UInt32(clamping: output.count - used)
            let pending = UInt32(clamping: input.count - consumed)
            stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress! + consumed)
            stream.avail_in = pending
            stream.next_out = (output.baseAddress! + used).assumingMemoryBound(to: UInt8.self)
            stream.avail_out = room
            status = inflate(&stream, Z_NO_FLUSH)
            consumed += Int(pending - stream.avail_in)
            used += Int(room - stream.avail_out)
            switch status {
            case Z_STREAM_END:  // another member may follow
                if consumed < input.count, inflateReset(&stream) != Z_OK { return false }
            case Z_OK: continue
            case Z_BUF_ERROR where used == output.count: continue
            default: return false
            }
        }
        return status == Z_STREAM_END
    }
    guard ended else {
        output.deallocate()
        throw .brokenGzip(path: file.path)
    }
    guard used > 0 else {
        output.deallocate()
        throw .empty(path: file.path)
    }
    return UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(output)[0..<used])
}
