/// The bytes of one field, without the white space around them and without enclosing quotes.
struct CSVCell {
    let start: UnsafePointer<UInt8>?
    let count: Int
    /// Whether the field was enclosed in quotes.
    let isQuoted: Bool

    @inline(__always)
    init(_ field: UnsafeBufferPointer<UInt8>) {
        guard var start = field.baseAddress else {
            self.start = nil
            count = 0
            isQuoted = false
            return
        }
        var count = field.count
        Self.trim(&start, &count)
        let quoted = count >= 2 && start[0] == CSVDialect.quote && start[count - 1] == CSVDialect.quote
        if quoted {
            start += 1
            count -= 2
            Self.trim(&start, &count)
        }
        self.start = start
        self.count = count
        isQuoted = quoted
    }

    /// The cell of a field that no quotes enclose, whatever its bytes.
    @inline(__always)
    init(unquoted start: UnsafePointer<UInt8>, _ count: Int) {
        var start = start
        var count = count
        Self.trim(&start, &count)
        self.start = start
        self.count = count
        isQuoted = false
    }

    /// The cell whose bytes are a string of a dictionary.
    init(_ slice: ByteDictionary.Slice) {
        start = slice.start
        count = slice.count
        isQuoted = slice.isQuoted
    }

    /// Drops white space and control characters of ASCII at both ends.
    @inline(__always)
    static func trim(_ start: inout UnsafePointer<UInt8>, _ count: inout Int) {
        while count > 0, start[count - 1] <= UInt8(ascii: " ") { count -= 1 }
        while count > 0, start[0] <= UInt8(ascii: " ") {
            start += 1
            count -= 1
        }
    }

    var bytes: UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: start, count: count)
    }

    /// The text of the cell, `""` read as `"` within quotes; `nil` when it is not valid in the file's encoding.
    func text(_ decoder: TextDecoder) -> String? {
        guard let text = decoder.text(bytes) else { return nil }
        guard isQuoted, bytes.contains(CSVDialect.quote) else { return text }
        var unescaped = ""
        var previousWasQuote = false
        for character in text.unicodeScalars {
            if character == "\"", previousWasQuote {
                previousWasQuote = false
                continue
            }
            previousWasQuote = character == "\""
            unescaped.unicodeScalars.append(character)
        }
        return unescaped
    }

    /// Whether the cell is empty or holds the mark R and others write for a missing value.
    @inline(__always)
    var isMissingText: Bool {
        count == 0 || (count == 2 && !isQuoted && start![0] == UInt8(ascii: "N") && start![1] == UInt8(ascii: "A"))
    }

    /// Whether the cell is empty or a lone point, by which statistics programs write a text that is missing.
    @inline(__always)
    var isBlankOrPoint: Bool { count == 0 || (count == 1 && start![0] == UInt8(ascii: ".")) }

    /// Whether the cell, among numbers, stands for a missing value.
    @inline(__always)
    var isMissingNumber: Bool {
        guard count > 0 else { return true }
        // Anything that begins as a number does is left to the number parser.
        let first = start![0]
        if first >= UInt8(ascii: "0"), first <= UInt8(ascii: "9") { return false }
        return isMissingMark
    }

    private static let missingMarks = ["N/A", "NaN", "nan", "NULL", "null", "#N/A"].map { Array($0.utf8) }

    private var isMissingMark: Bool {
        switch count {
        case 1: start![0] == UInt8(ascii: ".")
        case 2: start![0] == UInt8(ascii: "N") && start![1] == UInt8(ascii: "A")
        case 3, 4: Self.missingMarks.contains { bytes.elementsEqual($0) }
        default: false
        }
    }
}
