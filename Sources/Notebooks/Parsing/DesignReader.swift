import Frame
import Survey
import SurveyData

/// Decodes how a sample was drawn and weighted: the `design` of a front matter.
struct DesignReader {
    private let fields: ConfigurationMapping
    private let folder: String
    private let seed: UInt64
    /// Every variable named, with its place.
    private(set) var places: [String: SourcePosition] = [:]
    /// The file of joint probabilities, if any.
    private(set) var jointPath: String?
    private(set) var declaration = DesignDeclaration()

    static let keys = [
        "weights", "strata", "clusters", "fpc", "nested", "singlePSU", "singlePSUInDomains", "collapse", "unequal",
        "replicates",
        "secondPhase", "dualFrame", "adjust",
    ]

    /// - Parameters:
    ///   - folder: to which paths are relative.
    ///   - seed: of the study, for replicates that are drawn.
    init(_ node: ConfigurationNode, folder: String, seed: UInt64) {
        fields = ConfigurationMapping(node, "'design'", known: Self.keys)
        self.folder = folder
        self.seed = seed
        read()
    }

    private mutating func read() {
        declaration.weights = name(fields, "weights")
        declaration.strata = names(fields, "strata")
        declaration.clusters = names(fields, "clusters")
        declaration.populationSizes = names(fields, "fpc")
        declaration.nested = fields["nested"]?.flag("'nested'") ?? false
        let policies = SinglePSUPolicy.allCases.map(\.rawValue)
        if let policy = fields["singlePSU"]?.choice("'singlePSU'", of: policies) {
            declaration.singlePSU = SinglePSUPolicy(rawValue: policy) ?? .refuse
        }
        declaration.singlePSUInDomains = fields["singlePSUInDomains"]?.flag("'singlePSUInDomains'") ?? false
        if let node = fields["collapse"] {
            declaration.collapsed = ConfigurationMapping(node, "'collapse'").pairs.compactMap { pair in
                pair.value.text("the neighbour of '\(pair.name)'").map {
                    CollapsedStratum(Self.levels(pair.name), into: Self.levels($0))
                }
            }
        }
        if let node = fields["unequal"] { declaration.unequalProbabilities = unequal(node) }
        if let node = fields["replicates"] { declaration.replicates = replicates(node) }
        if let node = fields["secondPhase"] { declaration.secondPhase = secondPhase(node) }
        if let node = fields["dualFrame"] { declaration.dualFrame = dualFrame(node) }
        if let node = fields["adjust"] {
            var reader = WeightingReader()
            declaration.adjustments = node.items.compactMap { reader.step($0) }
            places.merge(reader.places) { first, _ in first }
        }
    }

    // MARK: Parts

    private mutating func unequal(_ node: ConfigurationNode) -> UnequalProbabilities? {
        let methods = UnequalProbabilities.Method.allCases.map(\.rawValue)
        if node.isScalar {
            return node.choice("'unequal'", of: methods).flatMap(UnequalProbabilities.Method.init).map {
                UnequalProbabilities(method: $0)
            }
        }
        let parts = ConfigurationMapping(
            node, "'unequal'", known: ["method", "form", "populationMean", "probabilities"])
        guard let text = parts.required("method", in: "'unequal'")?.choice("'method'", of: methods),
            let method = UnequalProbabilities.Method(rawValue: text)
        else { return nil }
        let forms = PairwiseInclusion.Form.allCases.map(\.rawValue)
        let form = parts["form"]?.choice("'form'", of: forms).flatMap(PairwiseInclusion.Form.init)
        if method == .joint {
            jointPath = parts.required("probabilities", in: "'unequal' with method joint")?.text("'probabilities'")
                .map { $0.hasPrefix("/") ? $0 : folder + $0 }
        }
        return UnequalProbabilities(
            method: method, form: form ?? .horvitzThompson,
            populationMean: parts["populationMean"]?.number("'populationMean'"))
    }

