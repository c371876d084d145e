import Frame

extension ExpressionFunction {
    /// A question to a text and a pattern.
    private static func asks(
        _ name: String, _ holds: @escaping @Sendable (String, String) -> Bool
    ) -> ExpressionFunction {
        ExpressionFunction(name, [.text, .literal], isCondition: true) { call in
            let wanted = try call.literal(1)
            let (codes, texts, reasons) = try call.texts()
            let table = texts.map { holds($0, wanted) ? Int8(1) : 0 }
            return ExpressionValue(.truths(codes.map { $0 < 0 ? -1 : table[Int($0)] }), reasons: reasons)
        }
    }

    /// A text made of a text.
    private static func makes(_ name: String, _ made: @escaping @Sendable (String) -> String) -> ExpressionFunction {
        ExpressionFunction(name, [.text]) { call in
            let (codes, texts, reasons) = try call.texts()
            // Texts that become the same are one.
            var distinct: [String] = []
            var places: [String: Int32] = [:]
            let table = texts.map { text -> Int32 in
                let text = made(text)
                if let place = places[text] { return place }
                places[text] = Int32(distinct.count)
                distinct.append(text)
                return Int32(distinct.count - 1)
            }
            return ExpressionValue(.texts(codes.map { $0 < 0 ? -1 : table[Int($0)] }, distinct), reasons: reasons)
        }
    }

    /// A number for every text; NaN where it has none.
    private static func counts(
        _ name: String, usesCodes: Bool = false, _ number: @escaping @Sendable (String) -> Double
    ) -> ExpressionFunction {
        ExpressionFunction(name, [.text]) { call in
            let (codes, texts, reasons) = try call.texts(usesCodes: usesCodes)
            let table = texts.map(number)
            return NumberVector(codes.map { $0 < 0 ? .nan : table[Int($0)] }, reasons: reasons)
                .value(rowCount: call.rowCount)
        }
    }

    /// Texts and names of levels: computed once for each distinct text, not for each row.
    static let texts: [ExpressionFunction] = [
        asks("contains") { text, part in part.isEmpty || text.contains(part) },
        asks("startsWith") { $0.hasPrefix($1) },
        asks("endsWith") { $0.hasSuffix($1) },
        asks("matches") { text, pattern in Glob(pattern).matches(text) },
        makes("lower") { $0.lowercased() },
        makes("upper") { $0.uppercased() },
        makes("trim") { $0.trimmingSpaces },
        counts("length") { Double($0.count) },
        counts("number", usesCodes: true) { codeNumber($0.trimmingSpaces) ?? .nan },
    ]
}

extension FunctionCall {
    /// The first argument as positions in a list of texts: those of a variable of texts, or the names (or codes) of levels.
    fileprivate func texts(usesCodes: Bool = false) throws(ConfigurationIssue)
        -> (codes: [Int32], texts: [String], reasons: [UInt8])
    {
        let value = try value(0)
        switch value.values {
        case .texts(let codes, let texts): return (codes, texts, value.reasons)
        case .categories(let categories):
            return (
                categories.codes, usesCodes ? categories.levels.map(\.code) : categories.levels.map(\.name),
                value.reasons
            )
        case .unknown: return ([], [], [])
        default:
            throw issue(
                "a variable of texts or categories is expected here, but this is \(value.typeName).",
                at: arguments.positional[0])
        }
    }
}
