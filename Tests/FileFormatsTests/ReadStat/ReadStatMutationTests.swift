import Probability
import TestSupport
import Testing

@testable import FileFormats

@Suite("Damaged files of Stata, SPSS and SAS")
struct ReadStatMutationTests {
    @Test(
        "A damaged file is read or refused; it never crashes or takes memory without end",
        arguments: [
            "children.sav", "children.zsav", "children118.dta", "tagged.dta", "gb18030_114.dta", "children.por",
            "children.xpt",
        ])
    func mutations(name: String) throws {
        let original = (try Places.bytes("\(ReadStatFileTests.folder)/\(name)"))
        var generator = SeededGenerator(seed: 20_260)
        for _ in 0..<1_500 {
            var bytes = original
            for _ in 0..<(1 + Int(generator.next() % 6)) {
                let place = Int(generator.next() % UInt64(bytes.count))
                switch generator.next() % 4 {
                case 0: bytes[place] = UInt8(truncatingIfNeeded: generator.next())
                case 1: bytes[place] = [0, 0xFF, 0x7F, 0x80][Int(generator.next() % 4)]
                case 2: bytes.removeSubrange(place..<min(bytes.count, place + 1 + Int(generator.next() % 9)))
                default: bytes.insert(UInt8(truncatingIfNeeded: generator.next()), at: place)
                }
                if bytes.isEmpty { break }
            }
            guard !bytes.isEmpty else { continue }
            let damaged = try FileBytes(path: name, bytes: bytes)
            guard let format = ReadStatFormat(damaged) else { continue }
            do throws(FileFormatError) {
                let file = try ReadStatFile(damaged, format, encoding: .gb18030)
                _ = try file.read(columns: Set(file.columnNames))
            } catch {
                #expect(!error.description.isEmpty)
            }
        }
    }
}
