import RowBlocks
import Testing

@testable import FileFormats

@Suite("Cutting a file at records")
struct CSVChunkTests {
    /// Cutting must not walk from every boundary to the end of a text that runs over all of them.
    @Test("A text longer than many chunks is walked through once")
    func longTextIsLinear() throws {
        func secondsToCut(chunks: Int) throws -> Double {
            let text = String(repeating: "x", count: chunks * CSVChunk.size)
            let file = try CSVFile(text: "id,note\n1,\"\(text)\"\n2,short\n")
            var cut: [CSVChunk] = []
            let time = try (0..<2).map { _ in
                try ContinuousClock().measure { cut = try CSVChunk.chunks(of: file) }
            }.min()!
            #expect(cut.count == 2, "the long record, and the short one after it")
            return time / .seconds(1)
        }
        // Eight times the text takes eight times as long, not sixty-four times.
        #expect(try secondsToCut(chunks: 32) < 24 * secondsToCut(chunks: 4))
    }
}
