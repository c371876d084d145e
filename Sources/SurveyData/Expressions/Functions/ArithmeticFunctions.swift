import Frame
import Glibc

extension ExpressionFunction {
    /// Numbers row by row.
    static let arithmetic: [ExpressionFunction] = [
        ExpressionFunction("log", [.number]) { call in try call.map { Glibc.log($0) } },
        ExpressionFunction("log10", [.number]) { call in try call.map { Glibc.log10($0) } },
        ExpressionFunction("log2", [.number]) { call in try call.map { Glibc.log2($0) } },
        ExpressionFunction("exp", [.number]) { call in try call.map { Glibc.exp($0) } },
        ExpressionFunction("sqrt", [.number]) { call in try call.map { $0.squareRoot() } },
        ExpressionFunction("pow", [.number, FunctionParameter("exponent", .number)]) { call in
            try call.evaluator.power(call.numbers(0), call.numbers(1)).value(rowCount: call.rowCount)
        },
        ExpressionFunction("abs", [.number]) { call in try call.map { Swift.abs($0) } },
        ExpressionFunction("sign", [.number]) { call in try call.map { $0 > 0 ? 1 : $0 < 0 ? -1 : $0 } },
        ExpressionFunction("floor", [.number]) { call in try call.map { $0.rounded(.down) } },
        ExpressionFunction("ceiling", [.number]) { call in try call.map { $0.rounded(.up) } },
        ExpressionFunction("round", [.number, FunctionParameter("digits", .constant, .optional)]) { call in
            guard call.count == 2 else { return try call.map(roundedHalfUp) }
            let digits = try call.wholeNumber(call.arguments.positional[1], in: 0...12)
            let scale = Glibc.pow(10, Double(digits))
            // Beyond 2⁵² a number has no digits to round.
            return try call.map { Swift.abs($0 * scale) < 0x1p52 ? roundedHalfUp($0 * scale) / scale : $0 }
        },
        ExpressionFunction("mod", [.number, FunctionParameter("divisor", .number)]) { call in
            let quotients = try call.numbers(0).zipped(call.numbers(1)) { a, b in
                let rest = fmod(a, b)
                return rest != 0 && (rest < 0) != (b < 0) ? rest + b : rest
            }
            return quotients.value(rowCount: call.rowCount)
        },
        ExpressionFunction(
            "clamp", [.number, FunctionParameter("low", .number), FunctionParameter("high", .number)]
        ) { call in
            let x = try call.quantity(0, like: nil)
            return x.zipped(try call.quantity(1, like: x)) { $0.isNaN || $1.isNaN ? .nan : Swift.max($0, $1) }
                .zipped(try call.quantity(2, like: x)) { $0.isNaN || $1.isNaN ? .nan : Swift.min($0, $1) }
                .value(rowCount: call.rowCount, temporal: x.temporal)
        },
        ExpressionFunction(
            "between", [.number, FunctionParameter("low", .number), FunctionParameter("high", .number)],
            isCondition: true, evaluate: between),
        ExpressionFunction("min", [.numbers]) { call in
            try call.folded { $0.isNaN || $1.isNaN ? .nan : Swift.min($0, $1) }
        },
        ExpressionFunction("max", [.numbers]) { call in
            try call.folded { $0.isNaN || $1.isNaN ? .nan : Swift.max($0, $1) }
        },
    ]

    /// `low <= x and x <= high`, with its rule for what is missing.
    private static func between(_ call: FunctionCall) throws(ConfigurationIssue) -> ExpressionValue {
        let (x, low, high) = (
            call.arguments.positional[0], call.arguments.positional[1], call.arguments.positional[2]
        )
        let atLeast = ExpressionNode(kind: .binary(.greaterOrEqual, x, low), offset: x.offset)
        let atMost = ExpressionNode(kind: .binary(.lessOrEqual, x, high), offset: x.offset)
        return try call.evaluator.evaluate(ExpressionNode(kind: .binary(.and, atLeast, atMost), offset: x.offset))
    }
}

extension FunctionCall {
    /// All arguments, two by two.
    @inline(__always)
    fileprivate func folded(_ body: (Double, Double) -> Double) throws(ConfigurationIssue) -> ExpressionValue {
        let first = try quantity(0, like: nil)
        var result = first
        for index in 1..<max(1, count) { result = result.zipped(try quantity(index, like: first), body) }
        return result.value(rowCount: rowCount, temporal: first.temporal)
    }
}
