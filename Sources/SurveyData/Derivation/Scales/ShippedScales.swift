import CShippedData
import Frame

/// The scales that come with the package: data files, one an instrument, that are bytes of the program.
public enum ShippedScales {
    /// All of them, in the order they are listed.
    public static let all: [ScaleDefinition] = texts.enumerated().compactMap { index, text in
        read(text, file: "shipped scale \(index + 1)").scale
    }

    /// The scale of a name, whatever the case of its letters.
    public static func named(_ name: String) -> ScaleDefinition? {
        all.first { $0.name == name } ?? all.first { $0.name.lowercased() == name.lowercased() }
    }

    /// The files' texts.
    static var texts: [String] {
        let shipped = shipped_scales()
        let bytes = UnsafeBufferPointer(start: shipped.bytes, count: shipped.count)
        return bytes.split(separator: 0x1E).map { String(decoding: $0, as: UTF8.self) }
    }

    /// A scale from a file, and what is wrong with it: of a shipped file nothing, as a test makes sure.
    static func read(_ yaml: String, file: String) -> (scale: ScaleDefinition?, issues: [ConfigurationIssue]) {
        let log = IssueLog()
        guard let node = ConfigurationNode.reading(yaml: yaml, file: file, lineOffset: 0, log: log),
            let name = ConfigurationMapping(node, "the scale").required("scale", in: "a shipped scale")?.text("'scale'")
        else { return (nil, log.issues) }
        let scale = ScaleReader(name: name, position: node.position, node: node, isShipped: true).read()
        return (scale, log.issues)
    }
}

extension Codebook {
    /// A scale of the codebook, or else the shipped one.
    public func scale(_ name: String) -> ScaleDefinition? {
        scales.first { $0.name == name } ?? ShippedScales.named(name)
    }
}
