import Glibc

/// Takes bytes as they come from a pipe or a decompressor: a few in memory, more in a temporary file that has no name, so
/// that nothing of it remains whatever happens.
struct ByteSpool: ~Copyable {
    /// More bytes than this go to a file.
    static let mostInMemory = 64 << 20

    /// Everything a spool took. The owner frees it.
    struct Drained {
        let bytes: UnsafeRawBufferPointer
        /// Whether the bytes are a mapped file rather than allocated memory.
        let isMapped: Bool
    }

    /// What the bytes come from, for messages.
    private let path: String
    private var memory: UnsafeMutableRawBufferPointer
    private var used = 0
    /// Bytes in the file; those in memory follow them.
    private var written = 0
    private var descriptor: Int32 = -1

    init(path: String) {
        self.path = path
        memory = .allocate(byteCount: 1 << 20, alignment: 16)
    }

    deinit {
        memory.deallocate()
        if descriptor >= 0 { close(descriptor) }
    }

    /// The number of bytes taken.
    var count: Int { written + used }

    /// Takes everything that an open file or pipe has to give.
    mutating func drain(_ input: Int32) throws(FileFormatError) {
        while true {
            try makeRoom()
            let found = read(input, memory.baseAddress! + used, memory.count - used)
            if found < 0, errno == EINTR { continue }
            guard found >= 0 else { throw .cannotOpen(path: path, reason: .init(code: errno)) }
            if found == 0 { return }
            used += found
        }
    }

    /// Takes some bytes.
    mutating func append(_ bytes: RawSpan) throws(FileFormatError) {
        var rest = bytes
        while !rest.isEmpty {
            try makeRoom()
            let taken = min(rest.byteCount, memory.count - used)
            unsafe rest.withUnsafeBytes { source in
                (memory.baseAddress! + used).copyMemory(from: source.baseAddress!, byteCount: taken)
            }
            used += taken
            rest = rest.extracting(last: rest.byteCount - taken)
        }
    }

    private mutating func makeRoom() throws(FileFormatError) {
        guard used == memory.count else { return }
        if memory.count < Self.mostInMemory {
            let size = memory.count * 2
            memory = UnsafeMutableRawBufferPointer(start: realloc(memory.baseAddress, size)!, count: size)
        } else {
            try writeOut()
        }
    }

    private mutating func writeOut() throws(FileFormatError) {
        if descriptor < 0 { descriptor = try Self.temporaryFile(for: path) }
        var done = 0
        while done < used {
            let count = write(descriptor, memory.baseAddress! + done, used - done)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw .cannotSpool(path: path, folder: Self.folder, code: errno) }
            done += count
        }
        written += used
        used = 0
    }

    /// The folder of temporary files.
    static var folder: String { getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp" }

    private static func temporaryFile(for path: String) throws(FileFormatError) -> Int32 {
        var template = Array("\(folder)/lbc-XXXXXX".utf8CString)
        let descriptor = mkstemp(&template)
        guard descriptor >= 0 else { throw .cannotSpool(path: path, folder: folder, code: errno) }
        unlink(template)
        return descriptor
    }

    /// Hands over everything taken.
    ///
    /// - Throws: ``FileFormatError/empty(path:)`` when that is nothing.
    consuming func finish() throws(FileFormatError) -> Drained {
        guard count > 0 else { throw .empty(path: path) }
        guard descriptor >= 0 else {
            let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: used, alignment: 16)
            copy.copyMemory(from: UnsafeRawBufferPointer(rebasing: memory[..<used]))
            return Drained(bytes: UnsafeRawBufferPointer(copy), isMapped: false)
        }
        try writeOut()
        guard let address = mmap(nil, written, PROT_READ, MAP_PRIVATE, descriptor, 0), address != MAP_FAILED else {
            throw .cannotSpool(path: path, folder: Self.folder, code: errno)
        }
        return Drained(bytes: UnsafeRawBufferPointer(start: address, count: written), isMapped: true)
    }
}
