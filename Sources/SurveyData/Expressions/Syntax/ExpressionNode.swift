/// A node of an expression, with the offset of its first character.
struct ExpressionNode: Sendable {
    indirect enum Kind: Sendable {
        case number(Double)
        /// A day, counted from 1 January 1970.
        case date(Double)
        /// A text in quotes.
        case text(String)
        /// A variable, or a level where a categorical variable is compared.
        case name(String)
        /// Numbered variables, `item1...item10`.
        case range([String])
        /// Several values in brackets, as an argument.
        case list([ExpressionNode])
        case negation(ExpressionNode)
        case not(ExpressionNode)
        case binary(BinaryOperator, ExpressionNode, ExpressionNode)
        case membership(ExpressionNode, [ExpressionNode])
        case call(ExpressionFunction, CallArguments)
    }

    let kind: Kind
    let offset: Int
    /// How many nodes stand one below the other.
    let height: Int
    /// How many nodes there are.
    let size: Int
    /// How many variables the ranges below stand for; `nil` without a range, −1 where two have different lengths.
    let rangeLength: Int?

    init(kind: Kind, offset: Int) {
        self.kind = kind
        self.offset = offset
        var height = 0
        var size = 1
        var rangeLength: Int?
        if case .range(let names) = kind { rangeLength = names.count }
        for child in kind.children {
            height = max(height, child.height)
            size += child.size
            guard let length = child.rangeLength else { continue }
            rangeLength = rangeLength == nil || rangeLength == length ? length : -1
        }
        self.height = height + 1
        self.size = size
        self.rangeLength = rangeLength
    }

    /// The bare name or the text in quotes that the node is.
    var word: String? {
        switch kind {
        case .name(let word), .text(let word): word
        default: nil
        }
    }

    var isName: Bool {
        if case .name = kind { return true }
        return false
    }

    /// Calls `body` for this node and all below it.
    func visit(_ body: (ExpressionNode) -> Void) {
        body(self)
        for child in kind.children { child.visit(body) }
    }

    /// The node with other names for variables.
    func renaming(_ names: [String: String]) -> ExpressionNode {
        func renamed(_ node: ExpressionNode) -> ExpressionNode { node.renaming(names) }
        let kind: Kind =
            switch kind {
            case .range(let all): .range(all.map { names[$0] ?? $0 })
            case .name(let name): .name(names[name] ?? name)
            case .number, .date, .text: kind
            case .list(let items): .list(items.map(renamed))
            case .negation(let operand): .negation(renamed(operand))
            case .not(let operand): .not(renamed(operand))
            case .binary(let operation, let left, let right): .binary(operation, renamed(left), renamed(right))
            case .membership(let operand, let list): .membership(renamed(operand), list.map(renamed))
            case .call(let function, let arguments): .call(function, arguments.mapped(renamed))
            }
        return ExpressionNode(kind: kind, offset: offset)
    }

    /// The node with every range replaced by its variable at `index`.
    func member(_ index: Int) -> ExpressionNode {
        guard rangeLength != nil else { return self }
        func member(_ node: ExpressionNode) -> ExpressionNode { node.member(index) }
        let kind: Kind =
            switch kind {
            case .range(let names): .name(names[index])
            case .number, .date, .text, .name: kind
            case .list(let items): .list(items.map(member))
            case .negation(let operand): .negation(member(operand))
            case .not(let operand): .not(member(operand))
            case .binary(let operation, let left, let right): .binary(operation, member(left), member(right))
            case .membership(let operand, let list): .membership(member(operand), list.map(member))
            case .call(let function, let arguments): .call(function, arguments.mapped(member))
            }
        return ExpressionNode(kind: kind, offset: offset)
    }
}

extension ExpressionNode.Kind {
    /// The nodes directly below.
    var children: [ExpressionNode] {
        switch self {
        case .number, .date, .text, .name, .range: []
        case .list(let items): items
        case .negation(let operand), .not(let operand): [operand]
        case .binary(_, let left, let right): [left, right]
        case .membership(let operand, let list): [operand] + list
        case .call(_, let arguments): arguments.nodes
        }
    }
}
