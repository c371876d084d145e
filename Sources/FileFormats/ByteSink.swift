import Glibc

/// Where bytes are written, in order.
protocol ByteSink: Sendable {
    /// Writes all of `bytes`.
    func write(_ bytes: UnsafeRawBufferPointer) throws(FileFormatError)
}

/// A file or a pipe that is open for writing. Its owner closes it.
struct DescriptorSink: ByteSink {
    let descriptor: Int32
    /// What messages call it.
    let path: String

    func write(_ bytes: UnsafeRawBufferPointer) throws(FileFormatError) {
        var rest = bytes
        while let start = rest.baseAddress, !rest.isEmpty {
            let count = Glibc.write(descriptor, start, rest.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw .cannotWrite(path: path, code: errno) }
            rest = UnsafeRawBufferPointer(rebasing: rest[count...])
        }
    }
}

/// Memory that bytes are written to.
final class MemorySink: ByteSink, @unchecked Sendable {
    // One piece of work at a time writes, and its owner reads after all are done.
    private(set) var bytes: [UInt8] = []

    func write(_ bytes: UnsafeRawBufferPointer) {
        self.bytes.append(contentsOf: bytes)
    }
}
