import TestSupport
import Testing

@testable import FileFormats

@Suite("The digest of a file")
struct FileDigestTests {
    /// FIPS 180-4 example vectors (NIST, "Secure Hash Standard: SHA-256 examples"; one million a's from FIPS 180-2).
    @Test(
        "Published vectors",
        arguments: [
            ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
            (
                "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
                "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
            ),
            (
                String(repeating: "a", count: 1_000_000),
                "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
            ),
        ])
    func vectors(text: String, digest: String) throws {
        let folder = try TemporaryFolder()
        #expect(try sha256(ofFile: folder.write(text, to: "vector.txt")) == digest)
    }

    @Test("A compressed file is digested as it lies on disk")
    func compressed() throws {
        let folder = try TemporaryFolder()
        let bytes = try FileBytes(raw: GzipTests.path("empty")).withBytes { Array($0) }
        let copy = try folder.write(bytes, to: "copy.bin")
        #expect(try sha256(ofFile: GzipTests.path("empty")) == sha256(ofFile: copy))
        #expect(try sha256(ofFile: copy) == "f61f27bd17de546264aa58f40f3aafaac7021e0ef69c17f6b1b4cd7664a037ec")
    }

    @Test("One bit makes another digest, and a file that is not there has none")
    func differences() throws {
        let folder = try TemporaryFolder()
        #expect(try sha256(ofFile: folder.write("a", to: "1")) != sha256(ofFile: folder.write("c", to: "2")))
        let missing = folder.path + "/3"
        #expect(throws: FileFormatError.cannotOpen(path: missing, reason: .notFound)) { try sha256(ofFile: missing) }
    }
}
