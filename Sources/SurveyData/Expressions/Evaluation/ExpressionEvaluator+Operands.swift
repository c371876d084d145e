import Frame
import Glibc

/// Values in the type that is needed; anything else is an error at its place.
extension ExpressionEvaluator {
    func numbers(_ node: ExpressionNode) throws(ConfigurationIssue) -> NumberVector {
        let value = try evaluate(node)
        let vector = try quantity(value, of: node)
        guard vector.temporal == nil else {
            throw expression.issue("a number is expected here, but this is \(value.typeName).", at: node)
        }
        return vector
    }

    /// Numbers, dates or times.
    func quantity(_ value: ExpressionValue, of node: ExpressionNode) throws(ConfigurationIssue) -> NumberVector {
        switch value.values {
        case .numbers(let numbers): return NumberVector(numbers, reasons: value.reasons, temporal: value.temporal)
        case .constant(let number): return NumberVector(constant: number, temporal: value.temporal)
        case .truths(let truths): return NumberVector(Self.numbers(truths), reasons: value.reasons)
        case .categories(let categories):
            guard let truths = Self.truths(categories) else { break }
            return NumberVector(Self.numbers(truths), reasons: value.reasons)
        case .absent(let reason):
            return NumberVector(
                [Double](repeating: .nan, count: rowCount),
                reasons: [UInt8](repeating: reason.rawValue, count: rowCount))
        case .unknown: return NumberVector([])
        case .levelName(let name) where node.isName: throw unknownVariable(name, node)
        case .levelName, .texts: break
        }
        throw expression.issue("a number is expected here, but this is \(value.typeName).", at: node)
    }

    /// The operand as a condition; a yes/no variable is one too.
    func truths(_ node: ExpressionNode) throws(ConfigurationIssue) -> (truths: [Int8], reasons: [UInt8]) {
        let value = try evaluate(node)
        if let truths = truths(of: value) { return (truths, value.reasons) }
        if case .levelName(let name) = value.values, node.isName { throw unknownVariable(name, node) }
        throw expression.issue(
            "a condition is expected here, but this is \(value.typeName). Compare it with something.", at: node)
    }

    /// A condition or a yes/no variable as truths; `nil` for anything else.
    func truths(of value: ExpressionValue) -> [Int8]? {
        switch value.values {
        case .truths(let truths): truths
        case .categories(let categories): Self.truths(categories)
        case .unknown: []
        default: nil
        }
    }

    private static func truths(_ categories: CategoryCodes) -> [Int8]? {
        guard categories.levels.count == 2, Set(categories.levels.map(\.name)) == ["no", "yes"] else { return nil }
        let yes: Int32 = categories.levels[0].name == "yes" ? 0 : 1
        return categories.codes.map { $0 < 0 ? -1 : $0 == yes ? 1 : 0 }
    }

    private static func numbers(_ truths: [Int8]) -> [Double] {
        truths.map { $0 < 0 ? .nan : Double($0) }
    }

    /// A variable that tells groups apart, as categories; `nil` for numbers.
    func categories(of value: ExpressionValue) -> CategoryCodes? {
        switch value.values {
        case .categories(let categories): categories
        case .truths(let truths): ExpressionValue.categories(truths)
        default: nil
        }
    }

    /// Of something missing there is no power, though C has NaN⁰ = 1 and 1^NaN = 1.
    func power(_ base: NumberVector, _ exponent: NumberVector) -> NumberVector {
        if exponent.isConstant, exponent.values[0] == 2 { return base.map { $0 * $0 } }
        return base.zipped(exponent) { $0.isNaN || $1.isNaN ? .nan : Glibc.pow($0, $1) }
    }

    func unknownVariable(_ name: String, _ node: ExpressionNode) -> ConfigurationIssue {
        let known = frame.names + undeclared.sorted()
        let hint = nearestName(to: name, among: known).map { " Did you mean '\($0)'?" } ?? ""
        return expression.issue("no variable is called '\(name)'.\(hint)", at: node)
    }
}
