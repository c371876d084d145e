import CZlib
import Frame

/// A zip archive, as far as workbooks need one: parts by name, stored or deflated. What it says of itself is not believed
/// before it has been checked.
struct ZipArchive: Sendable {
    /// A part of the archive.
    struct Entry: Sendable, Equatable {
        let name: String
        fileprivate let method: UInt16
        fileprivate let checksum: UInt32
        /// Bytes when inflated.
        let size: Int
        /// Where the packed bytes lie in the file.
        fileprivate let bytes: Range<Int>
    }

    let file: FileBytes
    /// In the order of the archive's directory.
    let entries: [Entry]

    /// A workbook has a few dozen parts, and one for every picture.
    private static let mostEntries = 65_535
    /// Nothing that people type expands more than so many times, once it is large.
    private static let mostExpansion = 400
    private static let expansionCheckedFrom = 32 << 20
    /// More than a full sheet of numbers takes.
    private static let largestEntry = 32 << 30

    /// Reads the directory.
    ///
    /// - Throws: ``FileFormatError/brokenZip(path:_:)``.
    init(_ file: FileBytes) throws(FileFormatError) {
        self.file = file
        entries = try file.withBytes { bytes throws(FileFormatError) in
            do throws(ZipProblem) {
                return try Self.entries(in: ZipBytes(bytes))
            } catch {
                throw .brokenZip(path: file.path, error)
            }
        }
    }

    /// The part of a name, which does not tell capitals from small letters.
    subscript(name: String) -> Entry? {
        let wanted = name.lowercased()
        return entries.first { $0.name.lowercased() == wanted }
    }

    private static func entries(in bytes: ZipBytes) throws(ZipProblem) -> [Entry] {
        let directory = try bytes.directory()
        guard directory.count <= mostEntries else { throw .tooMany }
        var entries: [Entry] = []
        var names: Set<String> = []
        var place = directory.start
        for _ in 0..<directory.count {
            let (record, next) = try bytes.record(at: place)
            place = next
            guard names.insert(record.name.lowercased()).inserted else { throw .repeated(record.name) }
            let data = try bytes.data(of: record)
            if record.size > expansionCheckedFrom, record.size / mostExpansion > data.count { throw .bomb(record.name) }
            guard record.size <= largestEntry else { throw .bomb(record.name) }
            entries.append(
                Entry(
                    name: record.name, method: record.method, checksum: record.checksum, size: record.size, bytes: data)
            )
        }
        let laid = entries.filter { !$0.bytes.isEmpty }.sorted { $0.bytes.lowerBound < $1.bytes.lowerBound }
        for (one, other) in zip(laid, laid.dropFirst()) where one.bytes.upperBound > other.bytes.lowerBound {
            throw .overlap(other.name)
        }
        return entries
    }

    /// Inflates a part piece by piece.
    ///
    /// - Parameter take: is given the pieces and whether one is the last, and says whether it wants more.
    /// - Throws: ``FileFormatError/brokenZip(path:_:)`` when the bytes are not what the directory says, and what `take` throws.
    func inflate(
        _ entry: Entry, _ take: (UnsafeBufferPointer<UInt8>, Bool) throws(FileFormatError) -> Bool
    ) throws(FileFormatError) {
        try file.withBytes { bytes throws(FileFormatError) in
            let packed = UnsafeBufferPointer(rebasing: bytes[entry.bytes])
            guard entry.method == 8 else {
                guard packed.count == entry.size, Self.checksum(0, packed) == entry.checksum else {
                    throw .brokenZip(path: file.path, .damaged(entry.name))
                }
                _ = try take(packed, true)
                return
            }
            try inflate(entry, packed, take)
        }
        try file.refuseChanged()
    }

    private func inflate(
        _ entry: Entry, _ packed: UnsafeBufferPointer<UInt8>,
        _ take: (UnsafeBufferPointer<UInt8>, Bool) throws(FileFormatError) -> Bool
    ) throws(FileFormatError) {
        let damaged = FileFormatError.brokenZip(path: file.path, .damaged(entry.name))
        var stream = z_stream()
        // Negative bits of window: no wrapper around the deflated bytes.
        guard inflateInit2_(&stream, -15, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
            throw damaged
        }
        defer { inflateEnd(&stream) }
        let output = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 1 << 18)
        defer { output.deallocate() }
        var consumed = 0
        var written = 0
        var checksum: UInt = 0
        while true {
            let pending = min(packed.count - consumed, 1 << 30)
            stream.next_in = packed.baseAddress.map { UnsafeMutablePointer(mutating: $0 + consumed) }
            stream.avail_in = UInt32(pending)
            stream.next_out = output.baseAddress
            stream.avail_out = UInt32(output.count)
            let status = CZlib.inflate(&stream, Z_NO_FLUSH)
            consumed += pending - Int(stream.avail_in)
            let piece = UnsafeBufferPointer(rebasing: output[..<(output.count - Int(stream.avail_out))])
            written += piece.count
            checksum = UInt(Self.checksum(checksum, piece))
            let isLast = status == Z_STREAM_END
            guard isLast || (status == Z_OK && !piece.isEmpty), written <= entry.size,
                !isLast || (written == entry.size && UInt32(checksum) == entry.checksum)
            else { throw damaged }
            guard try take(piece, isLast), !isLast else { return }
        }
    }

    private static func checksum(_ checksum: UInt, _ bytes: UnsafeBufferPointer<UInt8>) -> UInt32 {
        UInt32(truncatingIfNeeded: crc32_z(checksum, bytes.baseAddress, bytes.count))
    }

    /// The whole of a small part.
    ///
    /// - Throws: what ``inflate(_:_:)`` throws, and ``ZipProblem/bomb(_:)`` for a part larger than `limit`.
    func bytes(of entry: Entry, limit: Int) throws(FileFormatError) -> [UInt8] {
        guard entry.size <= limit else { throw .brokenZip(path: file.path, .bomb(entry.name)) }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(entry.size)
        try inflate(entry) { piece, _ in
            bytes.append(contentsOf: piece)
            return true
        }
        return bytes
    }
}
