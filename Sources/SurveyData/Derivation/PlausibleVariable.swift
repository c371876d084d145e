public import Frame

/// A variable that is known by several plausible values, or imputations: a column of the file each.
public struct PlausibleVariable: Sendable, Equatable {
    public let name: String
    public let label: LocalizedText?
    /// The columns, in the order of the draws; two at least.
    public let values: [String]
    public let position: SourcePosition

    /// Variables from a mapping of names to columns: `math: PV1MATH...PV5MATH`, or with a label
    /// `math: {values: PV1MATH...PV5MATH, label: Mathematics}`. What is wrong is reported.
    public static func read(_ node: ConfigurationNode) -> [PlausibleVariable] {
        let variables = ConfigurationMapping(node, "'plausible'").pairs.compactMap { pair -> PlausibleVariable? in
            guard pair.value.isMapping else {
                return PlausibleVariable(pair.name, label: nil, pair.value, at: pair.nameNode.position)
            }
            let fields = ConfigurationMapping(pair.value, "'\(pair.name)'", known: ["values", "label"])
            guard let values = fields.required("values", in: "'\(pair.name)'") else { return nil }
            return PlausibleVariable(
                pair.name, label: fields["label"]?.localizedText("the label of '\(pair.name)'"), values,
                at: pair.nameNode.position)
        }
        for variable in variables.dropFirst() where variable.values.count != variables[0].values.count {
            node.log.add(
                "'\(variable.name)' has \(variable.values.count) plausible values, but '\(variables[0].name)' has "
                    + "\(variables[0].values.count). Those of one draw belong together: give all variables as many.",
                at: variable.position)
        }
        return variables
    }

    private init?(_ name: String, label: LocalizedText?, _ node: ConfigurationNode, at position: SourcePosition) {
        self.init(
            name: name, label: label, values: node.variableNames("the plausible values of '\(name)'"),
            position: position)
        if let problem { node.report(problem) }
        if problem != nil { return nil }
    }

    private init(name: String, label: LocalizedText?, values: [String], position: SourcePosition) {
        self.name = name
        self.label = label
        self.values = values
        self.position = position
    }

    /// Variables as a flag gives them, `math=PV1MATH...PV5MATH`, one each.
    ///
    /// - Throws: ``ConfigurationIssues`` with what cannot be understood.
    public static func reading(flags: [String], at position: SourcePosition) throws(ConfigurationIssues)
        -> [PlausibleVariable]
    {
        let log = IssueLog()
        var variables: [PlausibleVariable] = []
        for flag in flags {
            let sides = flag.components(separatedBy: "=").map(\.trimmingSpaces)
            guard sides.count == 2, !sides[0].isEmpty else {
                log.add("plausible values read name=first...last, but are '\(flag)'.", at: position)
                continue
            }
            let values = sides[1].components(separatedBy: ",").map(\.trimmingSpaces).filter { !$0.isEmpty }
            let names = values.flatMap { text -> [String] in
                let ends = text.components(separatedBy: "...")
                guard ends.count == 2 else { return [text] }
                guard let names = numberedNames(from: ends[0], to: ends[1]) else {
                    log.add(
                        "'\(text)' must go from a numbered name to a later one, as PV1MATH...PV5MATH.", at: position)
                    return []
                }
                return names
            }
            let variable = PlausibleVariable(name: sides[0], label: nil, values: names, position: position)
            if let problem = variable.problem { log.add(problem, at: position) }
            if let first = variables.first, first.values.count != names.count {
                log.add(
                    "'\(variable.name)' has \(names.count) plausible values, but '\(first.name)' has \(first.values.count). "
                        + "Those of one draw belong together: give all variables as many.", at: position)
            }
            if variables.contains(where: { $0.name == variable.name }) {
                log.add("'\(variable.name)' is given twice; keep one.", at: position)
            }
            variables.append(variable)
        }
        try log.throwIfAny()
        return variables
    }

    /// What is wrong with the columns, whatever the file.
    private var problem: String? {
        if Set(values).count < values.count {
            let twice = values.first { name in values.count { $0 == name } > 1 } ?? ""
            return "'\(twice)' is given twice among the plausible values of '\(name)'."
        }
        if values.contains(name) { return "'\(name)' cannot be one of its own plausible values. Choose another name." }
        guard values.count < 2 else { return nil }
        return "'\(name)' needs two plausible values at least, as PV1MATH...PV5MATH."
    }
}
