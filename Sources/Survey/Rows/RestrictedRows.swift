import Formula
import Frame

/// What rows of a sample must satisfy to be analysed.
enum RowCondition: Sendable {
    /// A value for every variable, transformed ones included, of several models.
    case complete([ModelFormula])
    /// A value for every variable named.
    case present([String])
    /// A level of a categorical variable, by its name.
    case level(String, of: String)
}

/// The rows of a sample that satisfy further conditions: those that do not belong to no domain, but their units still
/// count.
struct RestrictedRows<Source: SampleRows>: SampleRows {
    typealias Failure = Source.Failure

    private let source: Source
    private let conditions: [RowCondition]
    let whole: SampleBlock?
    /// Rows left out for want of a value, each under the first variable it misses.
    let exclusions: [ModelFrame.Exclusion]

    init(_ source: Source, to conditions: [RowCondition]) throws(Failure) {
        self.source = source
        self.conditions = conditions
        var tally = ExclusionTally(conditions)
        var last: SampleBlock?
        if !conditions.isEmpty || source.whole != nil {
            try source.forEachBlock { last = Self.restricted($0, to: conditions, counting: &tally) }
        }
        exclusions = tally.exclusions
        whole = source.whole == nil ? nil : last
    }

    private static func restricted(
        _ block: SampleBlock, to conditions: [RowCondition], counting tally: inout ExclusionTally
    ) -> SampleBlock {
        guard !conditions.isEmpty else { return block }
        var domain = block.domain
        for condition in conditions {
            guard case .level(let level, let variable) = condition else { continue }
            let categories = block.frame[variable]?.categories
            let code = categories?.levels.index(named: level).map(Int32.init)
            for row in domain.indices where domain[row] { domain[row] = code != nil && categories?.codes[row] == code }
        }
        let missing = conditions.flatMap { $0.missingValues(in: block.frame) }
        guard conditions.contains(where: \.needsValues) else {
            return SampleBlock(frame: block.frame, weights: block.weights, units: block.units, domain: domain)
        }
        let inside = SampleBlock(frame: block.frame, weights: block.weights, units: block.units, domain: domain)
        var complete = [Bool](repeating: false, count: block.rowCount)
        for row in tally.add(missing, rowCount: block.rowCount, where: { inside.isAnalysed($0) }) {
            complete[Int(row)] = true
        }
        return SampleBlock(frame: block.frame, weights: block.weights, units: block.units, domain: complete)
    }

    var design: SurveyDesign { source.design }
    var variables: DataFrame { source.variables }
    func hasValues(of name: String) -> Bool { source.hasValues(of: name) }
    func narrowed(to names: Set<String>) -> Self { self }
    func requireLevels(of names: [String]) throws(Failure) { try source.requireLevels(of: names) }

    func forEachBlock(_ body: (SampleBlock) -> Void) throws(Failure) {
        if let whole { return body(whole) }
        try source.forEachBlock { block in
            var tally = ExclusionTally(conditions)
            body(Self.restricted(block, to: conditions, counting: &tally))
        }
    }
}

extension RowCondition {
    /// Whether rows without some value are left out.
    fileprivate var needsValues: Bool {
        if case .level = self { return false }
        return true
    }

    /// The variables missing somewhere in a block, with a reason for each row.
    fileprivate func missingValues(in frame: DataFrame) -> [(variable: String, reasons: [UInt8])] {
        switch self {
        case .complete(let formulas): ModelFrame.missingValues(of: formulas, in: frame)
        case .present(let names):
            names.compactMap { name in
                frame[name].flatMap { $0.missing.isEmpty ? nil : (name, $0.missing.reasons) }
            }
        case .level: []
        }
    }
}

extension ExclusionTally {
    fileprivate init(_ conditions: [RowCondition]) {
        self.init(
            conditions.flatMap { condition -> [ModelFormula] in
                if case .complete(let formulas) = condition { return formulas }
                return []
            },
            and: conditions.flatMap { condition -> [String] in
                if case .present(let names) = condition { return names }
                return []
            })
    }
}
