/// The parts of a workbook as plain text. They are packed here, since an archive's checksums would tell of every change to
/// them before a reader of XML saw it.
struct LooseParts {
    private let parts: [ArraySlice<UInt8>]

    /// What such texts begin with, and what stands between two of them.
    private static let mark: [UInt8] = Array("parts".utf8) + [separator]
    private static let separator: UInt8 = 0x1D

    private static let names = [
        "_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml", "xl/sharedStrings.xml",
        "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml",
    ]

    init?(_ bytes: [UInt8]) {
        guard bytes.starts(with: Self.mark) else { return nil }
        parts = bytes.dropFirst(Self.mark.count).split(separator: Self.separator, omittingEmptySubsequences: false)
    }

    /// A zip archive of the parts, not compressed.
    var archive: [UInt8] {
        var archive: [UInt8] = []
        var directory: [UInt8] = []
        for (name, part) in zip(Self.names, parts) {
            let size = word(UInt32(part.count))
            let common =
                word(UInt32(0)) + word(UInt32(0)) + word(checksum(part)) + size + size + word(UInt16(name.utf8.count))
                + word(UInt16(0))
            directory += word(UInt32(0x0201_4B50)) + word(UInt32(20)) + common + word(UInt16(0)) + word(UInt32(0))
            directory += word(UInt32(0)) + word(UInt32(archive.count)) + Array(name.utf8)
            archive += word(UInt32(0x0403_4B50)) + word(UInt16(20)) + common + Array(name.utf8) + part
        }
        let count = word(UInt16(min(parts.count, Self.names.count)))
        return archive + directory + word(UInt32(0x0605_4B50)) + word(UInt32(0)) + count + count
            + word(UInt32(directory.count)) + word(UInt32(archive.count)) + word(UInt16(0))
    }

    private func word(_ value: some FixedWidthInteger) -> [UInt8] {
        withUnsafeBytes(of: value.littleEndian) { Array($0) }
    }

    /// CRC-32 (ISO 3309), bit by bit.
    private func checksum(_ bytes: ArraySlice<UInt8>) -> UInt32 {
        ~bytes.reduce(~0) { sum, byte in
            (0..<8).reduce(sum ^ UInt32(byte)) { sum, _ in sum >> 1 ^ (sum & 1 == 0 ? 0 : 0xEDB8_8320) }
        }
    }
}
