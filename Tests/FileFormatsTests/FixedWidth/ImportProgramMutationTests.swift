import Frame
import Probability
import Testing

@testable import FileFormats

/// Programs damaged at random must be followed or refused at a place.
@Suite("Damaged import programs")
struct ImportProgramMutationTests {
    private static let pieces = [
        ";", "'", "\"", "/*", "*/", "*", "%", "-", "--", "=", "(", ")", "@", "+", "/", "#2", ".", "$", ",",
        "9999999999999999999",
        "INPUT", "VALUE", "PROC FORMAT;", "A1-A99999", "8.2", "名", "\u{0}", "\r\n", "LENGTH", "1-4",
    ]

    @Test("Thousands of damaged programs", arguments: 0..<4)
    func mutations(seed: Int) {
        var generator = SeededGenerator(seed: UInt64(300 + seed))
        let whole = Array(ImportProgramTests.program)
        var (followed, refused) = (0, 0)
        for _ in 0..<2500 {
            var characters = whole
            for _ in 0..<Int.random(in: 1...4, using: &generator) {
                let place = Int.random(in: characters.indices, using: &generator)
                let length = min(Int.random(in: 0...5, using: &generator), characters.count - place)
                let piece = Self.pieces.randomElement(using: &generator)!
                characters.replaceSubrange(
                    place..<place + length, with: Bool.random(using: &generator) ? Array(piece) : [])
            }
            do throws(FileFormatError) {
                let program = try ImportProgram(text: String(characters), file: "a.sas")
                followed += 1
                for field in program.layout?.fields ?? [] {
                    #expect(!field.bytes.isEmpty && field.bytes.upperBound <= FixedField.longestLine)
                }
                guard let layout = program.layout else { continue }
                _ = try? CSVFile(
                    text: "1234567890 12345678901234567890\n\n1\n", CSVOptions(raggedRows: .fill, layout: layout)
                )
                .read()
            } catch {
                refused += 1
                #expect("\(error)".hasPrefix("a.sas"), "\(error)")
            }
        }
        #expect(followed > 200 && refused > 200)
    }
}
