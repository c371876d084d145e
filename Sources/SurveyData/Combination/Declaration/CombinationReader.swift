import FileFormats
import Frame

extension Combination {
    /// Reads a combination; no data yet.
    ///
    /// - Throws: `FileFormatError` when the file cannot be read, ``ConfigurationIssues`` with everything wrong in it.
    public init(path: String) throws {
        try self.init(yaml: readText(path), path: path)
    }

    /// Reads a combination from YAML text.
    ///
    /// - Parameter path: what the text is from, to whose folder its paths are relative.
    init(yaml: String, path: String) throws(ConfigurationIssues) {
        let log = IssueLog()
        let root = try ConfigurationNode(yaml: yaml, file: path, log: log)
        let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
        steps = CombinationReader(folder: folder).read(root)
        try log.throwIfAny()
        self.path = path
        digest = sha256(ofText: yaml)
    }
}

/// Decodes the steps of a combination.
struct CombinationReader {
    /// The folder that paths are relative to, with a slash at its end.
    let folder: String

    func read(_ node: ConfigurationNode) -> [CombinationStep] {
        guard node.value(under: "combine") != nil else {
            node.report(
                "this is no combination of data: that begins with 'combine:' and a list of steps. A codebook is given beside the "
                    + "data (--codebook).")
            return []
        }
        let root = ConfigurationMapping(node, "the combination", known: ["combine"])
        guard let list = root["combine"] else { return [] }
        guard !list.isScalar else {
            list.report("'combine' must be a list of steps, each beginning with '- '.")
            return []
        }
        let steps = list.items.compactMap(step)
        for (place, step) in steps.enumerated() {
            switch step.kind {
            case .file, .append:
                guard place > 0 else { break }
                list.log.add(
                    "'file' and 'append' begin a combination. To add rows to what there is, put the steps before into a file "
                        + "of their own and append that.", at: step.position)
            case .join, .wide, .long:
                guard place == 0 else { break }
                list.log.add(
                    "a combination begins with 'file' or 'append': there are no rows to change yet.", at: step.position)
            }
        }
        return steps
    }

    private func step(_ node: ConfigurationNode) -> CombinationStep? {
        let kinds = ["file", "append", "join", "reshape"]
        let mapping = ConfigurationMapping(node, "a step of the combination", known: kinds)
        guard let first = mapping.pairs.first(where: { kinds.contains($0.name) }) else {
            if mapping.pairs.isEmpty { node.report("a step is one of \(kinds.joined(separator: ", ")).") }
            return nil
        }
        if let second = mapping.pairs.first(where: { kinds.contains($0.name) && $0.name != first.name }) {
            second.nameNode.report("'\(second.name)' is a step of its own: begin a new item with '- \(second.name):'.")
        }
        let kind: CombinationStep.Kind? =
            switch first.name {
            case "file": file(first.value, "'file'").map { .file($0) }
            case "append": append(first.value).map { .append($0) }
            case "join": join(first.value).map { .join($0) }
            default: reshape(first.value)
            }
        return kind.map { CombinationStep(kind: $0, position: first.nameNode.position) }
    }

    // MARK: Files

    /// A path, or a mapping of the path, how the file is written and what is taken of it.
    ///
    /// - Parameter outer: a mapping around the file that may say what is taken of it.
    func file(
        _ node: ConfigurationNode, _ meaning: String, outer: ConfigurationMapping? = nil
    ) -> FileDeclaration? {
        var notation = FileNotation()
        var pathNode: ConfigurationNode? = node
        var inner: ConfigurationMapping?
        if node.isMapping {
            let keys = ["path", "columns", "rename"]
            // Here 'columns' are those taken.
            let ways = FileNotation.Key.allCases.map { $0 == .columns ? Self.layoutKey : $0.rawValue }
            let mapping = ConfigurationMapping(node, meaning, known: keys + ways)
            notation = FileNotation(mapping, layoutKey: Self.layoutKey)
            pathNode = mapping.required("path", in: meaning)
            inner = mapping
        }
        guard let pathNode, let path = pathNode.text(meaning) else { return nil }
        let taken = { (key: String) -> ConfigurationNode? in
            if let own = inner?[key] {
                if outer?[key] != nil { own.report("'\(key)' is said twice; keep one.") }
                return own
            }
            return outer?[key]
        }
        return FileDeclaration(
            path: PlacedText(text: path.hasPrefix("/") ? path : folder + path, position: pathNode.position),
            notation: notation, columns: taken("columns").flatMap(columns),
            renames: taken("rename").map { pairs($0, "'rename'") }?.map { (from: $0.0, to: $0.1) } ?? [])
    }

    /// What says where the columns of a fixed-width file are.
    private static let layoutKey = "layout"

    private func columns(_ node: ConfigurationNode) -> [PlacedText]? {
        if node.isScalar, node.text("'columns'") == "all" { return nil }
        return node.placedTexts("'columns'")
    }

    /// Names with a text each, both placed.
    func pairs(_ node: ConfigurationNode, _ meaning: String) -> [(PlacedText, PlacedText)] {
        ConfigurationMapping(node, meaning).pairs.compactMap { pair in
            pair.value.text("'\(pair.name)' in \(meaning)").map {
                (
                    PlacedText(text: pair.name, position: pair.nameNode.position),
                    PlacedText(text: $0, position: pair.value.position)
                )
            }
        }
    }
}

extension ConfigurationNode {
    /// The names of a list, or of a single value, each with its place.
    func placedTexts(_ meaning: String) -> [PlacedText] {
        items.flatMap { item in item.variableNames(meaning).map { PlacedText(text: $0, position: item.position) } }
    }

    /// A name with its place.
    func placedText(_ meaning: String) -> PlacedText? {
        text(meaning).map { PlacedText(text: $0, position: position) }
    }
}
