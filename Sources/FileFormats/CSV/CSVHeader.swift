import Frame

/// The first record of a file: the names of its columns.
struct CSVHeader {
    let names: [String]
    /// Where the first data row begins.
    let end: Int
    /// Names that several columns bear.
    let renamed: [CSVNotice.Renamed]

    init(of file: FileBytes, dialect: CSVDialect, encoding: TextEncoding) throws(FileFormatError) {
        let (found, end) = try file.withBytes { bytes throws(FileFormatError) in
            var (fields, end) = Self.fields(of: bytes, from: dialect.headerStart, dialect)
            let quotes = CSVQuotes(bytes: bytes, dialect: dialect)
            if let stray = quotes.firstStray(in: dialect.headerStart..<end) {
                let opened = CSVLocator.position(ofByte: stray, in: bytes, path: file.path, dialect: dialect)
                let isOpen = bytes[dialect.headerStart..<end].count { $0 == CSVDialect.quote } % 2 == 1
                throw isOpen ? .unterminatedQuote(opened: opened) : .strayQuote(opened: opened)
            }
            // A delimiter at the end of the header alone names no column.
            if fields.count > 2, fields.last!.allSatisfy({ bytes[$0] <= UInt8(ascii: " ") }),
                Self.fields(of: bytes, from: end, dialect).fields.count == fields.count - 1
            {
                fields.removeLast()
            }
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
            return (names, end)
        }
        self.end = end
        (names, renamed) = Self.distinct(found)
    }

    /// The fields of the record that begins at `start`, and where the next begins.
    private static func fields(
        of bytes: UnsafeBufferPointer<UInt8>, from start: Int, _ dialect: CSVDialect
    ) -> (fields: [Range<Int>], end: Int) {
        var fields: [Range<Int>] = []
        var fieldStart = start
        var inQuotes = false
        for index in start..<bytes.count {
            let byte = bytes[index]
            if byte == CSVDialect.quote {
                inQuotes.toggle()
            } else if !inQuotes, byte == dialect.delimiter || byte == dialect.newline {
                fields.append(fieldStart..<index)
                fieldStart = index + 1
                if byte == dialect.newline { return (fields, index + 1) }
            }
        }
        return (fields + [fieldStart..<bytes.count], bytes.count)
    }

    /// The names, with a number after every one that several columns bear: which of them is meant by the name alone,
    /// nobody could tell.
    static func distinct(_ found: [String]) -> ([String], [CSVNotice.Renamed]) {
        let places = Dictionary(grouping: found.indices, by: { found[$0] }).filter { $0.value.count > 1 }
        var names = found
        var taken = Set(found)
        let renamed = places.sorted { $0.value[0] < $1.value[0] }.map { name, places in
            var number = 0
            for place in places {
                repeat { number += 1 } while taken.contains("\(name)_\(number)")
                names[place] = "\(name)_\(number)"
                taken.insert(names[place])
            }
            return CSVNotice.Renamed(name: name, places: places.map { $0 + 1 }, names: places.map { names[$0] })
        }
        return (names, renamed)
    }
}
