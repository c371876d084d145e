import Estimation
public import Frame
import LinearAlgebra
public import Results
import RowBlocks

extension SurveyDesign {
    /// The table of estimates of variables in memory; see ``SampleRows/estimateTable(_:id:language:)``.
    ///
    /// - Parameters:
    ///   - frame: holds the variables.
    ///   - domain: which rows belong to the population.
    public func estimateTable(
        _ request: EstimateRequest, in frame: DataFrame, where domain: [Bool], id: String, language: String
    ) -> AnalysisResult {
        FrameRows(self, frame: frame, domain: domain).estimateTable(request, id: id, language: language)
    }
}

extension SampleRows {
    /// Means, proportions, totals, ratios and medians of a domain, in all and by group, with design standard errors,
    /// t intervals and design effects.
    ///
    /// One scan of the rows. Medians need them in memory, and so do bias-reduced standard errors; what cannot have these
    /// (``EstimateRequest/refusal(by:inMemory:)``) is a problem of the result, which is then empty.
    ///
    /// - Parameters:
    ///   - request: the quantities and groups.
    ///   - id: the analysis's id.
    ///   - language: of the labels.
    public func estimateTable(
        _ request: EstimateRequest, id: String, language: String
    ) throws(Failure) -> AnalysisResult {
        if let refusal = request.refusal(by: design, inMemory: whole != nil) {
            return AnalysisResult(
                id: id, kind: .estimates, labels: ResultLabels(), statistics: [], notes: [],
                problems: ["\(id): \(refusal)"])
        }
        let grouping = TableGrouping(request.by.flatMap { variables[$0] })
        let quantities = request.quantities
        let groups: [SumGroups] = grouping.column == nil ? [.everyone] : [.everyone, .each]
        let sums = try sums([.sizes] + quantities.flatMap { self.requests($0, groups) }, by: grouping)
        let estimates = QuantityEstimates(
            design: design, variables: variables, whole: whole, grouping: grouping, sums: sums, analysis: id,
            level: request.level, inference: request.inference)
        let pieces = mapInOrder(quantities.count) { estimates.statistics(of: quantities[$0]) }
        let unknown = grouping.column.map { column -> [Note] in
            sums.unknown > 0 ? [.unknownGroup(variable: column.label.text(in: language), count: sums.unknown)] : []
        }
        // A count of respondents belongs to the share and to the total of a level.
        var seen: Set<StatisticKey> = []
        return AnalysisResult(
            id: id, kind: .estimates,
            labels: ResultLabels(
                variables: quantities.map { label($0, language) },
                group: grouping.column?.resultLabel(in: language, isCategorical: true)),
            statistics: pieces.flatMap { $0 }.filter { seen.insert($0.key).inserted },
            notes: [.cells(.estimates(level: request.level, inference: request.inference))] + (unknown ?? []))
    }

    /// The sums a quantity is made from.
    private func requests(_ quantity: EstimateRequest.Quantity, _ groups: [SumGroups]) -> [SumRequest] {
        groups.flatMap { group -> [SumRequest] in
            switch quantity {
            case .mean(let name): [.moments(name, group)]
            case .total(let name) where variables[name]?.isNumber == true: [.moments(name, group)]
            case .proportion(let name), .total(let name): [.levels(name, group)]
            case .ratio(let numerator, let denominator):
                [.momentsBeside(numerator, denominator, group), .momentsBeside(denominator, numerator, group)]
            case .median: []
            }
        }
    }

    private func label(_ quantity: EstimateRequest.Quantity, _ language: String) -> ResultLabels.Variable {
        let columns = quantity.variables.compactMap { variables[$0] }
        if case .ratio = quantity {
            return ResultLabels.Variable(
                name: quantity.variables.joined(separator: "/"),
                label: columns.map { $0.label.text(in: language) }.joined(separator: " / "), quantity: .ratio)
        }
        let isCategorical: Bool =
            switch quantity {
            case .proportion: true
            case .total: !columns[0].isNumber
            default: false
            }
        return columns[0].resultLabel(in: language, isCategorical: isCategorical, quantity: quantity.name)
    }
}
