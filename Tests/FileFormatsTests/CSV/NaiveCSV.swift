import Frame
import Glibc

@testable import FileFormats

/// A cell as its file means it: white space around it dropped, doubled quotes undone.
struct NaiveCell: Equatable {
    let text: String
    var isQuoted = false
}

/// The plainest possible reader of RFC 4180, one byte after the other: what the parallel one is compared with.
///
/// `nil` for everything that is not strictly well formed, which the reader under test may refuse or not.
struct NaiveCSV {
    let names: [String]
    let rows: [[NaiveCell]]

    init?(_ bytes: [UInt8], delimiter: UInt8, newline: UInt8) {
        guard var records = Self.records(bytes, delimiter: delimiter, newline: newline), !records.isEmpty else {
            return nil
        }
        let empty = NaiveCell(text: "")
        var header = records.removeFirst()
        // A delimiter at the end of the header alone names no column.
        if header.count > 2, header.last?.text.isEmpty == true, !header.last!.isQuoted,
            records.first?.count == header.count - 1
        {
            header.removeLast()
        }
        let fieldCount = header.count
        // One at the end of a row separates nothing.
        records = records.map {
            fieldCount > 1 && $0.count == fieldCount + 1 && $0.last == empty ? Array($0.dropLast()) : $0
        }
        names = header.enumerated().map { $1.text.isEmpty ? "column\($0 + 1)" : $1.text }
        let isBlank = { (record: [NaiveCell]) in record == [NaiveCell(text: "")] }
        if names.count > 1 {
            records.removeAll(where: isBlank)
        } else if let last = records.last, isBlank(last), bytes.last != newline {
            records.removeLast()
        }
        guard Set(names).count == names.count, !records.isEmpty else { return nil }
        guard records.allSatisfy({ $0.count == fieldCount }) else { return nil }
        rows = records
    }

    /// The records of a file, or `nil` when quotes do not enclose whole fields or some text is not UTF-8.
    private static func records(_ bytes: [UInt8], delimiter: UInt8, newline: UInt8) -> [[NaiveCell]]? {
        let quote = UInt8(ascii: "\"")
        func endsField(_ byte: UInt8) -> Bool { byte == delimiter || byte == newline }
        func isSpace(_ byte: UInt8) -> Bool { byte <= UInt8(ascii: " ") && !endsField(byte) }
        var records: [[NaiveCell]] = []
        var record: [NaiveCell] = []
        var index = 0
        while index < bytes.count {
            // 1. One field.
            var text: [UInt8] = []
            var isQuoted = false
            while index < bytes.count, isSpace(bytes[index]) { index += 1 }
            if index < bytes.count, bytes[index] == quote {
                isQuoted = true
                index += 1
                while true {
                    guard index < bytes.count else { return nil }
                    if bytes[index] == quote {
                        index += 1
                        guard index < bytes.count, bytes[index] == quote else { break }
                    }
                    text.append(bytes[index])
                    index += 1
                }
                while index < bytes.count, isSpace(bytes[index]) { index += 1 }
                guard index == bytes.count || endsField(bytes[index]) else { return nil }
            } else {
                while index < bytes.count, !endsField(bytes[index]) {
                    guard bytes[index] != quote else { return nil }
                    text.append(bytes[index])
                    index += 1
                }
            }
            while let last = text.last, last <= UInt8(ascii: " ") { text.removeLast() }
            text.removeFirst(text.prefix { $0 <= UInt8(ascii: " ") }.count)
            guard let string = String(validating: text, as: UTF8.self) else { return nil }
            record.append(NaiveCell(text: string, isQuoted: isQuoted))
            // 2. What ends it. A delimiter at the very end is followed by one more, empty field.
            let isLast = index >= bytes.count
            if isLast || bytes[index] == newline {
                records.append(record)
                record = []
            }
            index += 1
            if index == bytes.count, !isLast, bytes[index - 1] == delimiter {
                records.append(record + [NaiveCell(text: "")])
                record = []
            }
        }
        return records
    }

    /// The number of rows of a file whose quotes need not be well formed: a quote that opens a field hides everything up
    /// to the quote that closes it, any other quote is a letter. `nil` when some row has not the header's fields.
    static func rowCount(_ bytes: [UInt8], delimiter: UInt8, newline: UInt8) -> Int? {
        let quote = UInt8(ascii: "\"")
        var lines: [(fields: Int, isBlank: Bool, endsBlank: Bool)] = []
        var line = (fields: 1, isBlank: true, endsBlank: true)
        var index = 0
        var isFieldStart = true
        while index < bytes.count {
            let byte = bytes[index]
            if byte == newline {
                lines.append(line)
                line = (1, true, true)
                isFieldStart = true
            } else if byte == delimiter {
                line.fields += 1
                line.endsBlank = true
                isFieldStart = true
            } else if byte > UInt8(ascii: " ") {
                if byte == quote, isFieldStart {
                    index += 1
                    while index < bytes.count, bytes[index] != quote { index += 1 }
                    // A doubled quote goes on with the field as another opening quote.
                    isFieldStart = index + 1 < bytes.count && bytes[index + 1] == quote
                } else {
                    isFieldStart = false
                }
                line.isBlank = false
                line.endsBlank = false
            }
            index += 1
        }
        if bytes.last != newline { lines.append(line) }
        let header = lines.removeFirst()
        let isTrailing = header.fields > 2 && header.endsBlank && lines.first?.fields == header.fields - 1
        let fields = header.fields - (isTrailing ? 1 : 0)
        if fields > 1 {
            lines.removeAll { $0.fields == 1 && $0.isBlank }
        } else if let last = lines.last, last.isBlank, bytes.last != newline {
            lines.removeLast()
        }
        let isWhole = lines.allSatisfy {
            $0.fields == fields || (fields > 1 && $0.fields == fields + 1 && $0.endsBlank)
        }
        return isWhole ? lines.count : nil
    }

