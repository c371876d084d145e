import Glibc

/// A columnar file that is open for reading. It is read piece by piece rather than mapped, so that a file that is cut short
/// meanwhile is an error and no crash.
final class ColumnarBytes: Sendable {
    let path: String
    /// Bytes of the file when it was opened.
    let size: Int
    private let descriptor: Int32

    /// - Throws: ``FileFormatError/cannotOpen(path:reason:)``.
    init(path: String) throws(FileFormatError) {
        let opened = open(path, O_RDONLY | O_CLOEXEC)
        guard opened >= 0 else { throw .cannotOpen(path: path, reason: .init(code: errno)) }
        var status = stat()
        guard fstat(opened, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            let isFolder = status.st_mode & S_IFMT == S_IFDIR
            close(opened)
            throw .cannotOpen(path: path, reason: isFolder ? .isDirectory : .isNoFile)
        }
        self.path = path
        size = Int(status.st_size)
        descriptor = opened
    }

    deinit {
        close(descriptor)
    }

    /// Fills `room` with the bytes from `offset` on.
    func read(into room: UnsafeMutableRawBufferPointer, at offset: Int) throws(FileFormatError) {
        var done = 0
        while done < room.count, let start = room.baseAddress {
            let count = pread(descriptor, start + done, room.count - done, off_t(offset + done))
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw .cannotOpen(path: path, reason: .init(code: errno)) }
            guard count > 0 else { throw .damaged(path: path, .size) }
            done += count
        }
    }

    /// Some bytes, of which there must be so many in the file.
    func bytes(at offset: Int, count: Int) throws(FileFormatError) -> [UInt8] {
        guard offset <= size, count <= size - offset else { throw .damaged(path: path, .size) }
        var failure: FileFormatError?
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { room, filled in
            do throws(FileFormatError) {
                try read(
                    into: UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(room)[..<count]),
                    at: offset)
                filled = count
            } catch {
                failure = error
            }
        }
        if let failure { throw failure }
        return bytes
    }
}
