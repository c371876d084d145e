/// Writes texts as fields that are read back as the same texts.
struct CSVQuoting {
    let delimiter: UInt8
    let missing: String
    let isSafeForSpreadsheets: Bool

    init(delimiter: UInt8, _ options: CSVWritingOptions) {
        self.delimiter = delimiter
        missing = options.missing
        isSafeForSpreadsheets = options.isSafeForSpreadsheets
    }

    /// The field of a cell with a text.
    func field(_ text: String) -> [UInt8] {
        var bytes = Array(text.utf8)
        if isSafeForSpreadsheets, Self.isFormula(bytes) { bytes.insert(UInt8(ascii: "'"), at: 0) }
        return needsQuotes(bytes, text) ? Self.quoted(bytes) : bytes
    }

    /// The field of a missing cell.
    ///
    /// - Parameter isAlone: whether it is the only one of its record, which must not look like an empty line.
    func missingField(isAlone: Bool) -> [UInt8] {
        let bytes = Array(missing.utf8)
        let isPlain = !bytes.contains { isStructural($0) }
        return isPlain && !(isAlone && bytes.isEmpty) ? bytes : Self.quoted(bytes)
    }

    /// The header: names are quoted wherever they could be taken for delimiters of another kind, which a reader guesses
    /// from the header, or for the first bytes of a file of another format.
    func header(_ names: [String], path: String) -> [UInt8] {
        let fields = names.map { name -> [UInt8] in
            let field = self.field(name)
            let isQuoted = field.first == CSVDialect.quote && field.count > 1
            return !isQuoted && field.contains(where: CSVDialect.candidates.contains) ? Self.quoted(field) : field
        }
        let line = joined(fields)
        guard let file = try? FileBytes(path: path, bytes: line), knownFormat(of: file) != nil else { return line }
        return joined(
            zip(names, fields).map { name, field in
                field.first == CSVDialect.quote ? field : Self.quoted(field)
            })
    }

    private func joined(_ fields: [[UInt8]]) -> [UInt8] {
        Array(fields.joined(separator: [delimiter])) + [CSVDialect.lineFeed]
    }

    private static func quoted(_ bytes: [UInt8]) -> [UInt8] {
        var field = [CSVDialect.quote]
        field.reserveCapacity(bytes.count + 2)
        for byte in bytes {
            if byte == CSVDialect.quote { field.append(byte) }
            field.append(byte)
        }
        field.append(CSVDialect.quote)
        return field
    }

    private func isStructural(_ byte: UInt8) -> Bool {
        [delimiter, CSVDialect.quote, CSVDialect.lineFeed, CSVDialect.carriageReturn].contains(byte)
    }

    /// Whether a text must be quoted: it holds what separates fields, begins or ends with white space or a byte-order mark,
    /// or would be taken for a missing cell.
    private func needsQuotes(_ bytes: [UInt8], _ text: String) -> Bool {
        guard let first = bytes.first, let last = bytes.last else { return true }
        if first <= UInt8(ascii: " ") || last <= UInt8(ascii: " ") || bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            return true
        }
        // A spreadsheet may separate fields by another character than this file does.
        if isSafeForSpreadsheets, bytes.contains(where: CSVDialect.candidates.contains) { return true }
        if bytes.contains(where: isStructural) || text == missing { return true }
        return bytes.withUnsafeBufferPointer { CSVCell($0).isMissingNumber }
    }

    /// Whether a spreadsheet would take a text for a formula. A number is none, whatever its sign.
    private static func isFormula(_ bytes: [UInt8]) -> Bool {
        let isNumber = bytes.withUnsafeBufferPointer { bytes in
            bytes.baseAddress.map { NumberParsing.double($0, bytes.count) != nil } ?? false
        }
        return !isNumber && formulaBeginnings.contains { bytes.starts(with: $0) }
    }

    private static let formulaBeginnings = ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"].map {
        Array($0.utf8)
    }
}
