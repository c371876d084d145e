import Foundation
import Frame
import Probability
import TestSupport
import Testing

@testable import FileFormats

/// Files damaged by accident, and files that lie: with checksums put right again after the damage, so that everything
/// behind them is reached.
@Suite("Damaged columnar files")
struct ColumnarMutationTests {
    private static func bytes(_ path: String) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(fileURLWithPath: path)))
    }

    private static func word(_ bytes: [UInt8], _ place: Int) -> Int {
        Int(truncatingIfNeeded: (0..<8).reduce(UInt64(0)) { $0 | UInt64(bytes[place + $1]) << UInt64(8 * $1) })
    }

    private static func store(_ word: UInt64, in bytes: inout [UInt8], at place: Int) {
        for byte in 0..<8 { bytes[place + byte] = UInt8(truncatingIfNeeded: word >> UInt64(8 * byte)) }
    }

    /// Makes the preamble believable again.
    private static func amend(_ bytes: inout [UInt8], headerSize: Int) {
        guard bytes.count >= 64 + headerSize else { return }
        store(UInt64(headerSize), in: &bytes, at: 16)
        store(UInt64(bytes.count), in: &bytes, at: 24)
        store(XXHash64.hash(Array(bytes[64..<64 + headerSize])), in: &bytes, at: 32)
    }

    /// Reads a file as far as it lets itself be read, and uses what was read.
    ///
    /// - Returns: whether it was refused.
    private static func isRefused(_ bytes: [UInt8], _ folder: TemporaryFolder) throws -> Bool {
        let path = try folder.write(bytes, to: "damaged.lbc")
        do throws(FileFormatError) {
            let table = try ColumnarFile(path: path).read()
            for column in table.frame.columns {
                _ = column.categories
                _ = column.doubles
                _ = column.missing.countsByReason
                _ = column.label.text(in: "zh")
            }
            _ = try CSVWriter(CSVWritingOptions(labels: "en")).bytes(of: table.frame)
            return false
        } catch {
            #expect("\(error)".hasPrefix(path))
            return true
        }
    }

    private static func frame(_ generator: inout SeededGenerator) -> DataFrame {
        var frame = RandomFrame.make(columns: 3, rows: Int.random(in: 1...20, using: &generator), using: &generator)
        let levels = CategoricalLevels([CategoricalLevel("1"), CategoricalLevel("2")])
        frame.set(
            Column(name: "k", values: .categorical((0..<frame.rowCount).map { Int32($0 % 2) }, levels)))
        return frame
    }

    @Test("Any damaged byte that matters, and any cut, is refused", arguments: 0..<4)
    func accidents(seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed))
        let folder = try TemporaryFolder()
        let frame = Self.frame(&generator)
        let valid = try Self.bytes(try ColumnarFileTests.write(ColumnarWriter(frame), to: folder))
        let headerSize = Self.word(valid, 16)
        for _ in 0..<400 {
            var bytes = valid
            let place = Int.random(in: 0..<bytes.count, using: &generator)
            if generator.uniform() < 0.3 {
                bytes.removeLast(bytes.count - place)
                #expect(try Self.isRefused(bytes, folder))
            } else {
                bytes[place] ^= UInt8.random(in: 1...255, using: &generator)
                // Bytes kept for later versions and those between columns mean nothing.
                let isRefused = try Self.isRefused(bytes, folder)
                if place < 12 || (16..<40).contains(place) || (64..<64 + headerSize).contains(place) {
                    #expect(isRefused, "byte \(place)")
                }
            }
        }
    }

    @Test("A file that lies in its header is refused or read, never more", arguments: 0..<8)
    func lies(seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(50 + seed))
        let folder = try TemporaryFolder()
        var refused = 0
        for _ in 0..<8 {
            let frame = Self.frame(&generator)
            let valid = try Self.bytes(try ColumnarFileTests.write(ColumnarWriter(frame), to: folder))
            let headerSize = Self.word(valid, 16)
            for _ in 0..<60 {
                var bytes = valid
                var size = headerSize
                for _ in 0..<Int.random(in: 1...3, using: &generator) {
                    let place = 64 + Int.random(in: 0..<size, using: &generator)
                    switch Int.random(in: 0..<5, using: &generator) {
                    case 0: bytes[place] = UInt8(truncatingIfNeeded: generator.next())
                    case 1: bytes[place] = [0, 1, 6, 7, 0x7F, 0x80, 0xFF].randomElement(using: &generator)!
                    case 2:
                        for byte in place..<min(64 + size, place + 8) { bytes[byte] = 0xFF }
                    case 3:
                        bytes.remove(at: place)
                        size -= 1
                    default:
                        bytes.insert(UInt8(truncatingIfNeeded: generator.next()), at: place)
                        size += 1
                    }
                }
                Self.amend(&bytes, headerSize: size)
                if try Self.isRefused(bytes, folder) { refused += 1 }
            }
        }
        #expect(refused > 200)
    }

    @Test("Codes without a text, reasons nobody knows, values where none should be, texts that are none")
    func columns() throws {
        let folder = try TemporaryFolder()
        /// Changes a byte of a file of one column, and puts all checksums right again.
        func refuses(
            _ column: Column, byte: Int, of part: (ColumnarColumn) -> (offset: Int, size: Int), to value: UInt8
        )
            throws -> Bool
        {
            let frame = DataFrame(rowCount: column.count, columns: [column])
            let path = try ColumnarFileTests.write(ColumnarWriter(frame), to: folder)
            var bytes = try Self.bytes(path)
            let header = try ColumnarFile(path: path).header
            let (offset, size) = part(header.columns[0])
            let old = XXHash64.hash(Array(bytes[offset..<offset + size]))
            #expect(bytes[offset + byte] != value)
            bytes[offset + byte] = value
            let new = XXHash64.hash(Array(bytes[offset..<offset + size]))
            let headerSize = Self.word(bytes, 16)
            for place in 64..<64 + headerSize - 7 where UInt64(bitPattern: Int64(Self.word(bytes, place))) == old {
                Self.store(new, in: &bytes, at: place)
            }
            Self.amend(&bytes, headerSize: headerSize)
            return try Self.isRefused(bytes, folder)
        }
        let reasons = MissingCells(reasons: [0, 2])
        let text = Column(name: "t", values: .text([0, -1], ["ab", "c"]), missing: reasons)
        let values = { (column: ColumnarColumn) in (column.values.offset, 2 * column.kind.width) }
        let why = { (column: ColumnarColumn) in (column.reasons!.offset, 2) }
        let texts = { (column: ColumnarColumn) in (column.textBlocks[0].offset, column.textBlocks[0].size) }
        #expect(try !refuses(text, byte: 0, of: values, to: 1), "a code with a text is one")
        #expect(try refuses(text, byte: 0, of: values, to: 2))
        #expect(try refuses(text, byte: 3, of: values, to: 0x80))
        #expect(try refuses(text, byte: 0, of: why, to: 1))
        #expect(try refuses(text, byte: 1, of: why, to: 0))
        #expect(try refuses(text, byte: 1, of: why, to: 7))
        #expect(try !refuses(text, byte: 1, of: why, to: 6))
        #expect(try refuses(text, byte: 0, of: texts, to: 1), "the lengths must add up")
        #expect(try refuses(text, byte: 3, of: texts, to: 0xFF))
        #expect(try refuses(text, byte: 8, of: texts, to: 0xFF))
        #expect(try !refuses(text, byte: 8, of: texts, to: 0x41))
        let number = Column(name: "x", values: .numeric([1, .nan]), missing: reasons)
        #expect(try refuses(number, byte: 0, of: why, to: 1))
        #expect(try refuses(number, byte: 15, of: values, to: 0x3F))
        let sex = Column(
            name: "k", values: .categorical([0, -1], CategoricalLevels([CategoricalLevel("1")])), missing: reasons)
        #expect(try refuses(sex, byte: 0, of: values, to: 1))
    }

    @Test("Columns that share their bytes, to ask for more memory than the file has, are refused")
    func sharing() throws {
        let folder = try TemporaryFolder()
        let frame = DataFrame(
            rowCount: 5_000,
            columns: [Column(name: "a", values: .integer(IntegerValues([Int32](repeating: 7, count: 5_000))))])
        let path = try ColumnarFileTests.write(ColumnarWriter(frame), to: folder)
        let valid = try Self.bytes(path)
        let file = try ColumnarFile(path: path)
        var all = ColumnarFile.padded(valid, to: 1 << 16)
        /// The same part for every column, far enough on to leave room for their header.
        func header(_ count: Int) throws -> ColumnarHeader {
            var columns: [ColumnarColumn] = []
            for number in 0..<count {
                let renamed = frame.columns[0].renamed("a\(number)")
                var (column, _) = StoredColumn(renamed).layout(at: 1 << 15, nil)
                column.values.checksums = file.header.columns[0].values.checksums
                columns.append(column)
            }
            return ColumnarHeader(rowCount: 5_000, origin: nil, columns: columns)
        }
        let offset = file.header.columns[0].values.offset
        all.replaceSubrange(1 << 15..<(1 << 15) + 20_000, with: valid[offset..<offset + 20_000])
        for (count, isRefused) in [(1, false), (50, true)] {
            let bytes = try header(count).bytes(fileSize: all.count)
            let made = bytes + all[bytes.count...]
            #expect(try Self.isRefused(made, folder) == isRefused, "\(count)")
        }
    }
}

extension ColumnarFile {
    fileprivate static func padded(_ bytes: [UInt8], to count: Int) -> [UInt8] {
        bytes + [UInt8](repeating: 0, count: max(0, count - bytes.count))
    }
}
