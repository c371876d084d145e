import Testing

@testable import FileFormats

@Suite("XXH64")
struct XXHash64Tests {
    @Test(
        "Published digests, seed 0",
        arguments: [
            ("", 0xEF46_DB37_51D8_E999), ("a", 0xD24E_C4F1_A98C_6E5B), ("abc", 0x44BC_2CF5_AD77_0999),
            ("Nobody inspects the spammish repetition", 0xFBCE_A83C_8A37_8BF1),
        ] as [(String, UInt64)])
    func digests(text: String, digest: UInt64) {
        #expect(XXHash64.hash(Array(text.utf8)) == digest)
    }

    @Test("Every byte counts, at every length")
    func bytes() {
        for length in 1..<100 {
            let bytes = (0..<length).map { UInt8(truncatingIfNeeded: $0 * 7) }
            let digest = XXHash64.hash(bytes)
            for place in bytes.indices {
                var other = bytes
                other[place] ^= 0x10
                #expect(XXHash64.hash(other) != digest)
            }
        }
    }
}
