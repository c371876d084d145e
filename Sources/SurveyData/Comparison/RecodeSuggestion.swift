import Frame

/// How the codes of a variable in one wave translate into those of another that has the same labels under other codes.
public struct RecodeSuggestion: Sendable, Equatable {
    public let variable: String
    /// Codes that differ, in the order of the wave.
    public let codes: [Pair]

    /// A code and the one it is to become.
    public struct Pair: Sendable, Equatable {
        public let from: String
        public let to: String
    }

    /// `nil` when nothing is to be translated, or when a label has no counterpart, so that only people can say.
    init?(_ variable: String, from: CategoricalLevels, to: CategoricalLevels) {
        var pairs: [Pair] = []
        var targets: Set<String> = []
        for level in from {
            let same = to.filter { hasSameMeaning($0, level) }
            guard same.count == 1, targets.insert(same[0].code).inserted else { return nil }
            if !isSameCode(same[0].code, level.code) { pairs.append(Pair(from: level.code, to: same[0].code)) }
        }
        guard !pairs.isEmpty else { return nil }
        self.variable = variable
        codes = pairs
    }

    /// The block of a codebook that declares the recodes of a wave.
    public static func yaml(_ suggestions: [RecodeSuggestion], wave: String) -> String {
        var writer = YamlWriter()
        writer.entry("waves")
        writer.entry(YamlWriter.key(wave), indent: 1)
        writer.entry("recode", indent: 2)
        for suggestion in suggestions {
            writer.entry(
                YamlWriter.scalar(suggestion.variable),
                YamlWriter.mapping(suggestion.codes.map { (YamlWriter.key($0.from), YamlWriter.key($0.to)) }), indent: 3
            )
        }
        return writer.text
    }
}
