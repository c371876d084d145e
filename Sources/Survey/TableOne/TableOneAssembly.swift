import Formula
import Frame
import Results

/// Puts the panels of a table of characteristics together, with what must be said about them.
struct TableOneAssembly {
    let request: TableOneRequest
    let analysis: String
    let variables: DataFrame
    let language: String

    func result(_ parts: [TableOnePart]) -> AnalysisResult {
        AnalysisResult(
            id: analysis, kind: .tableOne,
            labels: ResultLabels(
                variables: request.rows.compactMap { row in
                    variables[row.variable]?.resultLabel(in: language, isCategorical: row.summary == .levels)
                },
                group: parts.count == 1
                    ? parts[0].group?.resultLabel(in: language, isCategorical: true) : nil,
                panels: parts.compactMap(panel)),
            statistics: adjusted(parts.flatMap(\.statistics)), notes: notes(parts))
    }

    /// The statistics with every test's p adjusted for the others, after the test.
    private func adjusted(_ statistics: [Statistic]) -> [Statistic] {
        guard request.multiplicity != .none else { return statistics }
        let tests = statistics.indices.filter { statistics[$0].name == .test }
        let values = request.multiplicity.adjusted(tests.map { statistics[$0].p ?? .nan })
        let adjusted = Dictionary(uniqueKeysWithValues: zip(tests, values))
        return statistics.indices.flatMap { index in
            let test = statistics[index]
            return [test]
                + (adjusted[index].map {
                    [
                        Statistic(
                            analysis: analysis, model: test.model, variable: test.variable, name: .adjustedP, value: $0,
                            p: $0)
                    ]
                } ?? [])
        }
    }

    private func panel(_ part: TableOnePart) -> ResultLabels.Panel? {
        guard let name = part.panel.name, let label = part.panel.label else { return nil }
        return ResultLabels.Panel(
            name: name, label: label, group: part.group?.resultLabel(in: language, isCategorical: true))
    }

    private func notes(_ parts: [TableOnePart]) -> [Note] {
        var notes: [Note] = [
            .cells(
                .characteristics(
                    hasMeans: request.rows.contains { $0.summary == .mean },
                    hasMedians: request.rows.contains { $0.summary == .median }))
        ]
        if request.details.contains(.intervals) {
            notes.append(.intervals(level: request.level, request.inference))
        }
        if request.cases == .complete {
            notes.append(.completeCases(exclusions(parts[0].exclusions)))
        }
        if request.within == nil {
            notes += parts.compactMap { part in
                part.group.flatMap { column in
                    part.unknown > 0
                        ? .unknownGroup(variable: column.label.text(in: language), count: part.unknown) : nil
                }
            }
        }
        let outcomes = parts.flatMap(\.outcomes)
        notes += tests(parts)
        if request.multiplicity != .none {
            notes.append(.adjustment(request.multiplicity, count: outcomes.count { $0.test != nil }))
        }
        if request.inference.standardErrors == .bellMcCaffrey { notes.append(.biasReducedErrors) }
        let groupCounts = parts.compactMap { $0.group?.categories.levels.count }.filter { $0 > 1 }
        if let most = groupCounts.max() { notes.append(.standardizedMeanDifference(groups: most)) }
        return notes + parts.flatMap { part in part.outcomes.compactMap { $0.noTest?.within(part.panel.label) } }
    }

    /// The tests made: the usual ones, then chosen ones with the rows they are of.
    private func tests(_ parts: [TableOnePart]) -> [Note] {
        func rows(of kind: TestKind, isChosen: Bool) -> [String] {
            request.rows.indices.filter { row in
                (request.rows[row].test != nil) == isChosen && parts.contains { $0.outcomes[row].test == kind }
            }.map { row in variables[request.rows[row].variable]?.label.text(in: language) ?? "" }
        }
        return TestKind.allCases.filter { !rows(of: $0, isChosen: false).isEmpty }.map { .test($0) }
            + TestKind.allCases.compactMap { kind in
                let chosen = rows(of: kind, isChosen: true)
                return chosen.isEmpty ? nil : .chosenTest(kind, variables: chosen)
            }
    }

    private func exclusions(_ exclusions: [ModelFrame.Exclusion]) -> [Note.Exclusion] {
        exclusions.map { exclusion in
            Note.Exclusion(
                variable: exclusion.variable,
                label: variables[exclusion.variable]?.label.text(in: language) ?? exclusion.variable,
                reason: exclusion.reason.name, count: exclusion.count)
        }
    }
}

extension Note {
    /// The same note on a panel of a table.
    fileprivate func within(_ panel: String?) -> Note {
        guard let panel, case .noTest(let variable, let reason) = self else { return self }
        return .noTest(variable: "\(variable) (\(panel))", reason: reason)
    }
}
