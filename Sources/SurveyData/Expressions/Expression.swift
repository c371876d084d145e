public import Frame

/// A condition or calculation over variables, as codebooks and studies write it: `hukou == rural and age < 16`.
///
/// The language is total: it cannot loop, read files or run code, and every expression has a value in every row, which
/// may be that something is missing, with its reason. Its functions are in ``ExpressionFunction/all``; the guide is
/// `docs/expressions.md`.
public struct Expression: Sendable, Equatable {
    /// The text as written.
    public let source: String
    /// Where the text begins.
    public let position: SourcePosition
    let root: ExpressionNode

    /// Parses `source`.
    ///
    /// - Throws: ``ConfigurationIssue`` at the character that cannot be understood.
    public init(_ source: String, at position: SourcePosition) throws(ConfigurationIssue) {
        self.source = source
        self.position = position
        var parser = try ExpressionParser(source, at: position)
        root = try parser.parse()
    }

    /// A variable by itself, whatever its name is made of.
    init(variable name: String, at position: SourcePosition) {
        self.init(source: name, position: position, root: ExpressionNode(kind: .name(name), offset: 0))
    }

    private init(source: String, position: SourcePosition, root: ExpressionNode) {
        self.source = source
        self.position = position
        self.root = root
    }

    /// The same over variables of other names; the text stays as written.
    func renaming(_ names: [String: String]) -> Expression {
        Expression(source: source, position: position, root: root.renaming(names))
    }

    /// Whether the value of a row depends on that row alone, so that a file can be computed block by block. A rank, a
    /// group's mean or the answer of the wave before needs the whole column.
    public var isRowWise: Bool {
        var isRowWise = true
        root.visit { node in
            if case .call(let function, _) = node.kind, !function.isRowWise { isRowWise = false }
        }
        return isRowWise
    }

    /// Whether the value is true or false rather than a number.
    public var isCondition: Bool {
        switch root.kind {
        case .not, .membership: true
        case .binary(let operation, _, _): operation.isComparison || operation == .and || operation == .or
        case .call(let function, _): function.isCondition
        default: false
        }
    }

    /// Whether the value may be true or false: a condition, a variable that may be yes or no, or a choice of such.
    var canBeCondition: Bool {
        switch root.kind {
        case .name: true
        case .call(let function, _): function.isCondition || function.isChoice
        default: isCondition
        }
    }

    public static func == (a: Expression, b: Expression) -> Bool {
        a.source == b.source
    }

    /// Where the character at `offset` of the source stands.
    func place(_ offset: Int) -> SourcePosition { position.advanced(by: offset) }

    func issue(_ message: String, at node: ExpressionNode) -> ConfigurationIssue {
        ConfigurationIssue(position: place(node.offset), message: message)
    }
}
