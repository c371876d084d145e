import CShippedData
import Frame

/// The exposure definitions that come with the package: data files, one a definition, that are bytes of the program.
/// They are written over roles, which a codebook maps to its variables (`exposureRoles`).
public enum ShippedExposures {
    /// All of them, in the order they are listed.
    public static let all: [ExposureDefinition] = texts.compactMap { text in
        read(text, file: "shipped \(text.prefix { !$0.isNewline })").exposure
    }

    /// The definition of a name, whatever the case of its letters.
    public static func named(_ name: String) -> ExposureDefinition? {
        all.first { $0.name.lowercased() == name.lowercased() }
    }

    /// The files' texts.
    static var texts: [String] { shippedTexts(shipped_exposures()) }

    /// A definition from a file, and what is wrong with it: of a shipped file nothing, as a test makes sure.
    static func read(_ yaml: String, file: String) -> (exposure: ExposureDefinition?, issues: [ConfigurationIssue]) {
        let log = IssueLog()
        guard let node = ConfigurationNode.reading(yaml: yaml, file: file, lineOffset: 0, log: log),
            let name = ConfigurationMapping(node, "the exposure").required("exposure", in: "a shipped exposure")?
                .text("'exposure'")
        else { return (nil, log.issues) }
        let exposure = ExposureReader(name: name, position: node.position, node: node, isShipped: true).read()
        for expression in exposure?.allExpressions ?? [] where expression.bareName.flatMap(ExposureRole.init) == nil {
            log.add("'\(expression.source)' is no role.", at: expression.position)
        }
        return (exposure, log.issues)
    }
}

/// Texts that are each followed by a record separator.
func shippedTexts(_ shipped: ShippedBytes) -> [String] {
    let bytes = UnsafeBufferPointer(start: shipped.bytes, count: shipped.count)
    return bytes.split(separator: 0x1E).map { String(decoding: $0, as: UTF8.self) }
}

extension ExposureDefinition {
    /// Everything it reads for any output.
    var allExpressions: [Expression] {
        criteria + [previously, firstSeparation?.years, monthsLeftBehind, caregiver].compactMap { $0 }
    }
}
