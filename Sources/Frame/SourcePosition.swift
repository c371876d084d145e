/// A place in a file, counted from 1 as editors count.
public struct SourcePosition: Sendable, Hashable, CustomStringConvertible {
    public let file: String
    /// The line; 0 when the whole of it is meant.
    public let line: Int
    /// The character within the line; `nil` when only the line is known.
    public let column: Int?

    public init(file: String, line: Int, column: Int? = nil) {
        self.file = file
        self.line = line
        self.column = column
    }

    /// The whole of a file, or the value of a command's flag.
    public init(whole file: String) {
        self.init(file: file, line: 0)
    }

    /// The place so many characters on. Of a line whose column is unknown, that of the character is unknown, too.
    public func advanced(by offset: Int) -> SourcePosition {
        SourcePosition(file: file, line: line, column: line == 0 ? offset + 1 : column.map { $0 + offset })
    }

    public var description: String {
        if line == 0 { return column.map { "\(file), character \($0)" } ?? file }
        return column.map { "\(file):\(line):\($0)" } ?? "\(file):\(line)"
    }
}
