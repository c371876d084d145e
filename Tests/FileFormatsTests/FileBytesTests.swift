import Foundation
import TestSupport
import Testing

@testable import FileFormats

@Suite("The bytes of a file")
struct FileBytesTests {
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    @Test("A mapped file has the bytes that were written")
    func mapped() throws {
        let written = (0..<100_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        let path = try folder.write(written, to: "bytes.bin")
        let bytes = try FileBytes.open(path)
        #expect(bytes.count == written.count)
        #expect(bytes.path == path)
        #expect(bytes.withBytes { Array($0) } == written)
    }

    @Test("Bytes in memory are copied")
    func inMemory() throws {
        var source = Array("id\n1\n".utf8)
        let bytes = try FileBytes(path: testPath, bytes: source)
        source[0] = 0
        #expect(bytes.text == "id\n1\n")
        #expect(bytes.path == testPath)
    }

    @Test("Text is UTF-8 or none")
    func text() throws {
        #expect(try FileBytes(path: testPath, bytes: Array("留守儿童 👧".utf8)).text == "留守儿童 👧")
        #expect(try FileBytes(path: testPath, bytes: [0xC1, 0xF4, 0xCA, 0xD8]).text == nil)
        // An encoded surrogate, and an overlong slash.
        #expect(try FileBytes(path: testPath, bytes: [0xED, 0xA0, 0x80]).text == nil)
        #expect(try FileBytes(path: testPath, bytes: [0xC0, 0xAF]).text == nil)
    }

    @Test("A prefix longer than the file is no prefix")
    func prefix() throws {
        let bytes = try FileBytes(path: testPath, bytes: [1, 2])
        #expect(bytes.hasPrefix([1, 2]) && bytes.hasPrefix([1]) && bytes.hasPrefix([]))
        #expect(!bytes.hasPrefix([1, 2, 3]) && !bytes.hasPrefix([2]))
    }

    @Test("A file of one byte, of the first byte of gzip")
    func oneByte() throws {
        let path = try folder.write([0x1F], to: "one.csv")
        #expect(try FileBytes.open(path).count == 1)
    }

    @Test("No file, a folder, a device, an empty file")
    func refusals() throws {
        let missing = folder.path + "/absent.csv"
        #expect(throws: FileFormatError.cannotOpen(path: missing, reason: .notFound)) { try FileBytes.open(missing) }
        let within = try folder.write("x\n", to: "file.csv") + "/inside.csv"
        #expect(throws: FileFormatError.cannotOpen(path: within, reason: .notFound)) { try FileBytes.open(within) }
        #expect(throws: FileFormatError.cannotOpen(path: "", reason: .notFound)) { try FileBytes.open("") }
        let folderPath = folder.path
        #expect(throws: FileFormatError.cannotOpen(path: folderPath, reason: .isDirectory)) {
            try FileBytes.open(folderPath)
        }
        #expect(throws: FileFormatError.cannotOpen(path: "/dev/null", reason: .isNoFile)) {
            try FileBytes.open("/dev/null")
        }
        let empty = try folder.write("", to: "empty.csv")
        #expect(throws: FileFormatError.empty(path: empty)) { try FileBytes.open(empty) }
        #expect(throws: FileFormatError.empty(path: testPath)) { try FileBytes(path: testPath, bytes: []) }
    }

    @Test("A name too long for the system is the system's own error")
    func nameTooLong() {
        let path = String(repeating: "x", count: 300)
        #expect(throws: FileFormatError.cannotOpen(path: path, reason: .other(ENAMETOOLONG))) {
            try FileBytes.open(path)
        }
    }

    @Test("A file that may not be read", .enabled(if: geteuid() != 0, "the superuser may read every file"))
    func noPermission() throws {
        let path = try folder.write("id\n1\n", to: "secret.csv")
        chmod(path, 0)
        #expect(throws: FileFormatError.cannotOpen(path: path, reason: .noPermission)) { try FileBytes.open(path) }
    }
}
