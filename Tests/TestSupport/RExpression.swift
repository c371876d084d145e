/// A call of R, as far as the reference files write them.
public indirect enum RExpression: Equatable, Sendable {
    case number(Double)
    case string(String)
    case name(String)
    case call(String, [RArgument])
    /// Everything after `~`, as text.
    case formula(String)
    case binary(String, RExpression, RExpression)

    public struct RArgument: Equatable, Sendable {
        public let name: String?
        public let value: RExpression
        /// The argument as written.
        public let text: String
    }

    /// Parses `text`; `nil` when it is more than a call of simple arguments.
    public static func parse(_ text: String) -> RExpression? {
        let trimmed = text.trimmed
        if trimmed.hasPrefix("~") { return .formula(String(trimmed.dropFirst()).trimmed) }
        if let number = Double(trimmed) { return .number(number) }
        if trimmed.count >= 2, let quote = trimmed.first, quote == "'" || quote == "\"", trimmed.last == quote,
            !trimmed.dropFirst().dropLast().contains(quote)
        {
            return .string(String(trimmed.dropFirst().dropLast()))
        }
        if trimmed.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "." || $0 == "_" || $0 == "`" }) {
            return .name(trimmed.filter { $0 != "`" })
        }
        if let tilde = split(trimmed, at: "~"), tilde.count == 2 { return .formula(trimmed) }
        for symbol in ["==", "<", "-", "/"] {
            if let parts = split(trimmed, at: symbol), parts.count == 2, let left = parse(parts[0]),
                let right = parse(parts[1])
            {
                return .binary(symbol, left, right)
            }
        }
        guard trimmed.hasSuffix(")"), let open = trimmed.firstIndex(of: "(") else { return nil }
        let name = String(trimmed[..<open])
        guard !name.isEmpty, name.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "." || $0 == "_" }) else {
            return nil
        }
        let inner = String(trimmed[trimmed.index(after: open)...].dropLast())
        guard let parts = split(inner, at: ",") else { return nil }
        var arguments: [RArgument] = []
        for part in parts where !part.trimmed.isEmpty {
            if let named = split(part, at: "="), named.count == 2, let value = parse(named[1]) {
                arguments.append(
                    RArgument(name: named[0].trimmed.filter { $0 != "`" }, value: value, text: named[1].trimmed))
            } else if let value = parse(part) {
                arguments.append(RArgument(name: nil, value: value, text: part.trimmed))
            } else {
                return nil
            }
        }
        return .call(name, arguments)
    }

    /// Splits at a symbol outside parentheses and quotes; `nil` when parentheses do not match.
    private static func split(_ text: String, at symbol: String) -> [String]? {
        var parts: [String] = []
        var current = ""
        var depth = 0
        var quote: Character?
        var rest = text[...]
        while let character = rest.first {
            if let open = quote {
                if character == open { quote = nil }
            } else if "'\"".contains(character) {
                quote = character
            } else if "([{".contains(character) {
                depth += 1
            } else if ")]}".contains(character) {
                depth -= 1
                if depth < 0 { return nil }
            }
            if depth == 0, quote == nil, rest.hasPrefix(symbol), isWhole(symbol, in: rest, after: current) {
                parts.append(current)
                current = ""
                rest = rest.dropFirst(symbol.count)
                continue
            }
            current.append(character)
            rest = rest.dropFirst()
        }
        return depth == 0 && quote == nil ? parts + [current] : nil
    }

    /// `=` must not be part of `==`, `<=`, `!=`.
    private static func isWhole(_ symbol: String, in rest: Substring, after current: String) -> Bool {
        guard symbol == "=" else { return true }
        return !rest.hasPrefix("==") && !"=<>!".contains(current.last ?? " ")
    }
}

extension String {
    /// The text without white space at its ends.
    var trimmed: String {
        var text = self[...]
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}
