import Frame

/// The first record of a file: the names of its columns.
struct CSVHeader {
    let names: [String]
    /// Where the first data row begins.
    let end: Int

    init(of file: FileBytes, dialect: CSVDialect, encoding: TextEncoding) throws(FileFormatError) {
        (names, end) = try file.withBytes { bytes throws(FileFormatError) in
            var fields: [Range<Int>] = []
            var fieldStart = dialect.headerStart
            var index = fieldStart
            var inQuotes = false
            while index < bytes.count {
                let byte = bytes[index]
                if byte == CSVDialect.quote {
                    inQuotes.toggle()
                } else if !inQuotes, byte == dialect.delimiter || byte == dialect.newline {
                    fields.append(fieldStart..<index)
                    fieldStart = index + 1
                    if byte == dialect.newline { break }
                }
                index += 1
            }
            let quotes = CSVQuotes(bytes: bytes, dialect: dialect)
            if let stray = quotes.firstStray(in: dialect.headerStart..<index) {
                let opened = CSVLocator.position(ofByte: stray, in: bytes, path: file.path, dialect: dialect)
                throw inQuotes ? .unterminatedQuote(opened: opened) : .strayQuote(opened: opened)
            }
            if index == bytes.count { fields.append(fieldStart..<index) }

            let decoder = TextDecoder(encoding)
            var names: [String] = []
            for (place, field) in fields.enumerated() {
                let cell = CSVCell(UnsafeBufferPointer(rebasing: bytes[field]))
                guard let name = cell.text(decoder) else {
                    let position = CSVLocator.position(
                        ofByte: field.lowerBound, in: bytes, path: file.path, dialect: dialect)
                    throw .undecodable(position: position, encoding: encoding)
                }
                names.append(name.isEmpty ? "column\(place + 1)" : name)
            }
            return (names, min(index + 1, bytes.count))
        }
        let places = Dictionary(grouping: names.indices, by: { names[$0] }).filter { $0.value.count > 1 }
        guard places.isEmpty else {
            let duplicates = places.sorted { $0.value[0] < $1.value[0] }
            throw .duplicateColumns(
                path: file.path,
                names: duplicates.map { .init(name: $0.key, places: $0.value.map { $0 + 1 }) })
        }
    }
}
