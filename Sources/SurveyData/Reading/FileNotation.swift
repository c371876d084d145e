import FileFormats
public import Frame

/// How a data file is written, as far as a codebook, a study or a command's flags say so; the rest is detected.
public struct FileNotation: Sendable, Equatable {
    /// What can be said, by the name it is said under.
    public enum Key: String, Sendable, CaseIterable {
        case encoding, delimiter, decimal, thousands, comment, skipLines, ragged, sheet, columns
    }

    /// A value and where it was written.
    private struct Setting: Sendable, Equatable {
        let text: String
        let position: SourcePosition
    }

    private var settings: [Key: Setting] = [:]
    /// Where columns stand, if it is said here rather than in a program.
    private(set) var layout: FixedLayout?

    public init() {}

    /// Reads a mapping of keys; what is wrong is reported.
    public init(_ node: ConfigurationNode) {
        self.init(ConfigurationMapping(node, "'file'", known: Key.allCases.map(\.rawValue)))
    }

    /// Takes its keys from a mapping that may have others; what is wrong is reported.
    ///
    /// - Parameter layoutKey: what the places of columns are called in the mapping.
    init(_ mapping: ConfigurationMapping, layoutKey: String = Key.columns.rawValue) {
        for key in Key.allCases {
            let name = key == .columns ? layoutKey : key.rawValue
            if key == .columns, let value = mapping[name], !value.isScalar {
                layout = FixedLayoutReader(node: value).read()
                settings[key] = Setting(text: "", position: value.position)
                continue
            }
            guard let value = mapping[name], let text = value.text("'\(name)'") else { continue }
            if let problem = Self.problem(key, text) {
                value.report("'\(name)' is '\(text)', but \(problem)")
            } else {
                let text = key == .columns ? Self.path(text, besides: value.position.file) : text
                settings[key] = Setting(text: text, position: value.position)
            }
        }
    }

    /// A path that a file gives: relative to that file's folder.
    private static func path(_ path: String, besides file: String) -> String {
        guard !path.hasPrefix("/"), let slash = file.lastIndex(of: "/") else { return path }
        return file[...slash] + path
    }

    public subscript(key: Key) -> String? { settings[key]?.text }

    /// Where something is said.
    func position(of key: Key) -> SourcePosition? { settings[key]?.position }

    /// Says something, in place of what was said before.
    public mutating func set(_ key: Key, _ text: String, at position: SourcePosition) {
        settings[key] = Setting(text: text, position: position)
        if key == .columns { layout = nil }
    }

    /// What is said here, and where nothing is, what `other` says.
    public func completed(by other: FileNotation) -> FileNotation {
        var notation = self
        notation.settings.merge(other.settings) { own, _ in own }
        if settings[.columns] == nil { notation.layout = other.layout }
        return notation
    }

    /// What is wrong with a value, as the end of a sentence; `nil` when it can be used.
    public static func problem(_ key: Key, _ text: String) -> String? {
        switch key {
        case .encoding:
            guard TextEncoding(name: text) == nil else { return nil }
            let hint = nearestName(to: text, among: TextEncoding.knownNames).map { " Did you mean '\($0)'?" } ?? ""
            return "must be one of \(TextEncoding.knownNames.joined(separator: ", ")).\(hint)"
        case .decimal: return oneOf(DecimalMark.allCases.map(\.rawValue), text)
        case .thousands: return oneOf(GroupingMark.allCases.map(\.rawValue), text)
        case .ragged: return oneOf(RaggedRowPolicy.allCases.map(\.rawValue), text)
        case .delimiter: return character(text) == nil ? "must be one character, or 'tab'." : nil
        case .comment: return character(text) == nil ? "must be one character, as '#'." : nil
        case .skipLines: return Int(text).map { $0 >= 0 } == true ? nil : "must be a number of lines, as 2."
        case .sheet: return text.isEmpty ? "must be the name or the number of a sheet." : nil
        case .columns: return text.isEmpty ? "must be a file, as SAMCHILD.sas." : nil
        }
    }

    private static func oneOf(_ known: [String], _ text: String) -> String? {
        known.contains(text) ? nil : "must be one of \(known.joined(separator: ", "))."
    }

    private static func character(_ text: String) -> Character? {
        ["tab", "\\t"].contains(text) ? "\t" : text.count == 1 ? text.first : nil
    }

    /// What the reader is told.
    ///
    /// - Throws: ``ConfigurationIssue`` when two marks are the same.
    func options() throws(ConfigurationIssue) -> CSVOptions {
        let options = CSVOptions(
            delimiter: self[.delimiter].flatMap(Self.character),
            encoding: self[.encoding].flatMap { TextEncoding(name: $0) },
            decimal: self[.decimal].flatMap { DecimalMark(rawValue: $0) } ?? .point,
            grouping: self[.thousands].flatMap { GroupingMark(rawValue: $0) },
            comment: self[.comment].flatMap(Self.character), skippedLines: self[.skipLines].flatMap { Int($0) } ?? 0,
            raggedRows: self[.ragged].flatMap { RaggedRowPolicy(rawValue: $0) } ?? .refuse, layout: layout,
            sheet: self[.sheet])
        if layout != nil, let delimiter = settings[.delimiter] {
            throw ConfigurationIssue(
                position: delimiter.position,
                message: "a file whose columns stand at declared places has no delimiter; leave out one of the two.")
        }
        if options.grouping?.rawValue == options.decimal.rawValue, let thousands = settings[.thousands] {
            throw ConfigurationIssue(
                position: thousands.position,
                message:
                    "the mark between thousands is that before decimals, \(thousands.text); say which decimals have "
                    + "(decimal: point or comma).")
        }
        return options
    }
}
