public import Frame
import Yams

/// A node of a YAML document that knows where it stands: a scalar, a list or a mapping.
public struct ConfigurationNode {
    let node: Yams.Node
    private let file: String
    /// Lines before the YAML text in its file, when it is part of a larger document.
    private let lineOffset: Int
    /// Where to report what is wrong.
    public let log: IssueLog

    private init(node: Yams.Node, file: String, lineOffset: Int, log: IssueLog) {
        self.node = node
        self.file = file
        self.lineOffset = lineOffset
        self.log = log
    }

    /// Parses `yaml`. An empty document is an empty mapping.
    ///
    /// - Throws: ``ConfigurationIssues`` when the text is not YAML.
    public init(yaml: String, file: String, lineOffset: Int = 0, log: IssueLog) throws(ConfigurationIssues) {
        if let line = YamlReferences(yaml).refusedLine {
            throw ConfigurationIssues([
                ConfigurationIssue(
                    position: SourcePosition(file: file, line: line + lineOffset),
                    message:
                        "lists and mappings as keys beside many references (*name) are refused. Write what is referred to "
                        + "in full.")
            ])
        }
        let root: Yams.Node?
        do {
            // Editors of Windows put a byte-order mark before the text.
            root = try Yams.compose(yaml: yaml.first == "\u{FEFF}" ? String(yaml.dropFirst()) : yaml)
        } catch {
            throw ConfigurationIssues([Self.issue(for: error, file: file, lineOffset: lineOffset)])
        }
        self.init(
            node: root ?? Yams.Node([(Yams.Node, Yams.Node)]()), file: file, lineOffset: lineOffset, log: log)
    }

    /// Parses `yaml` as a part of a larger document; what is wrong with it is reported.
    public static func reading(yaml: String, file: String, lineOffset: Int, log: IssueLog) -> ConfigurationNode? {
        do {
            return try ConfigurationNode(yaml: yaml, file: file, lineOffset: lineOffset, log: log)
        } catch {
            error.issues.forEach(log.add)
            return nil
        }
    }

    private static func issue(for error: any Error, file: String, lineOffset: Int) -> ConfigurationIssue {
        var position = SourcePosition(file: file, line: lineOffset + 1)
        var problem = "the text is not valid YAML"
        if let error = error as? YamlError {
            switch error {
            case .scanner(_, let text, let mark, _), .parser(_, let text, let mark, _),
                .composer(_, let text, let mark, _):
                position = SourcePosition(file: file, line: mark.line + lineOffset, column: mark.column)
                problem = text
            case .duplicatedKeysInMapping(let keys, let context):
                return ConfigurationIssue(
                    position: SourcePosition(
                        file: file, line: max(1, context.mark.line) + lineOffset, column: context.mark.column),
                    message: "the key '\(keys.first ?? "")' stands twice in one mapping; keep one.")
            case .reader(let text, let offset, _, let yaml):
                let before = offset.map { yaml.prefix($0) } ?? ""
                let line = before.count { $0.isNewline } + 1
                let column =
                    before.count
                    - (before.lastIndex { $0.isNewline }.map { before.distance(from: before.startIndex, to: $0) + 1 }
                        ?? 0) + 1
                position = SourcePosition(file: file, line: line + lineOffset, column: column)
                problem = text
            default: break
            }
        }
        return ConfigurationIssue(
            position: position,
            message: "\(problem). Check the indentation, and put texts that contain ': ' or '#' in quotes.")
    }

    /// Where the node begins in its file.
    public var position: SourcePosition {
        SourcePosition(file: file, line: (node.mark?.line ?? 1) + lineOffset, column: node.mark?.column)
    }

    /// Where the text of a scalar begins: behind the quote, if it is quoted.
    var textPosition: SourcePosition {
        let style = node.scalar?.style
        if style == .literal || style == .folded { return SourcePosition(file: file, line: position.line + 1) }
        guard style == .singleQuoted || style == .doubleQuoted else { return position }
        return SourcePosition(file: file, line: position.line, column: position.column.map { $0 + 1 })
    }

    func child(_ node: Yams.Node) -> ConfigurationNode {
        ConfigurationNode(node: node, file: file, lineOffset: lineOffset, log: log)
    }

    /// Reports something wrong with this node.
    public func report(_ message: String) {
        log.add(message, at: position)
    }
}

extension ConfigurationNode {
    /// Whether the node is a plain value.
    public var isScalar: Bool { node.scalar != nil }
    /// Whether the node is a mapping.
    public var isMapping: Bool { node.mapping != nil }

    /// The value under a key, if this is a mapping that has it; reports nothing.
    func value(under key: String) -> ConfigurationNode? {
        node.mapping?.first { $0.key.scalar?.string == key }.map { child($0.value) }
    }

    /// The text of a scalar as it is written; reports anything else.
    public func text(_ meaning: String) -> String? {
        if let scalar = node.scalar {
            guard scalar.string.isEmpty, scalar.style == .any || scalar.style == .plain else { return scalar.string }
            report("\(meaning) is empty. Give a value, or remove the key.")
            return nil
        }
        report("\(meaning) must be a single value, not a \(node.sequence != nil ? "list" : "mapping").")
        return nil
    }

    /// A number; reports anything else.
    public func number(_ meaning: String) -> Double? {
        guard let text = text(meaning) else { return nil }
        guard let number = Double(text), number.isFinite else {
            report("\(meaning) must be a number, but is '\(text)'.")
            return nil
        }
        return number
    }

    /// A whole number; reports anything else.
    public func wholeNumber(_ meaning: String) -> Int? {
        guard let number = number(meaning) else { return nil }
        guard let whole = Int(exactly: number) else {
            report("\(meaning) must be a whole number, but is '\(plainText(number))'.")
            return nil
        }
        return whole
    }

    /// `true` or `false`; reports anything else.
    public func flag(_ meaning: String) -> Bool? {
        guard let text = text(meaning) else { return nil }
        switch text.lowercased() {
        case "true", "yes": return true
        case "false", "no": return false
        default:
            report("\(meaning) must be true or false, but is '\(text)'.")
            return nil
        }
    }

    /// One of `choices`; reports anything else, offering the nearest.
    public func choice(_ meaning: String, of choices: [String]) -> String? {
        guard let text = text(meaning) else { return nil }
        guard choices.contains(text) else {
            let hint = nearestName(to: text, among: choices).map { " Did you mean '\($0)'?" } ?? ""
            report("\(meaning) is '\(text)', but must be one of \(choices.joined(separator: ", ")).\(hint)")
            return nil
        }
        return text
    }

    /// The items of a list; a single value counts as a list of one.
    public var items: [ConfigurationNode] {
        if let sequence = node.sequence { return sequence.map(child) }
        return [self]
    }

    /// The texts of a list, or of a single value.
    public func texts(_ meaning: String) -> [String] {
        items.compactMap { $0.text(meaning) }
    }
}
