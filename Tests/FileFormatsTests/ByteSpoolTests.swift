import Glibc
import Testing

@testable import FileFormats

@Suite("Bytes that come and are gone")
struct ByteSpoolTests {
    @Test("Few bytes stay in memory, many go to a file without a name", arguments: [1, 70 << 20])
    func spool(count: Int) throws {
        var spool = ByteSpool(path: testPath)
        let piece = [UInt8](unsafeUninitializedCapacity: 1 << 20) { buffer, filled in
            for index in buffer.indices { buffer[index] = UInt8(truncatingIfNeeded: index &* 7) }
            filled = buffer.count
        }
        var left = count
        while left > 0 {
            try spool.append(piece.span.extracting(first: min(left, piece.count)).bytes)
            left -= min(left, piece.count)
        }
        #expect(spool.count == count)
        let drained = try spool.finish()
        #expect(drained.isMapped == (count > ByteSpool.mostInMemory))
        let bytes = FileBytes(path: testPath, drained)
        #expect(bytes.count == count)
        let isSame = bytes.withBytes { bytes in
            bytes.indices.allSatisfy { bytes[$0] == UInt8(truncatingIfNeeded: ($0 % (1 << 20)) &* 7) }
        }
        #expect(isSame)
    }

    @Test("A folder of temporary files that is not there is named")
    func noFolder() {
        #expect("\(FileFormatError.cannotSpool(path: "x", folder: "/no", code: ENOENT))".contains("in /no (No such"))
    }
}