    private mutating func replicates(_ node: ConfigurationNode) -> ReplicateDeclaration? {
        let parts = ConfigurationMapping(
            node, "'replicates'",
            known: [
                "weights", "factors", "kind", "make", "count", "draws", "fay", "scale", "scales", "centre", "df",
            ])
        let isCentred = parts["centre"]?.choice("'centre'", of: ["estimate", "replicates"]) != "replicates"
        let freedom = parts["df"]?.number("'df'")
        if let make = parts["make"] {
            for key in ["weights", "factors", "kind", "scale", "scales"] where parts[key] != nil {
                parts[key]?.report("'\(key)' is for replicates that come with the data; these are made. Leave it out.")
            }
            let kind = make.text("'make'") ?? ""
            for (key, owners) in ReplicateNames.optionsOfMade where parts[key] != nil && !owners.contains(kind) {
                parts[key]?.report(
                    "'\(key)' is for \(owners.joined(separator: ", ")), not for \(kind). Leave it out.")
            }
            guard let method = method(make, parts) else { return nil }
            return ReplicateDeclaration(
                .made(method, count: parts["count"]?.wholeNumber("'count'") ?? 500, seed: seed),
                isCentredAtEstimate: isCentred, degreesOfFreedom: freedom)
        }
        let kinds = ReplicateNames.given.map(\.name)
        let variables = names(parts, "weights")
        guard parts.required("weights", in: "'replicates'") != nil,
            let kind = parts.required("kind", in: "'replicates'")?.choice("'kind'", of: kinds)
        else { return nil }
        for key in ["count", "draws"] + (kind == "fay" ? [] : ["fay"]) where parts[key] != nil {
            parts[key]?.report("'\(key)' is not for replicates of kind \(kind) that come with the data. Leave it out.")
        }
        return ReplicateDeclaration(
            .variables(variables, areFactors: parts["factors"]?.flag("'factors'") ?? false),
            kind: ReplicateNames.given.first { $0.name == kind }?.kind ?? .other, fay: parts["fay"]?.number("'fay'"),
            scale: parts["scale"]?.number("'scale'"),
            scales: parts["scales"]?.items.compactMap { $0.number("'scales'") } ?? [], isCentredAtEstimate: isCentred,
            degreesOfFreedom: freedom)
    }

    private func method(_ node: ConfigurationNode, _ parts: ConfigurationMapping) -> ReplicateMethod? {
        guard let text = node.choice("'make'", of: ReplicateNames.made) else { return nil }
        return ReplicateNames.method(
            text, fay: parts["fay"]?.number("'fay'"), draws: parts["draws"]?.wholeNumber("'draws'"))
    }

    private mutating func secondPhase(_ node: ConfigurationNode) -> SecondPhaseDeclaration? {
        let parts = ConfigurationMapping(node, "'secondPhase'", known: ["selected", "strata", "clusters"])
        guard parts.required("selected", in: "'secondPhase'") != nil, let selected = name(parts, "selected") else {
            return nil
        }
        return SecondPhaseDeclaration(
            selected: selected, strata: names(parts, "strata"), clusters: names(parts, "clusters"))
    }

    private mutating func dualFrame(_ node: ConfigurationNode) -> DualFrameDeclaration? {
        let parts = ConfigurationMapping(node, "'dualFrame'", known: ["frame", "inBoth", "share"])
        guard parts.required("frame", in: "'dualFrame'") != nil, parts.required("inBoth", in: "'dualFrame'") != nil,
            let frame = name(parts, "frame"), let inBoth = name(parts, "inBoth")
        else { return nil }
        return DualFrameDeclaration(frame: frame, inBoth: inBoth, share: parts["share"]?.number("'share'") ?? 0.5)
    }

    /// The levels of several variables joined by `*`.
    private static func levels(_ text: String) -> [String] {
        text.split(separator: "*").map { String($0).trimmingSpaces }
    }

    // MARK: Names

    private mutating func name(_ parts: ConfigurationMapping, _ key: String) -> String? {
        guard let placed = parts[key]?.placedName("'\(key)'") else { return nil }
        places[placed.name] = places[placed.name] ?? placed.position
        return placed.name
    }

    private mutating func names(_ parts: ConfigurationMapping, _ key: String) -> [String] {
        let placed = parts[key]?.placedNames("'\(key)'") ?? []
        for name in placed { places[name.name] = places[name.name] ?? name.position }
        return placed.map(\.name)
    }
}
