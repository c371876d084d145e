/// How old a person is.
public enum AgeInput: Sendable {
    case variable(String)
    /// Days from one date to another.
    case between(born: String, measured: String)
    /// Not known: for weight-for-height only, whose table is then chosen by length.
    case unknown

    /// The variables it reads.
    var inputs: [String] {
        switch self {
        case .variable(let name): [name]
        case .between(let born, let measured): [born, measured]
        case .unknown: []
        }
    }

    /// Decodes the key `age` of a derivation: a variable, or `{from: date, to: date}`.
    init?(_ node: ConfigurationNode, _ name: String) {
        let meaning = "'age' of '\(name)'"
        guard node.isMapping else {
            guard let variable = node.text(meaning) else { return nil }
            self = .variable(variable)
            return
        }
        let fields = ConfigurationMapping(node, meaning, known: ["from", "to"])
        guard let born = fields.required("from", in: meaning)?.text("'from'"),
            let measured = fields.required("to", in: meaning)?.text("'to'")
        else { return nil }
        self = .between(born: born, measured: measured)
    }
}
