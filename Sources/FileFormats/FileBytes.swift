import CFileGuard
import Frame
import Glibc

/// The bytes of a file for as long as the object lives: mapped, or drained from a pipe or a gzip file.
public final class FileBytes: @unchecked Sendable {
    // Written once in `init` and only read afterwards, from any thread.
    private let storage: UnsafeRawBufferPointer
    private let source: Source

    /// The path as the user gave it.
    public let path: String

    /// Where the bytes lie.
    private enum Source {
        /// A file of the user's, with what it was like when it was opened.
        case file(descriptor: Int32, FileState)
        /// A spool file of ours.
        case spool
        case memory
    }

    /// Opens and maps `path`; a pipe is drained, a gzip file decompressed, neither into more memory than a
    /// ``ByteSpool`` takes. `-` is standard input.
    ///
    /// - Throws: ``FileFormatError`` when the file cannot be read, is a folder, is empty, or is a broken gzip file.
    public static func open(_ path: String) throws(FileFormatError) -> FileBytes {
        let raw = try FileBytes(raw: path)
        guard raw.hasPrefix([0x1F, 0x8B]) else { return raw }
        var spool = ByteSpool(path: path)
        try gunzip(raw, into: &spool)
        return FileBytes(path: path, try spool.finish())
    }

    private init(path: String, storage: UnsafeRawBufferPointer, source: Source) {
        self.path = path
        self.storage = storage
        self.source = source
    }

    /// What a spool holds.
    convenience init(path: String, _ drained: ByteSpool.Drained) {
        self.init(path: path, storage: drained.bytes, source: drained.isMapped ? .spool : .memory)
    }

    /// The file's bytes exactly as they lie on disk, or come through a pipe.
    convenience init(raw path: String) throws(FileFormatError) {
        let name = path == "-" ? "/dev/stdin" : path
        let descriptor = Glibc.open(name, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .cannotOpen(path: path, reason: .init(code: errno)) }
        var isKept = false
        defer { if !isKept { close(descriptor) } }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw .cannotOpen(path: path, reason: .init(code: errno)) }
        switch status.st_mode & S_IFMT {
        case S_IFREG: break
        case S_IFDIR: throw .cannotOpen(path: path, reason: .isDirectory)
        case S_IFIFO, S_IFSOCK:
            var spool = ByteSpool(path: path)
            try spool.drain(descriptor)
            self.init(path: path, try spool.finish())
            return
        default: throw .cannotOpen(path: path, reason: .isNoFile)
        }
        let size = Int(status.st_size)
        guard size > 0 else { throw .empty(path: path) }
        guard let address = mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor, 0), address != MAP_FAILED else {
            throw .cannotOpen(path: path, reason: .init(code: errno))
        }
        isKept = true
        lbc_guard_mapping(address, size)
        self.init(
            path: path, storage: UnsafeRawBufferPointer(start: address, count: size),
            source: .file(descriptor: descriptor, FileState(status)))
    }

    /// Bytes already in memory, as if they had been read from `path`.
    public convenience init(path: String, bytes: [UInt8]) throws(FileFormatError) {
        guard !bytes.isEmpty else { throw .empty(path: path) }
        let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 16)
        copy.copyBytes(from: bytes)
        self.init(path: path, storage: UnsafeRawBufferPointer(copy), source: .memory)
    }

    deinit {
        switch source {
        case .memory: storage.deallocate()
        case .spool: munmap(UnsafeMutableRawPointer(mutating: storage.baseAddress!), storage.count)
        case .file(let descriptor, _):
            lbc_unguard_mapping(storage.baseAddress!)
            munmap(UnsafeMutableRawPointer(mutating: storage.baseAddress!), storage.count)
            close(descriptor)
        }
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

extension FileBytes {
    /// Smaller files may stay in memory as a whole.
    private static let smallestReleased = 128 << 20

    /// Pages are given back so many bytes at a time: every time costs all cores an interruption.
    private static let releasedAtOnce = 8 << 20

    /// Says that work on a file, which goes from its beginning to its end, is done with these bytes, so that a file need
    /// not fit in memory. They are read from the disk again when they are needed after all.
    func release(_ range: Range<Int>) {
        guard count >= Self.smallestReleased, isMapped, let base = storage.baseAddress else { return }
        let first = range.lowerBound / Self.releasedAtOnce * Self.releasedAtOnce
        let last =
            range.upperBound == count ? count : range.upperBound / Self.releasedAtOnce * Self.releasedAtOnce
        guard first < last else { return }
        madvise(UnsafeMutableRawPointer(mutating: base + first), last - first, MADV_DONTNEED)
    }

    /// The same of a stretch that was worked on out of order: all of its pages are given back at once.
    func releaseAll(_ range: Range<Int>) {
        guard count >= Self.smallestReleased, isMapped, !range.isEmpty, let base = storage.baseAddress else { return }
        let page = 4_096
        let first = range.lowerBound / page * page
        madvise(UnsafeMutableRawPointer(mutating: base + first), range.upperBound - first, MADV_DONTNEED)
    }

    private var isMapped: Bool {
        if case .memory = source { return false }
        return true
    }

    /// Refuses what was read from a file that has been written to in the meantime. Where it was cut short, zeros were
    /// read.
    ///
    /// - Throws: ``FileFormatError/changed(path:)``.
    func refuseChanged() throws(FileFormatError) {
        guard case .file(let descriptor, let state) = source else { return }
        var status = stat()
        guard fstat(descriptor, &status) == 0, FileState(status) == state else { throw .changed(path: path) }
        if lbc_guard_was_needed(storage.baseAddress!) { throw .cannotOpen(path: path, reason: .other(EIO)) }
    }

    /// The text as UTF-8, without a byte-order mark.
    ///
    /// - Throws: ``FileFormatError/undecodable(position:encoding:)`` at the first byte that is no text.
    func transcoded(from encoding: TextEncoding) throws(FileFormatError) -> FileBytes {
        let mark: [UInt8] = encoding == .utf16BigEndian ? [0xFE, 0xFF] : [0xFF, 0xFE]
        let start = encoding.isUTF16 && hasPrefix(mark) ? 2 : 0
        var spool = ByteSpool(path: path)
        try withBytes { bytes throws(FileFormatError) in
            let decoder = TextDecoder(encoding)
            var text = UnsafeBufferPointer(rebasing: bytes[start...])
            // Line and character of what comes next.
            var place = (line: 1, column: 1)
            while !text.isEmpty {
                let piece = UnsafeBufferPointer(rebasing: text.prefix(1 << 20))
                let (converted, consumed) = decoder.converted(piece, isLast: piece.count == text.count)
                try spool.append(converted.span.bytes)
                for byte in converted {
                    if byte == CSVDialect.lineFeed {
                        place = (place.line + 1, 1)
                    } else if byte & 0xC0 != 0x80 {
                        place.column += 1
                    }
                }
                guard let consumed else {
                    throw .undecodable(
                        position: SourcePosition(file: path, line: place.line, column: place.column),
                        encoding: encoding)
                }
                text = UnsafeBufferPointer(rebasing: text[consumed...])
            }
        }
        return FileBytes(path: path, try spool.finish())
    }
}

/// What tells whether a file has been written to.
struct FileState: Sendable, Equatable {
    let size: Int
    let modified: [Int]

    init(_ status: stat) {
        size = Int(status.st_size)
        modified = [Int(status.st_mtim.tv_sec), Int(status.st_mtim.tv_nsec)]
    }
}
