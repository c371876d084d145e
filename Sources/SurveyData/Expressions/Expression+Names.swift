extension Expression {
    /// Every name that may be a variable's; some may be levels written without quotes.
    public var names: Set<String> {
        Set(placedNames.map(\.name))
    }

    /// Every name that may be a variable's, in the order they stand.
    var orderedNames: [String] { placedNames.map(\.name) }

    /// Names that stand where the name of a level may stand: beside `==`, `!=`, another comparison, or in a list.
    var comparedNames: Set<String> {
        Set(placedNames.filter { $0.role == .compared }.map(\.name))
    }

    /// Names that stand as the values of a choice, `if(condition, a, b)`, where they may be the names of new levels.
    var resultNames: Set<String> {
        Set(placedNames.filter { $0.role == .result }.map(\.name))
    }

    private enum Role { case variable, compared, result }

    private var placedNames: [(name: String, role: Role)] {
        var found: [(name: String, role: Role)] = []
        func add(_ node: ExpressionNode, _ role: Role) {
            switch node.kind {
            case .name(let name): found.append((name, role))
            case .range(let names): found += names.map { ($0, role) }
            case .binary(let operation, let left, let right):
                add(left, operation.isComparison ? .compared : .variable)
                add(right, operation.isComparison ? .compared : .variable)
            case .membership(let operand, let list):
                add(operand, .variable)
                for item in list { add(item, .compared) }
            case .call(let function, let arguments):
                for (index, node) in arguments.positional.enumerated() where !function.isLiteral(argument: index) {
                    add(node, function.isChoice && function.isValue(argument: index) ? .result : .variable)
                }
                for option in arguments.options where function.option(option.name)?.kind.isLiteral == false {
                    add(option.value, .variable)
                }
                // The arms of a choice are conditions and values; those of a recoding name levels only.
                guard function.arms == .conditions else { return }
                for arm in arguments.arms {
                    for key in arm.keys ?? [] { add(key, .variable) }
                    add(arm.value, .result)
                }
            default:
                for child in node.kind.children { add(child, .variable) }
            }
        }
        add(root, .variable)
        return found
    }
}
