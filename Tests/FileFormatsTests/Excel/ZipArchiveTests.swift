import Testing

@testable import FileFormats

@Suite("Zip archives from strangers")
struct ZipArchiveTests {
    static func open(_ bytes: [UInt8]) throws(FileFormatError) -> ZipArchive {
        try ZipArchive(FileBytes(path: "book.xlsx", bytes: bytes))
    }

    static func part(_ name: String, _ text: String) -> ZipMaker.Part {
        ZipMaker.Part(name: name, bytes: Array(text.utf8))
    }

    @Test("Parts are found whatever their capitals, and come out as they went in")
    func parts() throws {
        let long = Array(repeating: Array("<c r=\"A1\"><v>1</v></c>".utf8), count: 50_000).flatMap { $0 }
        var stored = Self.part("plain", "text")
        stored.isDeflated = false
        let archive = try Self.open(
            ZipMaker.archive([Self.part("XL\\Workbook.xml", "a"), stored, .init(name: "long", bytes: long)]))
        #expect(archive.entries.map(\.name) == ["XL/Workbook.xml", "plain", "long"])
        #expect(try archive.bytes(of: try #require(archive["xl/workbook.xml"]), limit: 10) == Array("a".utf8))
        #expect(try archive.bytes(of: try #require(archive["plain"]), limit: 10) == Array("text".utf8))
        #expect(try archive.bytes(of: try #require(archive["long"]), limit: 1 << 30) == long)
        #expect(archive["none"] == nil)
    }

    private func problem(_ bytes: [UInt8]) -> ZipProblem? {
        do throws(FileFormatError) {
            let archive = try Self.open(bytes)
            for entry in archive.entries { _ = try archive.bytes(of: entry, limit: 1 << 20) }
            return nil
        } catch {
            if case .brokenZip(_, let problem) = error { return problem }
            return nil
        }
    }

    @Test("A part that claims to expand beyond measure is not inflated")
    func bomb() {
        var large = Self.part("a", String(repeating: " ", count: 100_000))
        large.claimedSize = 4_000_000_000
        #expect(problem(ZipMaker.archive([large])) == .bomb("a"))
        #expect(problem(ZipMaker.archive([.init(name: "a", bytes: Array(repeating: 0, count: 2 << 20))])) == .bomb("a"))
    }

    @Test("A part that expands to more, or less, than it claims is damaged")
    func lies() {
        for size in [0, 4, 6, 100_000] {
            var part = Self.part("a", "12345")
            part.claimedSize = size
            #expect(problem(ZipMaker.archive([part])) == .damaged("a"))
        }
    }

    @Test("Parts that share bytes, or names, are refused")
    func overlap() {
        var second = Self.part("b", "text of b")
        second.claimedOffset = 0
        #expect(problem(ZipMaker.archive([Self.part("a", "text of a"), second])) == .overlap("b"))
        #expect(problem(ZipMaker.archive([Self.part("a", "x"), Self.part("A", "y")])) == .repeated("A"))
    }

    @Test("Encryption and other methods are named")
    func others() {
        var part = Self.part("a", "x")
        part.flags = 1
        #expect(problem(ZipMaker.archive([part])) == .encrypted)
        part.flags = 0
        part.method = 12
        #expect(problem(ZipMaker.archive([part])) == .method("a", 12))
    }

    @Test("A file cut short anywhere is refused")
    func cut() {
        let whole = ZipMaker.archive([Self.part("a", "some text"), Self.part("b", "other text")])
        for length in 1..<whole.count {
            #expect(problem(Array(whole.prefix(length))) == .noDirectory)
        }
        #expect(problem(ZipMaker.archive([Self.part("a", "x")], count: 3)) == .noDirectory)
    }
}
