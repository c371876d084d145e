import Frame

/// Where the rows of a SAS transport file lie (TS-140, versions 5 and 8). It neither counts them nor marks their end, and the
/// library takes every byte after them for another row.
struct SASTransportRows {
    private static let recordSize = 80

    /// The names of the data sets in the file.
    private(set) var members: [String] = []
    /// Bytes of a row of the first data set.
    private(set) var width = 0
    /// Bytes after the last whole row of the first data set that are no padding.
    private(set) var rest = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        let records = bytes.count / Self.recordSize
        func starts(_ record: Int, _ text: StaticString) -> Bool {
            let start = record * Self.recordSize
            return bytes.count - start >= text.utf8CodeUnitCount
                && bytes[start...].starts(
                    with: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
        }
        var rows: (begin: Int, end: Int)?
        for record in 0..<records where starts(record, "HEADER RECORD*******") {
            if starts(record, "HEADER RECORD*******MEMB") {
                if members.count == 1 { rows?.end = record * Self.recordSize }
                members.append(Self.name(bytes, record: record + 2))
            } else if rows == nil, starts(record, "HEADER RECORD*******NAM") {
                width = Self.width(bytes, record: record)
            } else if rows == nil, starts(record, "HEADER RECORD*******OBS") {
                rows = ((record + 1) * Self.recordSize, bytes.count)
            }
        }
        guard let rows, width > 0, rows.begin < rows.end else { return }
        let partial = bytes[(rows.end - (rows.end - rows.begin) % width)..<rows.end]
        rest = partial.contains { $0 != UInt8(ascii: " ") } ? partial.count : 0
    }

    /// The name in the second record after a member's header.
    private static func name(_ bytes: UnsafeBufferPointer<UInt8>, record: Int) -> String {
        let start = record * recordSize + 8
        guard start + 32 <= bytes.count else { return "" }
        let text = bytes[start..<start + 32].prefix { $0 > 32 && $0 < 127 }
        return String(decoding: text, as: UTF8.self)
    }

    /// The sum of the lengths that descriptions of variables give: their number is in the header before them, and each is
    /// 140 bytes long.
    private static func width(_ bytes: UnsafeBufferPointer<UInt8>, record: Int) -> Int {
        let start = record * recordSize
        let digits = bytes[start + 48..<start + 58].compactMap { $0 >= 48 && $0 <= 57 ? Int($0) - 48 : nil }
        let count = digits.reduce(0) { $0 * 10 + $1 }
        var width = 0
        for variable in 0..<count {
            let place = start + recordSize + variable * 140 + 4
            guard place + 2 <= bytes.count else { return 0 }
            width += Int(bytes[place]) << 8 | Int(bytes[place + 1])
        }
        return width
    }
}
