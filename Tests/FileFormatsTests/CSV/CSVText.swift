import FileFormats
import Frame

/// The name every file made in memory bears.
let testPath = "children.csv"

extension CSVFile {
    /// Opens a file whose bytes are those of `text`.
    init(text: String, _ options: CSVOptions = CSVOptions()) throws(FileFormatError) {
        try self.init(FileBytes(path: testPath, bytes: Array(text.utf8)), options)
    }
}

extension CSVTable {
    /// Reads a file whose bytes are those of `text`.
    static func read(_ text: String, _ options: CSVOptions = CSVOptions()) throws(FileFormatError) -> CSVTable {
        try CSVFile(text: text, options).read()
    }

    /// Reads a file of the given bytes.
    static func read(bytes: [UInt8]) throws(FileFormatError) -> CSVTable {
        try CSVFile(FileBytes(path: testPath, bytes: bytes)).read()
    }
}

extension Column {
    /// The texts of the column, `nil` where missing; `nil` when it holds something else.
    var texts: [String?]? {
        guard case .text(let codes, let texts) = values else { return nil }
        return codes.map { $0 < 0 ? nil : texts[Int($0)] }
    }

    /// The whole numbers of the column, `nil` where missing; `nil` when it holds something else.
    var integers: [Int32?]? {
        guard case .integer(let values) = values else { return nil }
        return values.indices.map { missing[$0] == nil ? values[$0] : nil }
    }

    /// The real numbers of the column, `nil` where missing; `nil` when it holds something else.
    var numbers: [Double?]? {
        guard case .numeric(let values) = values else { return nil }
        return values.indices.map { missing[$0] == nil ? values[$0] : nil }
    }
}

/// A place in the file made in memory.
func place(_ line: Int, _ column: Int? = nil) -> SourcePosition {
    SourcePosition(file: testPath, line: line, column: column)
}
