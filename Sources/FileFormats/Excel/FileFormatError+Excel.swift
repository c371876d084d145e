import Frame

/// What can be wrong with a zip archive.
public enum ZipProblem: Error, Sendable, Equatable {
    case noDirectory
    case tooMany
    case repeated(String)
    case overlap(String)
    case encrypted
    case method(String, UInt16)
    /// A part that would expand beyond all measure.
    case bomb(String)
    /// A part whose bytes are not what the directory says.
    case damaged(String)

    /// The problem and the remedy, as sentences.
    var message: String {
        switch self {
        case .noDirectory: "the zip archive has no end: the file is cut short or damaged. Copy or download it again."
        case .tooMany: "the zip archive has more parts than any workbook."
        case .repeated(let name): "the zip archive holds '\(name)' twice, so that it is not clear which is meant."
        case .overlap(let name): "the zip archive is made to deceive: '\(name)' shares its bytes with another part."
        case .encrypted: "the zip archive is encrypted. Save the workbook without a password."
        case .method(let name, let method):
            "'\(name)' is compressed by a method that workbooks do not use (\(method)). Save the workbook again."
        case .bomb(let name): "'\(name)' would expand to far more than a sheet can hold; it is not read."
        case .damaged(let name): "'\(name)' in the workbook is damaged. Copy or download the file again."
        }
    }
}

/// What can be wrong with a workbook.
public enum ExcelProblem: Sendable, Equatable {
    /// A zip archive of something else, in words.
    case noWorkbook(String)
    /// A zip archive of other files, by their names.
    case archive([String])
    case binary
    case old
    case encrypted
    case missingPart(String)
    case noSheets
    case unknownSheet(String, known: [String])
    /// With the names of other sheets that might be meant.
    case emptySheet(others: [String])
    case headerOnly(columns: Int, others: [String])
    case badReference(String)
    case disorder
    case badText(String)
    case beyondHeader(last: String)

    /// The problem and the remedy, as sentences.
    var message: String {
        switch self {
        case .noWorkbook(let what):
            "this is \(what), not an Excel workbook. Export the data as CSV or .xlsx and use that file."
        case .archive(let names):
            "this is a zip archive of other files, not an Excel workbook. Unpack it, and use the file with the data"
                + (names.isEmpty
                    ? "."
                    : ": it holds \(names.prefix(5).map { "'\($0)'" }.joined(separator: ", "))\(names.count > 5 ? ", …" : "").")
        case .binary: "this is a binary workbook (.xlsb). Save it as .xlsx and use that file."
        case .old:
            "this is an old Excel workbook (.xls) or another Office document. Save it as .xlsx and use that file."
        case .encrypted: "the workbook is encrypted. Open it, save it without a password, and use that file."
        case .missingPart(let name):
            "the workbook lacks its part '\(name)'. Open it in a spreadsheet program and save it again."
        case .noSheets: "the workbook has no sheet with cells."
        case .unknownSheet(let name, let known):
            "no sheet is called '\(name)'. "
                + (nearestName(to: name, among: known).map { "Did you mean '\($0)'?" }
                    ?? "The sheets are: \(known.map { "'\($0)'" }.joined(separator: ", ")).")
        case .emptySheet(let others):
            "the sheet is empty; a row of names and rows of data are expected.\(Self.hint(others))"
        case .headerOnly(let columns, let others):
            "a header of \(columns) column\(columns == 1 ? "" : "s") but no data rows."
                + (others.isEmpty ? " Check that the export was complete." : Self.hint(others))
        case .badReference(let text):
            "'\(text)' is no cell of a sheet. Open the workbook in a spreadsheet program and save it again."
        case .disorder: "cells are not in order. Open the workbook in a spreadsheet program and save it again."
        case .badText(let number): "the cell refers to a text (\(number)) that is not there. The workbook is damaged."
        case .beyondHeader(let last):
            "a value to the right of the last name, in column \(last). If the rows before the names are a title, leave them out "
                + "(--skip-lines N); else give the column a name, clear the cell, or leave out such rows (--ragged skip)."
        }
    }
}

extension ExcelProblem {
    /// That other sheets might be meant.
    private static func hint(_ others: [String]) -> String {
        guard !others.isEmpty else { return "" }
        let list = others.prefix(10).map { "'\($0)'" }.joined(separator: ", ")
        return " Name the sheet with the data (--sheet): \(list)\(others.count > 10 ? ", …" : "")."
    }
}

extension SheetRowsReader {
    /// What is to be said of rows and cells that are not as they should be.
    var remarks: [String] {
        var remarks: [String] = []
        if let first = leftOut.first {
            let rows = leftOut.count == 1 ? "1 row is" : "\(leftOut.count) rows are"
            remarks.append("\(context.position(first)): \(rows) left out for values to the right of the last name.")
        }
        if let first = errors.first {
            let cells = errors.count == 1 ? "1 cell holds an error" : "\(errors.count) cells hold errors"
            let count = errors.count == 1 ? "counts" : "count"
            remarks.append("\(context.position(first)): \(cells) (\(errors.text)) and \(count) as missing.")
        }
        if let first = uncomputed.first {
            let isOne = uncomputed.count == 1
            remarks.append(
                "\(context.position(first)): \(uncomputed.count) formula\(isOne ? " has" : "s have") no value and "
                    + "count\(isOne ? "s" : "") as missing. Open the workbook in a spreadsheet program and save it, if "
                    + "\(isOne ? "it" : "they") should have one.")
        }
        return remarks
    }
}

extension ExcelWorkbook {
    /// That other sheets might be meant.
    static func notice(_ sheet: Sheet, among others: [Sheet], of path: String) -> String {
        let list = others.prefix(10).map { "'\($0.name)'" }.joined(separator: ", ")
        return "\(path): sheet '\(sheet.name)' is read; there \(others.count == 1 ? "is" : "are") also \(list)"
            + "\(others.count > 10 ? ", …" : "") (--sheet)."
    }
}
