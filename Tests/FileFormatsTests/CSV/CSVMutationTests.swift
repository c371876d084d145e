import Frame
import Probability
import Testing

@testable import FileFormats

/// Files damaged byte by byte: the reader must give a table or say what is wrong, and what is still well formed must be
/// read as it stands.
@Suite("Damaged files")
struct CSVMutationTests {
    static let awkwardBytes: [UInt8] = Array("\",;|\t\n\r. 0-NA".utf8) + [0x00, 0x80, 0xC3, 0xE4, 0xEF, 0xFF]

    static func mutate(_ bytes: inout [UInt8], using generator: inout SeededGenerator) {
        for _ in 0..<Int.random(in: 1...4, using: &generator) where !bytes.isEmpty {
            let place = Int.random(in: 0..<bytes.count, using: &generator)
            switch Int.random(in: 0..<6, using: &generator) {
            case 0: bytes[place] = UInt8(truncatingIfNeeded: generator.next())
            case 1: bytes[place] = awkwardBytes.randomElement(using: &generator)!
            case 2: bytes.insert(awkwardBytes.randomElement(using: &generator)!, at: place)
            case 3: bytes.remove(at: place)
            case 4: bytes.removeLast(bytes.count - place)
            default: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + 9)], at: place)
            }
        }
    }

    /// What is wrong with how `bytes` are read; `nil` when they are refused, or read as they stand.
    static func fault(of bytes: [UInt8]) -> String? {
        do {
            let file = try CSVFile(FileBytes(path: testPath, bytes: bytes))
            let table = try file.read()
            guard table.frame.names == file.columnNames else { return "columns \(table.frame.names)" }
            let dialect = file.dialect
            let text = Array(bytes[dialect.headerStart...])
            guard let naive = NaiveCSV(text, delimiter: dialect.delimiter, newline: dialect.newline) else {
                let rows = NaiveCSV.rowCount(text, delimiter: dialect.delimiter, newline: dialect.newline)
                return rows == table.frame.rowCount ? nil : "\(table.frame.rowCount) rows, not \(rows ?? -1),"
            }
            return table.differences(from: naive.columns).first
        } catch {
            return error.description.hasPrefix(testPath) ? nil : "a message without a place: \(error)"
        }
    }

    @Test("Tens of thousands of damaged files", arguments: 0..<4)
    func mutations(seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(100 + seed))
        for _ in 0..<250 {
            let table = RandomTable(
                columns: Int.random(in: 1...4, using: &generator), rows: Int.random(in: 1...5, using: &generator),
                using: &generator)
            let valid = RandomDialect(using: &generator).write(table)
            for _ in 0..<25 {
                var bytes = valid
                Self.mutate(&bytes, using: &generator)
                if let fault = Self.fault(of: bytes) {
                    Issue.record("\(fault) in \(String(decoding: bytes, as: UTF8.self).debugDescription)")
                }
            }
        }
    }

    /// Strings over the few bytes that matter, all of them up to a length: no combination is left out.
    @Test("Every short file of structural bytes", arguments: Array("\",\nx \r".utf8))
    func allShortFiles(first: UInt8) {
        let alphabet = Array("\",\nx1\r".utf8)
        func extend(_ bytes: [UInt8]) {
            if let fault = Self.fault(of: bytes) {
                Issue.record("\(fault) in \(String(decoding: bytes, as: UTF8.self).debugDescription)")
            }
            if bytes.count < 6 { for byte in alphabet { extend(bytes + [byte]) } }
        }
        extend([first])
    }
}
