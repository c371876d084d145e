import Frame

/// A word of an expression.
struct ExpressionToken: Equatable {
    enum Kind: Equatable {
        case number(Double)
        case date(Double)
        case text(String)
        case name(String)
        case symbol(String)
        case end
    }

    let kind: Kind
    let offset: Int

    /// How a message shows the token.
    var shown: String {
        switch kind {
        case .number(let number): "'\(plainText(number))'"
        case .date(let days): "'\(TemporalKind.date.text(days))'"
        case .text(let text): "\"\(text)\""
        case .name(let name): "'\(name)'"
        case .symbol(let symbol): "'\(symbol)'"
        case .end: "the end"
        }
    }
}
