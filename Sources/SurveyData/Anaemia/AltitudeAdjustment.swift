public import Frame

/// What the thin air of an altitude adds to haemoglobin, and is subtracted before cut-offs are applied:
/// a·x + b·x² g/L, where positive, with x the metres above sea level times a scale.
public struct AltitudeAdjustment: Sendable {
    public let name: String
    /// What turns metres into x.
    let scale: Double
    let linear: Double
    let quadratic: Double
    /// The altitude in metres below which nothing is subtracted.
    let from: Double
    /// The equation in words.
    public let definition: LocalizedText
    public let source: String
    /// What of it no source that was read confirms.
    public let unconfirmed: [LocalizedText]

    /// What is subtracted, in g/L. Altitudes below sea level count as 0.
    func reduction(at metres: Double) -> Double {
        let metres = max(metres, 0)
        guard metres >= from else { return 0 }
        let x = scale * metres
        return max(0, linear * x + quadratic * x * x)
    }
}

extension AltitudeAdjustment {
    /// Decodes the adjustment of a standard's file.
    init?(_ node: ConfigurationNode, of standard: String) {
        let meaning = "the adjustment of \(standard)"
        let fields = ConfigurationMapping(
            node, meaning,
            known: ["name", "scale", "linear", "quadratic", "from", "definition", "source", "unconfirmed"])
        func number(_ key: String) -> Double? { fields.required(key, in: meaning)?.number("'\(key)' of \(meaning)") }
        guard let name = fields.required("name", in: meaning)?.text("'name' of \(meaning)"),
            let scale = number("scale"), let linear = number("linear"), let quadratic = number("quadratic"),
            let from = number("from"),
            let definition = fields.required("definition", in: meaning)?.localizedText("'definition' of \(meaning)"),
            let source = fields.required("source", in: meaning)?.text("'source' of \(meaning)")
        else { return nil }
        self.init(
            name: name, scale: scale, linear: linear, quadratic: quadratic, from: from, definition: definition,
            source: source,
            unconfirmed: fields["unconfirmed"]?.items.compactMap { $0.localizedText("'unconfirmed' of \(meaning)") }
                ?? [])
    }
}
