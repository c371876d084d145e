import Results

extension Arrangement {
    /// What a file holds: one row a variable.
    func description(_ result: AnalysisResult) -> Table {
        let index = StatisticIndex(result)
        let reasons = missingReasons(result)
        let distributions = distributions(result)
        return Table(
            id: result.id, title: result.title ?? phrasebook.pick("Variables", "变量"), stub: phrasebook.variable,
            columns: [
                .init(phrasebook.label, isText: true), .init(phrasebook.type, isText: true), .init("n"),
                .init(phrasebook.missing, isText: true), .init(phrasebook.distribution, isText: true),
                .init(phrasebook.values, isText: true),
            ],
            rows: result.labels.variables.map { variable in
                .init(
                    variable.name,
                    cells: [
                        .text(variable.label == variable.name ? "" : variable.label), .phrase(variable.type ?? ""),
                        index.count(.n, variable: variable.name).map { .count($0) } ?? .notAvailable,
                        .phrase(missingText(variable, reasons, index)), distributions[variable.name] ?? .empty,
                        values(variable, index),
                    ])
            }, notes: notes(result))
    }

    /// The counts of each variable's bins, or of its levels where they are few enough for a cell.
    private func distributions(_ result: AnalysisResult) -> [String: Cell] {
        var bins: [String: [Int]] = [:]
        var levels: [String: [Int]] = [:]
        for statistic in result.statistics {
            guard let variable = statistic.variable, statistic.level != nil else { continue }
            if statistic.name == .binCount { bins[variable, default: []].append(Int(statistic.value)) }
            if statistic.name == .n { levels[variable, default: []].append(Int(statistic.value)) }
        }
        let few = levels.filter { (2...12).contains($0.value.count) }
        return few.merging(bins) { _, bins in bins }.mapValues { .distribution($0) }
    }

    private func missingReasons(_ result: AnalysisResult) -> [String] {
        var seen: Set<String> = []
        return result.statistics.filter { $0.name == .missing }.compactMap(\.level).filter { seen.insert($0).inserted }
    }

    /// "12 (refused 3, don't know 9)"; the reason alone needs no list when it is "missing".
    private func missingText(_ variable: ResultLabels.Variable, _ reasons: [String], _ index: StatisticIndex) -> String
    {
        let counts = reasons.compactMap { reason in
            index.count(.missing, variable: variable.name, level: reason).map { (reason, $0) }
        }
        guard !counts.isEmpty else { return "0" }
        let total = style.text(counts.reduce(0) { $0 + $1.1 })
        if counts.count == 1, counts[0].0 == "blank" { return total }
        let list = counts.map { "\(phrasebook.reason($0.0)) \(style.text($0.1))" }.joined(separator: ", ")
        return "\(total) (\(list))"
    }

    /// The range and mean of numbers, the first levels of categories.
    private func values(_ variable: ResultLabels.Variable, _ index: StatisticIndex) -> Cell {
        if let range = variable.range {
            return .phrase(phrasebook.pick("\(range.first) to \(range.last)", "\(range.first)～\(range.last)"))
        }
        if variable.isNumeric, let low = index.value(.minimum, variable: variable.name),
            let high = index.value(.maximum, variable: variable.name)
        {
            let mean = index.value(.mean, variable: variable.name) ?? .nan
            let scale = (high - low) / 6
            let decimals = HouseStyle.decimals(forScale: scale)
            // Plain digits: many whole numbers are years or codes, which nobody groups by thousands.
            let texts = [low, high, mean].map { value in
                NumberText.fixed(value, decimals: value == value.rounded() ? 0 : decimals)
            }
            return .phrase(
                phrasebook.pick(
                    "\(texts[0]) to \(texts[1]), mean \(texts[2])", "\(texts[0])～\(texts[1])，均数 \(texts[2])"))
        }
        let shown = variable.levels.prefix(5).map { level in
            let n = index.count(.n, variable: variable.name, level: level.name) ?? 0
            return "\(level.name) \(style.text(n))"
        }
        let rest = variable.levels.count - shown.count
        let more = rest > 0 ? [phrasebook.pick("… \(rest) more", "……另有 \(rest) 个")] : []
        return .text((shown + more).joined(separator: "; "))
    }
}
