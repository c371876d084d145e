import Estimation
public import Frame
public import Results
import RowBlocks

extension SurveyDesign {
    /// A table that compares groups: every group's mean or percentages, the contrast with the reference group with its
    /// interval, a design-based test, its p-value adjusted over the tests of the table, and an effect size.
    ///
    /// The tests of all rows are the family of ``Results/Multiplicity``. Intervals of contrasts and effect sizes have ν + 1
    /// less the number of groups as degrees of freedom, as the t test of two groups has.
    ///
    /// - Parameters:
    ///   - frame: holds the variables.
    ///   - domain: which rows belong to the population.
    ///   - id: the analysis's id.
    ///   - language: of the labels.
    public func comparison(
        _ request: ComparisonRequest, in frame: DataFrame, where domain: [Bool], id: String, language: String
    ) -> AnalysisResult {
        guard let by = frame[request.by] else { preconditionFailure("variables are checked before data are read") }
        let grouping = by.categories
        let weights = weights.values
        let codes = domain.indices.map { domain[$0] && weights[$0] > 0 ? grouping.codes[$0] : -1 }
        let groups = GroupIndex(codes: codes, count: grouping.levels.count)
        let names = grouping.levels.map(\.name)
        let sizes = levels(
            codes, levelCount: names.count, by: GroupIndex(codes: codes.map { $0 < 0 ? -1 : 0 }, count: 1))
        let reference =
            request.reference.flatMap(names.firstIndex) ?? names.indices.first { sizes.count(0, $0) > 0 } ?? 0
        let rows = ComparisonRow(
            design: self, request: request, analysis: id, groups: groups, groupNames: names, reference: reference)
        let columns = request.rows.map { row in
            guard let column = frame[row.variable] else {
                preconditionFailure("variables are checked before data are read")
            }
            return column
        }
        let outcomes = mapInOrder(columns.count) {
            rows.outcome(of: columns[$0], request.rows[$0], language: language)
        }
        let unknown = domain.indices.count { domain[$0] && weights[$0] > 0 && grouping.codes[$0] < 0 }
        return AnalysisResult(
            id: id, kind: .comparison,
            labels: ResultLabels(
                variables: zip(columns, request.rows).map { column, row in
                    column.resultLabel(in: language, isCategorical: row.isCategorical)
                },
                group: by.resultLabel(
                    in: language, isCategorical: true, reference: names.isEmpty ? nil : names[reference])),
            statistics: names.indices.map { group in
                Statistic(
                    analysis: id, variable: by.name, level: names[group], name: .n,
                    value: Double(sizes.count(0, group)))
            } + outcomes.flatMap(\.statistics) + adjusted(outcomes, request, id: id),
            notes: notes(request, by, reference, unknown: unknown, outcomes, language: language),
            problems: problems(request, groupCount: names.indices.count { sizes.count(0, $0) > 0 }, id: id))
    }

    /// The adjusted p-values of the family.
    private func adjusted(
        _ outcomes: [ComparisonRow.Outcome], _ request: ComparisonRequest, id: String
    ) -> [Statistic] {
        guard request.multiplicity != .none else { return [] }
        let values = request.multiplicity.adjusted(outcomes.map { $0.test?.p ?? .nan })
        return zip(request.rows, values).filter { !$0.1.isNaN }.map { row, p in
            Statistic(analysis: id, variable: row.variable, name: .adjustedP, value: p, p: p)
        }
    }

    private func notes(
        _ request: ComparisonRequest, _ by: Column, _ reference: Int, unknown: Int, _ outcomes: [ComparisonRow.Outcome],
        language: String
    ) -> [Note] {
        let levels = by.categories.levels
        let effects = EffectKind.allCases.filter { kind in
            outcomes.contains { $0.effect == kind && $0.statistics.contains { $0.name == kind.name } }
        }
        var notes: [Note] = [
            .comparison(
                ComparisonFacts(
                    contrast: request.contrast,
                    reference: levels.indices.contains(reference) ? levels[reference].label.text(in: language) : "",
                    level: request.level, multiplicity: request.multiplicity,
                    familySize: outcomes.count { $0.test != nil }, effects: effects.map(\.name),
                    hasMeans: request.rows.contains { !$0.isCategorical },
                    hasShares: request.rows.contains(where: \.isCategorical)))
        ]
        if unknown > 0 { notes.append(.unknownGroup(variable: by.label.text(in: language), count: unknown)) }
        notes += TestKind.allCases.filter { kind in outcomes.contains { $0.test?.kind == kind } }.map { .test($0) }
        return notes + outcomes.compactMap(\.noTest)
    }

    /// Effect sizes of two groups, asked for of another number.
    private func problems(_ request: ComparisonRequest, groupCount: Int, id: String) -> [String] {
        request.effects.filter { $0.isOfTwoGroups && groupCount != 2 }.map {
            "\(id): '\($0.rawValue)' compares two groups, but '\(request.by)' has \(groupCount) with respondents; "
                + "ask for 'etaSquared', or narrow the population to two groups."
        }
    }
}
