/// The record of an SPSS file that names the encoding of its texts, which the library does not look for where an older
/// record has a number it does not know.
enum SPSSEncodingRecord {
    /// The record stands before the values, of which there may be many.
    private static let longestHeader = 16 << 20

    /// The encoding named, when it is one that is known.
    static func encoding(of bytes: FileBytes) -> TextEncoding? {
        // Record 7, subtype 20, of so many elements of one byte each.
        let little: [UInt8] = [7, 0, 0, 0, 20, 0, 0, 0, 1, 0, 0, 0]
        let big: [UInt8] = [0, 0, 0, 7, 0, 0, 0, 20, 0, 0, 0, 1]
        return bytes.withBytes { bytes in
            let header = bytes.prefix(longestHeader)
            guard header.count > little.count + 4 else { return nil }
            for start in 0..<header.count - little.count - 4 where header[start] == 7 || header[start + 3] == 7 {
                let isLittle = header[start...].starts(with: little)
                guard isLittle || header[start...].starts(with: big) else { continue }
                let size = header[(start + 12)..<(start + 16)]
                let length = (isLittle ? Array(size.reversed()) : Array(size)).reduce(0) { $0 << 8 | Int($1) }
                let name = header.dropFirst(start + 16).prefix(min(length, 64))
                if let encoding = TextEncoding(name: String(decoding: name, as: UTF8.self)) { return encoding }
            }
            return nil
        }
    }
}
