/// What stands between the parentheses of a call: values, options (`name = value`) and arms (`key -> value`).
struct CallArguments: Sendable {
    struct Option: Sendable {
        let name: String
        let value: ExpressionNode
    }

    /// `condition -> value`, `[1, 2] -> value` or `else -> value`.
    struct Arm: Sendable {
        /// `nil` for `else`.
        let keys: [ExpressionNode]?
        let value: ExpressionNode
    }

    var positional: [ExpressionNode] = []
    var options: [Option] = []
    var arms: [Arm] = []

    /// Everything, in the order of evaluation.
    var nodes: [ExpressionNode] {
        positional + options.map(\.value) + arms.flatMap { ($0.keys ?? []) + [$0.value] }
    }

    func mapped(_ body: (ExpressionNode) -> ExpressionNode) -> CallArguments {
        CallArguments(
            positional: positional.map(body), options: options.map { Option(name: $0.name, value: body($0.value)) },
            arms: arms.map { Arm(keys: $0.keys?.map(body), value: body($0.value)) })
    }
}
