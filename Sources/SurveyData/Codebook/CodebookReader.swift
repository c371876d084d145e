import FileFormats
import Frame

extension Codebook {
    /// Reads a codebook file.
    ///
    /// - Throws: `FileFormatError` when the file cannot be read, ``ConfigurationIssues`` with everything wrong in it.
    public init(path: String) throws {
        let bytes = try FileBytes.open(path)
        guard let text = bytes.text else {
            throw FileFormatError.notUTF8(position: SourcePosition(file: path, line: 1))
        }
        try self.init(yaml: text, file: path)
    }

    /// Reads a codebook from YAML text.
    public init(yaml: String, file: String) throws(ConfigurationIssues) {
        let log = IssueLog()
        let root = try ConfigurationNode(yaml: yaml, file: file, log: log)
        self = CodebookReader(root).read()
        try log.throwIfAny()
    }
}

/// Decodes the parts of a codebook.
struct CodebookReader {
    private let root: ConfigurationMapping

    init(_ node: ConfigurationNode) {
        root = ConfigurationMapping(
            node, "the codebook",
            known: [
                "title", "source", "file", "synthetic", "missing", "wave", "key", "variables", "waves", "scales",
                "exposures", "exposureRoles", "derive",
            ])
    }

    func read() -> Codebook {
        let missingCodes = root["missing"].map { Self.missingCodes($0, "'missing'") } ?? []
        let variables = named("variables") { name, nameNode, node in
            VariableReader(name: name, position: nameNode.position, node: node).read()
        }
        let waveVariable = root["wave"]?.text("'wave'")
        if root["waves"] != nil, waveVariable == nil {
            root.node.report("'waves' needs the key 'wave': the variable that tells waves apart.")
        }
        let codebook = Codebook(
            title: root["title"]?.localizedText("'title'"), source: root["source"]?.text("'source'"),
            file: root["file"].map(FileNotation.init) ?? FileNotation(),
            isSynthetic: root["synthetic"]?.flag("'synthetic'") ?? false, missingCodes: missingCodes,
            waveVariable: waveVariable, key: root["key"]?.texts("'key'") ?? [], variables: variables,
            waveRecodes: root["waves"].map(waveRecodes) ?? [],
            scales: named("scales") { ScaleReader(name: $0, position: $1.position, node: $2).read() },
            exposures: named("exposures") { ExposureReader(name: $0, position: $1.position, node: $2).read() },
            exposureRoles: root["exposureRoles"].map {
                ExposureRolesReader(node: $0, meaning: "'exposureRoles'").read()
            } ?? .none,
            derivations: root["derive"].map { DerivationReader(node: $0).read() } ?? [])
        checkReferences(codebook)
        return codebook
    }

    /// Decodes a mapping of user-given names.
    private func named<Part>(
        _ key: String, _ decode: (String, ConfigurationNode, ConfigurationNode) -> Part?
    ) -> [Part] {
        guard let node = root[key] else { return [] }
        return ConfigurationMapping(node, "'\(key)'").pairs.compactMap { decode($0.name, $0.nameNode, $0.value) }
    }

    static func missingCodes(_ node: ConfigurationNode, _ meaning: String) -> [MissingCode] {
        let pairs = ConfigurationMapping(node, meaning).pairs
        reportRepeatedCodes(pairs, in: meaning)
        return pairs.compactMap { pair in
            let reasons = MissingReason.allCases.map(\.name)
            guard let name = pair.value.choice("the reason of code \(pair.name)", of: reasons),
                let reason = MissingReason(name: name)
            else { return nil }
            return MissingCode(code: pair.name, reason: reason)
        }
    }

    /// Reports codes that are written differently but are the same number, as 1 and 01: a cell could mean either.
    static func reportRepeatedCodes(
        _ pairs: [(name: String, nameNode: ConfigurationNode, value: ConfigurationNode)], in meaning: String
    ) {
        // A code that stands twice as it is written is reported as a key that does.
        var first: [Double: String] = [:]
        for pair in pairs {
            guard let number = codeNumber(pair.name) else { continue }
            if let earlier = first[number], earlier != pair.name {
                pair.nameNode.report(
                    "\(meaning): the codes '\(earlier)' and '\(pair.name)' are the same; keep one.")
            } else {
                first[number] = pair.name
            }
        }
    }

    private func waveRecodes(_ node: ConfigurationNode) -> [WaveRecode] {
        ConfigurationMapping(node, "'waves'").pairs.flatMap { wave -> [WaveRecode] in
            let meaning = "wave '\(wave.name)'"
            guard
                let recode = ConfigurationMapping(wave.value, meaning, known: ["recode"]).required(
                    "recode", in: meaning)
            else { return [] }
            return ConfigurationMapping(recode, "'recode' of \(meaning)").pairs.map { variable in
                let codes = ConfigurationMapping(variable.value, "the recode of '\(variable.name)'").pairs
                Self.reportRepeatedCodes(codes, in: "the recode of '\(variable.name)'")
                return WaveRecode(
                    wave: wave.name, variable: variable.name,
                    codes: codes.compactMap { code in
                        code.value.text("the new code of '\(code.name)'").map { (from: code.name, to: $0) }
                    }, position: variable.nameNode.position)
            }
        }
    }

    /// Names that one part of the codebook uses and another must declare.
    private func checkReferences(_ codebook: Codebook) {
        let log = root.node.log
        let variables = codebook.variables.map(\.name)
        for recode in codebook.waveRecodes where codebook.variable(recode.variable) == nil {
            log.add(Self.unknown(recode.variable, "variable", among: variables), at: recode.position)
        }
        for name in codebook.key where codebook.variable(name) == nil {
            root["key"]?.report(Self.unknown(name, "variable", among: variables))
        }
        DerivationReader.checkNames(codebook.derivations, codebook: codebook, log: log)
    }

    /// The message for a name that is not declared.
    static func unknown(_ name: String, _ kind: String, among known: [String]) -> String {
        let hint: String
        if let nearest = nearestName(to: name, among: known) {
            hint = "Did you mean '\(nearest)'?"
        } else if known.isEmpty {
            hint = "The codebook declares none."
        } else {
            hint = "Declared: \(known.prefix(12).joined(separator: ", "))."
        }
        return "no \(kind) is called '\(name)'. \(hint)"
    }
}
