import Frame
import Probability

@testable import FileFormats

/// A table of random cells and the many ways to write it.
struct RandomTable {
    let names: [String]
    let rows: [[NaiveCell]]

    /// What a reader must make of it.
    var columns: [Column] {
        names.indices.map { place in NaiveCSV.column(names[place], rows.map { $0[place] }) }
    }

    /// A table of up to `columns` columns: numbers, texts, and both.
    init(columns: Int, rows: Int, using generator: inout SeededGenerator) {
        let kinds = (0..<columns).map { _ in Int.random(in: 0..<9, using: &generator) }
        names = kinds.indices.map { place in
            ["v\(place)", "变量\(place)", "a \"quoted\" name, \(place)", "line\nbreak \(place)"].randomElement(
                using: &generator)!
        }
        self.rows = (0..<rows).map { row in
            kinds.map { kind in
                let text = Self.cell(kind: kind, isLast: row == rows - 1, using: &generator)
                // A text NA that is meant as a text must be quoted.
                return NaiveCell(text: text ?? "", isQuoted: text == "NA")
            }
        }
    }

    private static func cell(kind: Int, isLast: Bool, using generator: inout SeededGenerator) -> String? {
        guard generator.uniform() > 0.1 else { return nil }
        switch kind {
        case 0: return "\(Int.random(in: -9...99, using: &generator))"
        case 1: return "\(Int32(truncatingIfNeeded: generator.next()))"
        case 2: return "\(Int64(truncatingIfNeeded: generator.next()) >> 11)"
        case 3: return "\(generator.normal() * 1e4)"
        case 4: return "\(Double(bitPattern: generator.next() & 0x7FEF_FFFF_FFFF_FFFF))"
        case 5: return isLast ? "unknown" : "\(Int.random(in: 0...5, using: &generator))"
        case 6: return ["yes", "no", "NA", "不知道", "N/A", ".", "12"].randomElement(using: &generator)!
        case 7: return "11010119900307\(1000 + Int.random(in: 0...8999, using: &generator))"
        default: return text(using: &generator)
        }
    }

    private static let pieces = [
        "a", "B", "7", " ", ",", ";", "|", "\t", "\"", "\"\"", "\n", "\r\n", "留守", "儿童", "👧🏽", "é", "e\u{301}", "'",
        "NA",
        "\\", "\u{FEFF}x", "#",
    ]

    /// A text of awkward pieces that does not begin or end with white space.
    private static func text(using generator: inout SeededGenerator) -> String {
        let inner = (0..<Int.random(in: 0...6, using: &generator)).map { _ in pieces.randomElement(using: &generator)! }
        return ["x", "男", "'"].randomElement(using: &generator)! + inner.joined() + "."
    }
}

/// One way to write a table.
struct RandomDialect {
    let delimiter: String
    let newline: String
    let quotesAll: Bool
    let hasMark: Bool
    let endsWithNewline: Bool
    let blankLines: Int
    /// What stands for a missing cell.
    let missing: String
    let spaces: String

    init(using generator: inout SeededGenerator) {
        func one<Choice>(_ choices: [Choice]) -> Choice { choices.randomElement(using: &generator)! }
        delimiter = one([",", ";", "\t", "|"])
        newline = one(["\n", "\r\n", "\r"])
        quotesAll = one([true, false])
        hasMark = one([true, false])
        endsWithNewline = one([true, false])
        blankLines = one([0, 0, 1, 3])
        missing = one(["", "NA", "\"\""])
        spaces = one(["", "", " "])
    }

    func write(_ table: RandomTable) -> [UInt8] {
        var lines = [table.names.map { write(NaiveCell(text: $0)) }.joined(separator: delimiter)]
        lines += table.rows.map { $0.map(write).joined(separator: delimiter) }
        var text = (hasMark ? "\u{FEFF}" : "") + lines.joined(separator: newline)
        // In a file of one column every line is a row.
        let isSingleColumn = table.names.count == 1
        if endsWithNewline || isSingleColumn { text += newline }
        if !isSingleColumn { text += String(repeating: newline, count: blankLines) }
        return Array(text.utf8)
    }

    private func write(_ cell: NaiveCell) -> String {
        if cell.text.isEmpty { return spaces + missing + spaces }
        let needsQuotes = cell.isQuoted || cell.text.utf8.contains { ",;|\t\"\n\r".utf8.contains($0) }
        guard quotesAll || needsQuotes else { return spaces + cell.text + spaces }
        var doubled = ""
        for scalar in cell.text.unicodeScalars {
            doubled.unicodeScalars.append(scalar)
            if scalar == "\"" { doubled.unicodeScalars.append(scalar) }
        }
        return spaces + "\"" + doubled + "\"" + spaces
    }
}
