import Results

extension Arrangement {
    /// Exposure definitions one below the other: children counted, and by which criterion others are not. Criteria of
    /// nobody are left out.
    func exposure(_ result: AnalysisResult) -> Table {
        let index = StatisticIndex(result)
        let level = result.statistics.lazy.compactMap(\.interval).first?.level ?? 0.95
        let rows = result.labels.variables.flatMap { definition -> [Table.Row] in
            let all = index.count(.n, variable: definition.name, level: "all")
            let heading = Table.Row(definition.label, cells: [all.map { .count($0) } ?? .notAvailable, .empty, .empty])
            return [heading]
                + definition.levels.compactMap { level in
                    let isVerdict = Self.verdicts.contains(level.name)
                    let count = index.count(.n, variable: definition.name, level: level.name)
                    guard isVerdict || count ?? 0 > 0 else { return nil }
                    let share = index.statistic(.proportion, variable: definition.name, level: level.name)
                    return Table.Row(
                        level.label, indent: isVerdict ? 1 : 2,
                        cells: [count.map { .count($0) } ?? .notAvailable] + shareCells(share))
                }
        }
        return Table(
            id: result.id, title: result.title ?? phrasebook.pick("Left-behind children by definition", "各定义下的留守儿童"),
            stub: phrasebook.pick("Definition", "定义"),
            columns: [.init("n"), .init("%"), .init(phrasebook.interval(level))], rows: rows, notes: notes(result))
    }

    private static let verdicts: Set<String> = ["notEligible", "undecided", "notLeftBehind", "leftBehind"]

    private func shareCells(_ share: Statistic?) -> [Cell] {
        guard let share else { return [.empty, .empty] }
        guard !share.value.isNaN else { return [.notAvailable, .notAvailable] }
        return [.share(share.value), share.interval.map { .interval($0, .share) } ?? .notAvailable]
    }

    /// Pairs of definitions, one a row.
    func overlap(_ result: AnalysisResult) -> Table {
        let index = StatisticIndex(result)
        let names = result.labels.variables
        let groups = ["both", "onlyFirst", "onlySecond", "neither", "undecided"]
        let rows = names.indices.flatMap { a in
            names.indices.filter { $0 > a }.map { b -> Table.Row in
                let (first, second) = (names[a].name, names[b].name)
                let counts = groups.map { group -> Cell in
                    index.count(.n, variable: first, level: second, group: group).map { .count($0) } ?? .notAvailable
                }
                let agreement = [StatisticName.jaccard, .kappa].map { name -> Cell in
                    let value = index.value(name, variable: first, level: second) ?? .nan
                    return value.isNaN ? .notAvailable : .decimal(value, 2)
                }
                return Table.Row(
                    phrasebook.pick("\(names[a].label) and \(names[b].label)", "\(names[a].label) 与 \(names[b].label)"),
                    cells: counts + agreement)
            }
        }
        return Table(
            id: result.id, title: result.title ?? phrasebook.pick("Overlap of definitions", "各定义的重叠"),
            stub: phrasebook.pick("Definitions", "定义"),
            columns: [
                .init(phrasebook.pick("Both", "均为留守")), .init(phrasebook.pick("Only the first", "仅前者")),
                .init(phrasebook.pick("Only the second", "仅后者")), .init(phrasebook.pick("Neither", "均非留守")),
                .init(phrasebook.pick("Undecided", "无法判定")), .init("Jaccard"), .init("κ"),
            ], rows: rows, notes: notes(result))
    }
}
