import Frame
public import Results
import Survey
public import SurveyData

/// Means, proportions, totals, ratios and medians, in all and by group.
public struct EstimateStep: AnalysisStep {
    public static let kind = "estimate"
    public static let keys = quantityKeys + ["by"] + Inference.keys
    private static let quantityKeys = ["mean", "proportion", "total", "ratio", "median"]

    public let identity: StepIdentity
    private let quantities: [(quantity: EstimateRequest.Quantity, names: [PlacedName])]
    private let by: PlacedName?
    private let level: Double
    private let inference: Inference

    init(
        identity: StepIdentity, quantities: [(EstimateRequest.Quantity, [PlacedName])], by: PlacedName?, level: Double,
        inference: Inference
    ) {
        self.identity = identity
        self.quantities = quantities.map { (quantity: $0.0, names: $0.1) }
        self.by = by
        self.level = level
        self.inference = inference
    }

    public init?(_ identity: StepIdentity, _ fields: ConfigurationMapping, level: Double) {
        self.identity = identity
        self.level = level
        inference = Inference(fields)
        by = fields["by"]?.placedName("'by'")
        var quantities: [(EstimateRequest.Quantity, [PlacedName])] = []
        func add(_ key: String, _ make: (String) -> EstimateRequest.Quantity) {
            for name in fields[key]?.placedNames("'\(key)'") ?? [] { quantities.append((make(name.name), [name])) }
        }
        add("mean") { .mean($0) }
        add("proportion") { .proportion($0) }
        add("total") { .total($0) }
        add("median") { .median($0) }
        for node in fields["ratio"]?.items ?? [] {
            guard let text = node.text("'ratio'") else { continue }
            let sides = text.split(separator: "/").map { $0.filter { !$0.isWhitespace } }
            guard sides.count == 2 else {
                node.report("a ratio must read numerator / denominator, but is '\(text)'.")
                continue
            }
            quantities.append(
                (
                    .ratio(numerator: sides[0], denominator: sides[1]),
                    sides.map { PlacedName($0, at: node.position) }
                ))
        }
        guard !quantities.isEmpty else {
            guard !Self.quantityKeys.contains(where: { fields[$0] != nil }) else { return nil }
            fields.node.report(
                "the estimate block needs at least one of: \(Self.quantityKeys.joined(separator: ", ")).")
            return nil
        }
        self.quantities = quantities
    }

    public var variables: [PlacedName] { quantities.flatMap(\.names) + [by].compactMap { $0 } }

    public var memoryNeed: MemoryNeed? {
        let medians = quantities.compactMap { quantity -> String? in
            if case .median(let name) = quantity.quantity { return name }
            return nil
        }
        return medians.isEmpty ? inference.memoryNeed : .medians(medians)
    }

    public var combinesPlausibleValues: Bool { true }

    public func problem(withReference middle: [String], in file: SurveyFile) -> String? {
        guard let first = middle.first else { return nil }
        let known = quantities.map { $0.quantity.variables.joined(separator: "/") }
        return unknown(first, "variable", among: known)
            ?? unknownLevels(
                Array(middle.dropFirst()), of: [first, by?.name].compactMap { $0 }.filter { !$0.contains("/") },
                in: file)
    }

    public func run(_ context: StudyContext) throws -> AnalysisResult {
        for (quantity, names) in quantities {
            for name in names {
                let isNumber = context.variables[name.name]?.isNumber ?? false
                switch quantity {
                case .mean, .ratio, .median:
                    guard isNumber else { throw context.notNumeric(name.name, identity) }
                case .proportion, .total:
                    if !isNumber { try context.refuseTextsAsCategories(name.name) }
                }
            }
        }
        if let by { try context.refuseTextsAsCategories(by.name) }
        let request = EstimateRequest(
            quantities: quantities.map(\.quantity), by: by?.name, level: level, inference: inference)
        let result = try context.rows.estimateTable(
            request, id: identity.id, language: context.language, drawing: context.draws(of: variables.map(\.name)))
        return context.completing(result, identity: identity)
    }
}
