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
    /// One scan of the rows a draw. Medians need them in memory, and so do bias-reduced standard errors; what cannot have
    /// these (``EstimateRequest/refusal(by:inMemory:)``) is a problem of the result, which is then empty.
    ///
    /// - Parameters:
    ///   - request: the quantities and groups.
    ///   - id: the analysis's id.
    ///   - language: of the labels.
    ///   - draws: the variables with plausible values; quantities of them are combined over draws
    ///     (``Estimates/combining(_:by:)``).
    public func estimateTable(
        _ request: EstimateRequest, id: String, language: String, drawing draws: PlausibleDraws? = nil
    ) throws(Failure) -> AnalysisResult {
        if let refusal = request.refusal(by: design, inMemory: whole != nil) {
            return AnalysisResult(
                id: id, kind: .estimates, labels: ResultLabels(), statistics: [], notes: [],
                problems: ["\(id): \(refusal)"])
        }
        let names = request.quantities.flatMap(\.variables) + [request.by].compactMap { $0 }
        guard let draws, draws.matter(to: names) else {
            return try Self.estimateTable(of: [self], request, id: id, language: language, nil)
        }
        let drawn = draws.columns.map { DrawnRows(self, drawing: $0) }
        return try DrawnRows.estimateTable(of: drawn, request, id: id, language: language, draws)
    }

    /// The table of rows as every draw sees them.
    private static func estimateTable(
        of drawn: [Self], _ request: EstimateRequest, id: String, language: String, _ draws: PlausibleDraws?
    ) throws(Failure) -> AnalysisResult {
        let rows = drawn[0]
        var (pieces, unknown) = try rows.pieces(of: request.quantities, request)
        var notes: [Note] = []
        var problems: [String] = []
        if let draws {
            let combined = try combined(pieces, drawn, request, draws)
            pieces = combined.pieces
            notes = [draws.note(largestShare: combined.largestShare)]
            problems = combined.problems.map { "\(id): \($0)" }
        }
        let group = request.by.flatMap { rows.variables[$0] }
        if let group, unknown > 0 {
            notes.insert(.unknownGroup(variable: group.label.text(in: language), count: unknown), at: 0)
        }
        if request.quantities.contains(where: \.isMedian), !rows.design.hasQuantileVariances {
            notes.append(.quantileIntervals)
        }
        let lost = pieces.joined().map(\.estimates.lostReplicates).max() ?? 0
        if lost > 0 { notes.append(.lostReplicates(count: lost, of: rows.design.plan.influenceCount)) }
        // A count of respondents belongs to the share and to the total of a level.
        var seen: Set<StatisticKey> = []
        let statistics = pieces.flatMap { $0 }.flatMap { $0.statistics(analysis: id, request) }
        return AnalysisResult(
            id: id, kind: .estimates,
            labels: ResultLabels(
                variables: request.quantities.map { rows.label($0, language) },
                group: group?.resultLabel(in: language, isCategorical: true)),
            statistics: statistics.filter { seen.insert($0.key).inserted },
            notes: [.cells(.estimates(level: request.level, inference: request.inference))] + notes, problems: problems)
    }

    /// What every quantity comes to, and how many respondents are in no group.
    private func pieces(
        of quantities: [EstimateRequest.Quantity], _ request: EstimateRequest
    ) throws(Failure) -> (pieces: [[EstimatePiece]], unknown: Int) {
        let grouping = TableGrouping(request.by.flatMap { variables[$0] })
        let groups: [SumGroups] = grouping.column == nil ? [.everyone] : [.everyone, .each]
        let sums = try sums([.sizes] + quantities.flatMap { self.requests($0, groups) }, by: grouping)
        let estimates = QuantityEstimates(
            design: design, variables: variables, whole: whole, grouping: grouping, sums: sums,
            inference: request.inference, level: request.level)
        return (mapInOrder(quantities.count) { estimates.pieces(of: quantities[$0]) }, sums.unknown)
    }

    /// The pieces of the first draw, those of plausible values combined with the other draws'. A quantity that cannot be
    /// combined leaves its place empty.
    private static func combined(
        _ first: [[EstimatePiece]], _ drawn: [Self], _ request: EstimateRequest, _ draws: PlausibleDraws
    ) throws(Failure) -> (pieces: [[EstimatePiece]], largestShare: Double, problems: [String]) {
        let places = request.quantities.indices.filter {
            draws.matter(to: request.quantities[$0].variables + [request.by].compactMap { $0 })
        }
        var sets = [places.map { first[$0] }]
        for rows in drawn.dropFirst() {
            sets.append(try rows.pieces(of: places.map { request.quantities[$0] }, request).pieces)
        }
        var (pieces, largest, problems) = (first, 0.0, [String]())
        for (index, place) in places.enumerated() {
            do throws(ImputationError) {
                let combined = try EstimatePiece.combining(sets.map { $0[index] }, by: request.by, draws.rule)
                pieces[place] = combined.pieces
                largest = max(largest, combined.largestShare)
            } catch {
                pieces[place] = []
                problems.append("\(request.quantities[place].variables.joined(separator: "/")): \(error)")
            }
        }
        return (pieces, largest, problems)
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
