public import Frame

/// A condition or calculation over variables, as codebooks and studies write it: `hukou == rural and age < 16`.
///
/// Comparison `== != < <= > >=`, membership `in [a, b]`, arithmetic `+ - * /`, logic `and or not`, and the functions
/// `log exp sqrt abs round floor min max missing if`. A categorical variable is compared with the name, code or label
/// of a level. What cannot be decided because a value is missing is missing.
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

    /// Every name in the expression: variables, and levels written without quotes.
    public var names: Set<String> {
        var names: Set<String> = []
        root.visit { node in
            if case .name(let name) = node.kind { names.insert(name) }
        }
        return names
    }

    /// Names that stand beside `==`, `!=`, another comparison or in a list, where the name of a level may stand.
    var comparedNames: Set<String> {
        var names: Set<String> = []
        func add(_ node: ExpressionNode) {
            if case .name(let name) = node.kind { names.insert(name) }
        }
        root.visit { node in
            switch node.kind {
            case .binary(let operation, let left, let right) where operation.isComparison:
                add(left)
                add(right)
            case .membership(_, let list): list.forEach(add)
            default: break
            }
        }
        return names
    }

    /// Whether the value is true or false rather than a number.
    public var isCondition: Bool {
        switch root.kind {
        case .not, .membership, .call(.missing, _): true
        case .binary(let operation, _, _): operation.isComparison || operation == .and || operation == .or
        default: false
        }
    }

    /// Whether the value may be true or false: a condition, or a variable that may be yes or no.
    var canBeCondition: Bool {
        if case .name = root.kind { return true }
        return isCondition
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

/// A node of an expression, with the offset of its first character.
struct ExpressionNode: Sendable {
    indirect enum Kind: Sendable {
        case number(Double)
        /// A text in quotes.
        case text(String)
        /// A variable, or a level where a categorical variable is compared.
        case name(String)
        case negation(ExpressionNode)
        case not(ExpressionNode)
        case binary(BinaryOperator, ExpressionNode, ExpressionNode)
        case membership(ExpressionNode, [ExpressionNode])
        case call(ExpressionFunction, [ExpressionNode])
    }

    let kind: Kind
    let offset: Int
    /// How many nodes stand one below the other.
    let height: Int

    init(kind: Kind, offset: Int) {
        self.kind = kind
        self.offset = offset
        height =
            1
            + {
                switch kind {
                case .number, .text, .name: 0
                case .negation(let operand), .not(let operand): operand.height
                case .binary(_, let left, let right): max(left.height, right.height)
                case .membership(let operand, let list): list.reduce(operand.height) { max($0, $1.height) }
                case .call(_, let arguments): arguments.reduce(0) { max($0, $1.height) }
                }
            }()
    }

    /// Calls `body` for this node and all below it.
    func visit(_ body: (ExpressionNode) -> Void) {
        body(self)
        switch kind {
        case .number, .text, .name: break
        case .negation(let operand), .not(let operand): operand.visit(body)
        case .binary(_, let left, let right):
            left.visit(body)
            right.visit(body)
        case .membership(let operand, let list):
            operand.visit(body)
            list.forEach { $0.visit(body) }
        case .call(_, let arguments): arguments.forEach { $0.visit(body) }
        }
    }
}

enum BinaryOperator: String, Sendable {
    case or, and
    case equal = "==", notEqual = "!=", less = "<", lessOrEqual = "<=", greater = ">", greaterOrEqual = ">="
    case plus = "+", minus = "-", times = "*", divided = "/"

    var isComparison: Bool {
        switch self {
        case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: true
        default: false
        }
    }
}

enum ExpressionFunction: String, Sendable, CaseIterable {
    case log, exp, sqrt, abs, round, floor, min, max, missing
    case choose = "if"

    /// How many arguments the function takes.
    var argumentCounts: ClosedRange<Int> {
        switch self {
        case .log, .exp, .sqrt, .abs, .round, .floor, .missing: 1...1
        case .min, .max: 1...100
        case .choose: 3...3
        }
    }
}
