import Frame

/// A function of the expression language: what it takes, and the kernel that computes whole columns. One value in one of
/// the tables of `Functions/` is all that a function needs.
struct ExpressionFunction: Sendable {
    /// It throws nothing but ``ConfigurationIssue``; a closure cannot be made to say so without saying it in every line
    /// of the tables.
    typealias Kernel = @Sendable (FunctionCall) throws -> ExpressionValue

    /// What may stand before an arrow, as in `case(a > 1 -> high, else -> low)`.
    enum Arms: Sendable { case none, conditions, values }

    let name: String
    let parameters: [FunctionParameter]
    let options: [FunctionParameter]
    let arms: Arms
    /// Whether a row's value depends on that row alone.
    let isRowWise: Bool
    /// Whether the value is true or false.
    let isCondition: Bool
    private let kernel: Kernel

    init(
        _ name: String, _ parameters: [FunctionParameter], options: [FunctionParameter] = [], arms: Arms = .none,
        isRowWise: Bool = true, isCondition: Bool = false, evaluate: @escaping Kernel
    ) {
        self.name = name
        self.parameters = parameters
        self.options = options
        self.arms = arms
        self.isRowWise = isRowWise
        self.isCondition = isCondition
        kernel = evaluate
    }

    /// Every function there is.
    static let all =
        arithmetic + choices + categorizing + missingness + acrossVariables + acrossRows + overTime + dates + texts

    static let named = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })

    /// More arguments than any real call; a guard.
    static let mostArguments = 1_000
}

extension ExpressionFunction {
    func evaluate(_ call: FunctionCall) throws(ConfigurationIssue) -> ExpressionValue {
        do {
            return try kernel(call)
        } catch let issue as ConfigurationIssue {
            throw issue
        } catch {
            preconditionFailure("kernels throw configuration issues only")
        }
    }

    /// Whether arguments may go on, so that a range of variables can stand for many.
    var isVariadic: Bool { parameters.last?.count == .repeated || parameters.last?.count == .listed }

    /// Whether the function gives one of several values.
    var isChoice: Bool { parameters.contains { $0.kind == .value } || arms == .conditions }

    func option(_ name: String) -> FunctionParameter? {
        options.first { $0.name == name }
    }

    private func parameter(_ index: Int) -> FunctionParameter? {
        parameters[safe: index] ?? (isVariadic ? parameters.last : nil)
    }

    /// Whether names in an argument are words of their own and no variables.
    func isLiteral(argument index: Int) -> Bool { parameter(index)?.kind.isLiteral ?? false }

    /// Whether an argument may be the name of a new level.
    func isValue(argument index: Int) -> Bool { parameter(index)?.kind == .value }

    /// How a call is written: `clamp(x, low, high)`.
    var signature: String {
        let places = parameters.map { parameter in
            switch parameter.count {
            case .one: parameter.name
            case .optional: "[\(parameter.name)]"
            case .repeated: "\(parameter.name), …"
            case .listed: "[\(parameter.name), …]"
            }
        }
        let cases: [String] =
            switch arms {
            case .none: []
            case .conditions: ["condition -> value, …", "else -> value"]
            case .values: ["[value, …] -> new value, …", "else -> value"]
            }
        return "\(name)(\((places + cases + options.map { "\($0.name) = …" }).joined(separator: ", ")))"
    }

    /// What is wrong with the number of arguments, if anything.
    func problem(with arguments: CallArguments) -> String? {
        let least = parameters.count { $0.count == .one || $0.count == .repeated }
        let most = isVariadic ? Self.mostArguments : parameters.count
        let count = arguments.positional.count
        if arms != .none, arguments.arms.allSatisfy({ $0.keys == nil }) {
            return "'\(name)' needs at least one case. Write \(signature)."
        }
        if arguments.arms.count > Self.mostArguments {
            return "'\(name)' takes at most \(Self.mostArguments) cases, not \(arguments.arms.count)."
        }
        guard !(least...most).contains(count) else { return nil }
        let wanted =
            least == most
            ? "\(least)" : isVariadic ? (count > most ? "at most \(most)" : "at least \(least)") : "\(least) to \(most)"
        return "'\(name)' takes \(wanted) argument\(wanted == "1" ? "" : "s"), not \(count). Write \(signature)."
    }

    /// The message for a function that does not exist.
    static func unknown(_ name: String) -> String {
        let known = all.map(\.name)
        let ending = known.filter { name.count > 1 && $0.lowercased().hasSuffix(name.lowercased()) }
        let hint: String
        if let nearest = nearestName(to: name, among: known) {
            hint = "Did you mean '\(nearest)'?"
        } else if !ending.isEmpty {
            hint = "Did you mean \(ending.map { "'\($0)'" }.joined(separator: " or "))?"
        } else {
            hint = "The functions are listed in docs/expressions.md."
        }
        return "unknown function '\(name)'. \(hint)"
    }

    /// The message for an option that does not exist.
    func unknownOption(_ name: String) -> String {
        guard !options.isEmpty else {
            return "'\(self.name)' has no options; to compare, write '=='."
        }
        let known = options.map(\.name)
        let hint =
            nearestName(to: name, among: known).map { "Did you mean '\($0)'?" }
            ?? "Its options: \(known.joined(separator: ", "))."
        return "'\(self.name)' has no option '\(name)'. \(hint)"
    }
}