    /// The columns with their types.
    var columns: [Column] {
        names.indices.map { place in Self.column(names[place], rows.map { $0[place] }) }
    }

    /// A column of cells: whole numbers if all are, else numbers, else texts.
    static func column(_ name: String, _ cells: [NaiveCell]) -> Column {
        let isMissingNumber = cells.map { missingNumbers.contains($0.text) }
        let blank = MissingReason.blank.rawValue
        let reasons = MissingCells(reasons: isMissingNumber.map { $0 ? blank : 0 })
        let numbers = cells.map { $0.text.first == "'" ? String($0.text.dropFirst()) : $0.text }
        let present = zip(numbers, isMissingNumber).lazy.filter { !$1 }.map(\.0)
        if present.allSatisfy({ $0.count <= 11 && int32($0) != nil }) {
            let values = zip(numbers, isMissingNumber).map { $1 ? 0 : int32($0) ?? 0 }
            return Column(name: name, values: .integer(IntegerValues(values)), missing: reasons)
        }
        if present.allSatisfy({ double($0) != nil }) {
            let values = zip(numbers, isMissingNumber).map { $1 ? Double.nan : double($0) ?? .nan }
            return Column(name: name, values: .numeric(values), missing: reasons)
        }
        let isMissing = cells.map { $0.text.isEmpty || ($0.text == "NA" && !$0.isQuoted) }
        var codes: [String: Int32] = [:]
        var texts: [String] = []
        let values = zip(cells, isMissing).map { cell, isMissing -> Int32 in
            guard !isMissing else { return -1 }
            if let code = codes[cell.text] { return code }
            codes[cell.text] = Int32(texts.count)
            texts.append(cell.text)
            return Int32(texts.count - 1)
        }
        return Column(
            name: name, values: .text(values, texts), missing: MissingCells(reasons: isMissing.map { $0 ? blank : 0 }))
    }

    private static let missingNumbers: Set<String> = ["", "NA", "N/A", "NaN", "nan", "NULL", "null", ".", "#N/A"]

    private static func int32(_ text: String) -> Int32? {
        let digits = text.utf8.drop { $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-") }
        return digits.count <= 10 ? Int32(text) : nil
    }

    /// The number that the C library reads, if the text is a decimal number that a double can keep.
    static func double(_ text: String) -> Double? {
        guard text.utf8.allSatisfy({ "0123456789+-.eE".utf8.contains($0) }) else { return nil }
        var end: UnsafeMutablePointer<CChar>?
        let (value, isWhole) = text.withCString { start in
            let value = strtod(start, &end)
            return (value, end.map { $0 > UnsafeMutablePointer(mutating: start) && $0.pointee == 0 } ?? false)
        }
        return isWhole && value.isFinite && !isWholeBeyondExact(text) ? value : nil
    }

    /// Whether a text is a whole number, without point or exponent, larger than 2⁵³.
    static func isWholeBeyondExact(_ text: String) -> Bool {
        guard !text.utf8.contains(where: { ".eE".utf8.contains($0) }) else { return false }
        let digits = String(text.drop { "+-0".contains($0) })
        let largest = "9007199254740992"
        return digits.count > largest.count || (digits.count == largest.count && digits > largest)
    }
}

/// What two columns differ in, in a few words; `nil` when names, types, values and missing cells agree.
func difference(_ found: Column?, _ expected: Column) -> String? {
    guard let found else { return "no column '\(expected.name)'" }
    guard found.typeName == expected.typeName else {
        return "'\(expected.name)' is \(found.typeName), not \(expected.typeName)"
    }
    guard found.count == expected.count else { return "'\(expected.name)' has \(found.count) rows" }
    guard found.missing == expected.missing else { return "'\(expected.name)' misses other cells" }
    let same =
        switch (found.values, expected.values) {
        case (.numeric, .numeric): found.numbers == expected.numbers
        case (.integer, .integer): found.values == expected.values
        default: found.texts == expected.texts
        }
    return same ? nil : "'\(expected.name)' has other values"
}

extension CSVTable {
    /// What this table and the columns expected differ in.
    func differences(from expected: [Column]) -> [String] {
        guard frame.names == expected.map(\.name) else { return ["columns \(frame.names)"] }
        return expected.compactMap { difference(frame[$0.name], $0) }
    }
}
