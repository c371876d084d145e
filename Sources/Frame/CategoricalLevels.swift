/// One category of a variable.
public struct CategoricalLevel: Sendable, Equatable {
    /// The short name that formulas, conditions and statistics use.
    public let name: String
    /// The code as the file writes it.
    public let code: String
    /// What a table prints.
    public let label: LocalizedText

    public init(name: String, code: String, label: LocalizedText) {
        self.name = name
        self.code = code
        self.label = label
    }

    /// A level known only by what the file writes.
    public init(_ code: String) {
        self.init(name: code, code: code, label: LocalizedText(code))
    }
}

/// The ordered categories of a variable.
public struct CategoricalLevels: Sendable, Equatable, RandomAccessCollection {
    private let levels: [CategoricalLevel]

    public init(_ levels: [CategoricalLevel]) {
        self.levels = levels
    }

    public var startIndex: Int { 0 }
    public var endIndex: Int { levels.count }
    public subscript(index: Int) -> CategoricalLevel { levels[index] }

    /// The levels of a yes/no statement: "no" first, so that a model's event is "yes".
    public static let noYes = CategoricalLevels([
        CategoricalLevel(
            name: "no", code: "0", label: LocalizedText(translations: [("en", "No"), ("zh", "否")])),
        CategoricalLevel(
            name: "yes", code: "1", label: LocalizedText(translations: [("en", "Yes"), ("zh", "是")])),
    ])

    /// The position of the level that says "it is so", of two levels of which the other says it is not: yes beside no,
    /// whatever their codes and their order in the file.
    public var affirmative: Int? {
        guard count == 2 else { return nil }
        let answers = map { level -> Bool? in
            let name = level.name.lowercased()
            return Self.yesNames.contains(name) ? true : Self.noNames.contains(name) ? false : nil
        }
        guard answers[0] != nil, answers[1] != nil, answers[0] != answers[1] else { return nil }
        return answers[0] == true ? 0 : 1
    }

    private static let yesNames: Set<String> = ["yes", "true", "1", "是", "有"]
    private static let noNames: Set<String> = ["no", "false", "0", "否", "无"]

    /// The level others are compared with unless another is asked for: "no" beside "yes", else the first.
    public var defaultReference: Int {
        affirmative.map { 1 - $0 } ?? 0
    }

    /// The position of the level that `text` names: by name, then by code, then by label in any language.
    public func index(named text: String) -> Int? {
        firstIndex { $0.name == text }
            ?? firstIndex { $0.code == text }
            ?? firstIndex { $0.label.allTexts.contains(text) }
    }

    /// Every text ``index(named:)`` accepts, names first.
    public var knownNames: [String] {
        var seen: Set<String> = []
        return (map(\.name) + map(\.code) + flatMap(\.label.allTexts)).filter { seen.insert($0).inserted }
    }
}
