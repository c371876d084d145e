// What libFuzzer runs: any text, read as what people write and archives ship beside their data, must be understood or refused
// in words that name the file. `make fuzz` builds it with the address sanitizer and runs a million inputs.

import FileFormats
import Formula
import Frame
import Notebooks
import Yams

@testable import SurveyData

private let file = "fuzz.txt"

/// The first byte chooses as what the rest is read.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzMeaning(_ start: UnsafePointer<UInt8>, _ count: Int) -> Int32 {
    guard count > 1 else { return 0 }
    let bytes = Array(UnsafeBufferPointer(start: start + 1, count: count - 1))
    do {
        try read(bytes, as: start[0])
    } catch let error as ConfigurationIssues {
        require(!error.issues.isEmpty, "an error without an issue")
        for issue in error.issues { check(issue.description) }
    } catch let error as ConfigurationIssue {
        check(error.description)
    } catch let error as FileFormatError {
        check(error.description)
    } catch let error as SurveyDataError {
        check(error.description)
    } catch is FormulaError {
    } catch {
        fatalError("an error of another kind: \(error)")
    }
    return 0
}

private func check(_ message: String) {
    require(message.hasPrefix(file), "a message without a place: \(message)")
}

private func read(_ bytes: [UInt8], as kind: UInt8) throws {
    let text = String(decoding: bytes, as: UTF8.self)
    switch Character(UnicodeScalar(kind)) {
    case "c": _ = try Codebook(yaml: text, file: file)
    case "e": try evaluate(text)
    case "d": try draft(bytes)
    case "p": _ = try ImportProgram(text: text, file: file)
    case "j": _ = try Combination(yaml: text, path: file)
    case "n": _ = try Notebook(text: text, path: file)
    case "f": _ = try ModelFormula(text)
    case "w": writeAndRead(text)
    case "a": try add(to: text)
    default: break
    }
}

/// Expressions are parsed, and computed over a few rows.
private func evaluate(_ text: String) throws {
    let expression = try Expression(text, at: SourcePosition(file: file, line: 1, column: 1))
    _ = (expression.names, expression.isRowWise, expression.isCondition)
    let column = try expression.column(named: "x", label: nil, in: rows)
    require(column.count == rows.rowCount, "another number of rows")
}

private let rows = DataFrame(
    rowCount: 4,
    columns: [
        Column(name: "n", values: .integer([0, 1, 2, -4])),
        Column(
            name: "m", values: .numeric([.nan, 0.5, 1e300, 2.5]), missing: MissingCells(reasons: [1, 0, 0, 0])),
        Column(name: "t", values: .text([0, 1, 2, 0], ["Anqing", "武汉", "7"])),
        Column(name: "wave", values: .integer([1, 2, 1, 2])),
        Column(name: "id", values: .integer([1, 1, 2, 2])),
        Column(name: "day", values: .numeric([0, 16_983, 1e15, -1e15]), temporal: .date),
        Column(
            name: "s", values: .categorical([0, 1, -1, 1], .noYes), missing: MissingCells(reasons: [0, 0, 2, 0])),
    ])

/// What is drafted from an archive's description is a codebook, of the same variables.
private func draft(_ bytes: [UInt8]) throws {
    let draft = try CodebookDraft(ddi: FileBytes(path: file, bytes: bytes))
    do {
        let codebook = try Codebook(yaml: draft.yaml, file: "draft.yaml")
        let names = draft.variables.map(\.name).filter { YamlWriter.canBeKey($0) }
        require(codebook.variables.map(\.name) == names, "other variables: \(names)")
    } catch {
        fatalError("the draft is no codebook: \(error)\n\(draft.yaml)")
    }
}

/// Texts that are written as values, keys and comments are read back as they were.
private func writeAndRead(_ text: String) {
    // The YAML library takes a byte-order mark at the beginning of any value for none of its text.
    if text.unicodeScalars.first == "\u{FEFF}" { return }
    var writer = YamlWriter()
    writer.comment(text)
    writer.entry("value", YamlWriter.scalar(text), comment: text)
    writer.entry("list", YamlWriter.mapping([("a", YamlWriter.scalar(text))]), indent: 0, comment: text)
    if YamlWriter.canBeKey(text) {
        writer.entry("key")
        writer.entry(YamlWriter.key(text), "1", indent: 1)
    }
    do {
        let root = try ConfigurationNode(yaml: writer.text, file: file, log: IssueLog())
        let mapping = ConfigurationMapping(root, "the text")
        require(mapping["value"]?.node.scalar?.string == text, "another value: \(writer.text)")
        require(
            mapping["list"].map { ConfigurationMapping($0, "the list")["a"]?.node.scalar?.string == text } == true,
            "another item: \(writer.text)")
        if let key = mapping["key"] {
            require(key.node.mapping?.first?.key.scalar?.string == text, "another key: \(writer.text)")
        }
    } catch {
        fatalError("what was written is no YAML: \(error)\n\(writer.text)")
    }
}

/// A codebook is completed without touching what it says.
private func add(to text: String) throws {
    var variable = VariableDraft(name: "a new variable")
    variable.label = LocalizedText("a: label")
    let extended = try CodebookText(path: file, text: text).adding(CodebookDraft(variables: [variable]))
    _ = try Codebook(yaml: extended, file: file)
}
