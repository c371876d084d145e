import Results

extension Arrangement {
    /// Variables in rows; each group's estimate, the contrasts with the reference group, the test and the effect size in
    /// columns.
    func comparison(_ result: AnalysisResult) -> Table {
        let index = StatisticIndex(result)
        let facts = result.notes.lazy.compactMap { note -> ComparisonFacts? in
            if case .comparison(let facts) = note { return facts }
            return nil
        }.first
        let columns = ComparisonColumns(
            groups: result.labels.group?.levels ?? [], reference: result.labels.group?.reference,
            contrast: facts?.contrast ?? .difference, test: shows(.test), p: shows(.p),
            adjusted: shows(.p) && (facts?.multiplicity ?? .none) != .none,
            effects: shows(.smd) ? facts?.effects ?? [] : [])
        let title =
            result.labels.group.map { phrasebook.pick("Comparison by \($0.label)", "按\($0.label)比较") }
            ?? phrasebook.pick("Comparison", "组间比较")
        return Table(
            id: result.id, title: result.title ?? title, stub: phrasebook.variable,
            columns: headings(columns, index, group: result.labels.group, level: facts?.level ?? 0.95),
            rows: result.labels.variables.flatMap { rows($0, columns, index) },
            notes: notes(result, shown: columns.parts))
    }

    /// Which columns the table has.
    private struct ComparisonColumns {
        let groups: [ResultLabels.Item]
        let reference: String?
        let contrast: ComparisonFacts.Contrast
        let test: Bool
        let p: Bool
        let adjusted: Bool
        let effects: [StatisticName]

        var others: [ResultLabels.Item] { groups.filter { $0.name != reference } }
        var tailCount: Int { [test, p, adjusted, !effects.isEmpty].count { $0 } }
        var parts: Set<Part> {
            Set([(Part.test, test), (.p, p), (.smd, !effects.isEmpty)].filter(\.1).map(\.0))
        }
    }

    private func headings(
        _ columns: ComparisonColumns, _ index: StatisticIndex, group: ResultLabels.Variable?, level: Double
    ) -> [Table.Column] {
        var headings = columns.groups.map { item in
            let n = index.count(.n, variable: group?.name, level: item.name)
            return Table.Column(item.label, size: n.map { .groupSize($0, share: nil) } ?? .empty, spanner: group?.label)
        }
        let contrast = "\(phrasebook.contrast(columns.contrast)) (\(phrasebook.interval(level)))"
        headings += columns.others.map {
            columns.others.count == 1 ? .init(contrast) : .init($0.label, spanner: contrast)
        }
        if columns.test { headings.append(.init(phrasebook.test)) }
        if columns.p { headings.append(.init(phrasebook.pValue)) }
        if columns.adjusted { headings.append(.init(phrasebook.adjustedP)) }
        if !columns.effects.isEmpty {
            headings.append(.init("\(phrasebook.effectSize) (\(phrasebook.interval(level)))"))
        }
        return headings
    }

    private func rows(
        _ variable: ResultLabels.Variable, _ columns: ComparisonColumns, _ index: StatisticIndex
    ) -> [Table.Row] {
        let label = phrasebook.withUnit(variable.label, variable.unit)
        let tail = tail(variable, columns, index)
        if variable.isNumeric {
            return [
                .init(
                    "\(label)\(phrasebook.comma)\(phrasebook.quantity(.mean))",
                    cells: cells(variable, level: nil, columns, index) + tail)
            ]
        }
        if variable.isYesNo {
            return [
                .init(
                    "\(phrasebook.yes(label))\(phrasebook.comma)%",
                    cells: cells(variable, level: "yes", columns, index) + tail)
            ]
        }
        let empty = [Cell](repeating: .empty, count: columns.groups.count + columns.others.count)
        return [.init("\(label)\(phrasebook.comma)%", cells: empty + tail)]
            + variable.levels.map { level in
                .init(
                    level.label, indent: 1,
                    cells: cells(variable, level: level.name, columns, index)
                        + [Cell](repeating: .empty, count: columns.tailCount))
            }
    }

    /// The groups' estimates and the contrasts.
    private func cells(
        _ variable: ResultLabels.Variable, level: String?, _ columns: ComparisonColumns, _ index: StatisticIndex
    ) -> [Cell] {
        let name: StatisticName = variable.isNumeric ? .mean : .proportion
        let estimates = columns.groups.map {
            index.statistic(name, variable: variable.name, level: level, group: $0.name)
        }
        let contrasts = columns.others.map { group in
            Self.contrastNames.lazy.compactMap {
                index.statistic($0, variable: variable.name, level: level, group: group.name)
            }.first
        }
        let errors =
            estimates.compactMap { $0?.standardError }
            + contrasts.compactMap {
                $0?.name == .difference ? $0?.standardError : nil
            }
        let scale = errors.filter { $0.isFinite && $0 > 0 }.max() ?? .nan
        return estimates.map { estimate in
            guard let value = estimate?.value, value.isFinite else { return .notAvailable }
            return variable.isNumeric ? .number(value, scale: scale) : .share(value)
        }
            + contrasts.map { contrast in
                guard let contrast, contrast.value.isFinite, let interval = contrast.interval,
                    interval.lower.isFinite, interval.upper.isFinite
                else { return .notAvailable }
                let kind: Cell.IntervalKind =
                    contrast.name != .difference ? .ratio : variable.isNumeric ? .difference(scale: scale) : .share
                return .estimate(contrast.value, interval, kind)
            }
    }

    private static let contrastNames: [StatisticName] = [.difference, .riskRatio, .meanRatio, .oddsRatio]

    /// The test, p, adjusted p and effect size of a variable.
    private func tail(
        _ variable: ResultLabels.Variable, _ columns: ComparisonColumns, _ index: StatisticIndex
    ) -> [Cell] {
        let test = index.statistic(.test, variable: variable.name)
        var cells: [Cell] = []
        if columns.test {
            cells.append(
                test.flatMap { statistic in
                    statistic.test.map {
                        .test(
                            $0, statistic: statistic.value, numeratorDF: statistic.numeratorDF,
                            denominatorDF: statistic.degreesOfFreedom ?? .infinity)
                    }
                } ?? .notAvailable)
        }
        if columns.p { cells.append(test?.p.map { .p($0) } ?? .notAvailable) }
        if columns.adjusted {
            cells.append(index.value(.adjustedP, variable: variable.name).map { .p($0) } ?? .notAvailable)
        }
        if !columns.effects.isEmpty {
            let effect = columns.effects.lazy.compactMap { index.statistic($0, variable: variable.name) }.first
            cells.append(
                effect.flatMap { effect in
                    effect.value.isFinite ? effect.interval.map { .estimate(effect.value, $0, .ratio) } : nil
                } ?? .notAvailable)
        }
        return cells
    }
}
