public import Frame
public import Results

extension SurveyDesign {
    /// Characteristics of variables in memory; see ``SampleRows/tableOne(_:id:language:)``.
    ///
    /// - Parameters:
    ///   - frame: holds the variables.
    ///   - domain: which rows belong to the population.
    public func tableOne(
        _ request: TableOneRequest, in frame: DataFrame, where domain: [Bool], id: String, language: String
    ) -> AnalysisResult {
        FrameRows(self, frame: frame, domain: domain).tableOne(request, id: id, language: language)
    }
}

extension SampleRows {
    /// Characteristics of a domain by group: unweighted n with weighted percentages, mean (SD) or median (quartiles),
    /// a design-based test and a standardized difference for every row, and the number of missing values.
    ///
    /// One scan of the rows for all variables of a panel, on all cores. A panel within a subgroup is a domain: the units of
    /// the whole sample carry its variance. Medians need the rows in memory, and so do bias-reduced standard
    /// errors; a design that cannot have these (``TableOneRequest/refusal(by:inMemory:)``) is a problem of the result, which
    /// is then empty.
    ///
    /// - Parameters:
    ///   - request: rows and groups.
    ///   - id: the analysis's id.
    ///   - language: of the labels.
    public func tableOne(
        _ request: TableOneRequest, id: String, language: String
    ) throws(Failure) -> AnalysisResult {
        if let refusal = request.refusal(by: design, inMemory: whole != nil) {
            return AnalysisResult(
                id: id, kind: .tableOne, labels: ResultLabels(), statistics: [], notes: [],
                problems: ["\(id): \(refusal)"])
        }
        if let within = request.within { try requireLevels(of: [within]) }
        let complete: [RowCondition] = request.cases == .complete ? [.present(request.variables)] : []
        var parts: [TableOnePart] = []
        for panel in request.panels(in: variables, language: language) {
            let level = panel.within.map { [RowCondition.level($0.level, of: $0.variable)] } ?? []
            let rows = try RestrictedRows(self, to: complete + level)
            parts.append(try rows.part(panel, of: request, id: id, language: language))
        }
        return TableOneAssembly(request: request, analysis: id, variables: variables, language: language).result(parts)
    }
}
