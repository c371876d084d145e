import Frame
import Glibc

/// The bytes of a file, mapped or decompressed into memory, for as long as the object lives.
public final class FileBytes: @unchecked Sendable {
    // Written once in `init` and only read afterwards, from any thread.
    private let storage: UnsafeRawBufferPointer
    private let release: (UnsafeRawBufferPointer) -> Void

    /// The path as the user gave it.
    public let path: String

    /// Opens and maps `path`; a gzip file is decompressed.
    ///
    /// - Throws: ``FileFormatError`` when the file cannot be read, is a folder, is empty, or is a broken gzip file.
    public convenience init(path: String) throws(FileFormatError) {
        let mapped = try FileBytes(mapping: path)
        if mapped.hasPrefix([0x1F, 0x8B]) {
            let text = try gunzip(mapped)
            self.init(path: path, storage: text) { $0.deallocate() }
        } else {
            self.init(path: path, storage: mapped.storage) { _ in withExtendedLifetime(mapped) {} }
        }
    }

    private init(path: String, storage: UnsafeRawBufferPointer, release: @escaping (UnsafeRawBufferPointer) -> Void) {
        self.path = path
        self.storage = storage
        self.release = release
    }

    /// The file's bytes exactly as they lie on disk.
    init(mapping path: String) throws(FileFormatError) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .cannotOpen(path: path, reason: .init(code: errno)) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw .cannotOpen(path: path, reason: .init(code: errno)) }
        guard status.st_mode & S_IFMT != S_IFDIR else { throw .cannotOpen(path: path, reason: .isDirectory) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw .cannotOpen(path: path, reason: .isNoFile) }
        let size = Int(status.st_size)
        guard size > 0 else { throw .empty(path: path) }
        guard let address = mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor, 0), address != MAP_FAILED else {
            throw .cannotOpen(path: path, reason: .init(code: errno))
        }
        self.path = path
        storage = UnsafeRawBufferPointer(start: address, count: size)
        release = { munmap(UnsafeMutableRawPointer(mutating: $0.baseAddress!), $0.count) }
    }

    /// Bytes already in memory, as if they had been read from `path`.
    public convenience init(path: String, bytes: [UInt8]) throws(FileFormatError) {
        guard !bytes.isEmpty else { throw .empty(path: path) }
        let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 16)
        copy.copyBytes(from: bytes)
        self.init(path: path, storage: UnsafeRawBufferPointer(copy)) { $0.deallocate() }
    }

    /// The text as UTF-8, without a byte-order mark.
    ///
    /// - Throws: ``FileFormatError/undecodable(position:encoding:)`` at the first byte that is no text.
    func transcoded(from encoding: TextEncoding) throws(FileFormatError) -> FileBytes {
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: TextDecoder.room(for: count), alignment: 16)
        let mark: [UInt8] = encoding == .utf16BigEndian ? [0xFE, 0xFF] : [0xFF, 0xFE]
        let start = encoding.isUTF16 && hasPrefix(mark) ? 2 : 0
        let (written, invalid) = withBytes {
            TextDecoder(encoding).convert(UnsafeBufferPointer(rebasing: $0[start...]), into: buffer)
        }
        guard invalid == nil else {
            let lines = buffer[..<written].split(separator: CSVDialect.lineFeed, omittingEmptySubsequences: false)
            let characters = lines[lines.count - 1].count { $0 & 0xC0 != 0x80 }
            buffer.deallocate()
            throw .undecodable(
                position: SourcePosition(file: path, line: lines.count, column: characters + 1), encoding: encoding)
        }
        guard written > 0 else {
            buffer.deallocate()
            throw .empty(path: path)
        }
        return FileBytes(path: path, storage: UnsafeRawBufferPointer(rebasing: buffer[..<written])) { $0.deallocate() }
    }

    deinit {
        release(storage)
    }

    /// The number of bytes.
    public var count: Int { storage.count }

    /// Gives `body` the bytes; the pointer must not escape.
    func withBytes<R, Failure: Error>(_ body: (UnsafeBufferPointer<UInt8>) throws(Failure) -> R) throws(Failure) -> R {
        try body(storage.assumingMemoryBound(to: UInt8.self))
    }

    func hasPrefix(_ prefix: [UInt8]) -> Bool {
        storage.starts(with: prefix)
    }

    /// The text of the whole file, or `nil` when it is not UTF-8.
    public var text: String? {
        String(validating: storage, as: UTF8.self)
    }
}
