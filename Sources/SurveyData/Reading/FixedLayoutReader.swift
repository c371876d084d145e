import FileFormats
import Frame

/// Reads where the columns of a fixed-width file stand: `{NAME: 1-4, AGE: {at: 5-6, type: numeric, decimals: 1}}`.
struct FixedLayoutReader {
    let node: ConfigurationNode

    /// `nil` when nothing could be read; what is wrong is reported.
    func read() -> FixedLayout? {
        let pairs = ConfigurationMapping(node, "'columns'").pairs
        if node.isMapping, pairs.isEmpty { node.report("'columns' names no columns. Write them as NAME: 1-4.") }
        let fields = pairs.compactMap { field($0.name, $0.value) }
        return fields.isEmpty ? nil : FixedLayout(fields: fields)
    }

    private func field(_ name: String, _ node: ConfigurationNode) -> FixedField? {
        guard node.isMapping else { return place(node, name).map { FixedField(name: name, bytes: $0) } }
        let meaning = "column '\(name)'"
        let mapping = ConfigurationMapping(node, meaning, known: ["at", "type", "decimals"])
        let type = mapping["type"]?.choice("the type of \(meaning)", of: ["numeric", "text"])
        var decimals = 0
        if let digits = mapping["decimals"], let number = digits.wholeNumber("'decimals'") {
            if (0...FixedField.mostDecimals).contains(number) {
                decimals = number
            } else {
                digits.report("'decimals' must be 0 to \(FixedField.mostDecimals), but is \(number).")
            }
            if type == "text" { digits.report("texts have no decimals: leave them out, or make the type numeric.") }
        }
        guard let at = mapping.required("at", in: meaning), let bytes = place(at, name) else { return nil }
        return FixedField(name: name, bytes: bytes, isText: type == "text", decimals: decimals)
    }

    /// `5-6`, or `5` for a single place.
    private func place(_ node: ConfigurationNode, _ name: String) -> Range<Int>? {
        guard let text = node.text("the place of column '\(name)'") else { return nil }
        let ends = text.split(separator: "-", omittingEmptySubsequences: false).map {
            Int($0.filter { $0 != " " })
        }
        guard let first = ends.first ?? nil, let last = ends.last ?? nil, ends.count <= 2, first >= 1, first <= last,
            last <= FixedField.longestLine
        else {
            node.report(
                "column '\(name)' is at '\(text)', but its first and last byte in the line are expected, counted from 1, as 5-6."
            )
            return nil
        }
        return first - 1..<last
    }
}
