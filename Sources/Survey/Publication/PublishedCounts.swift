import Results

/// The counts of a table by groups, and the sums that tie them together.
struct PublishedCounts {
    private(set) var keys: [StatisticKey] = []
    private(set) var counts: [Int] = []
    /// Levels are hidden for one another first; then how many have a value, or none; groups last.
    private(set) var ranks: [Int?] = []
    private(set) var sums: [CountConstraints.Sum] = []
    /// The cells of groups: none of these may be hidden alone.
    private var groupOfCell: [Int?] = []
    private var place: [StatisticKey: Int] = [:]

    init(_ result: AnalysisResult) {
        for statistic in result.statistics where statistic.name == .n || statistic.name == .missing {
            guard let count = Int(exactly: statistic.value), place[statistic.key] == nil else { continue }
            place[statistic.key] = keys.count
            keys.append(statistic.key)
            counts.append(count)
            ranks.append(Self.rank(statistic, result.labels))
        }
        groupOfCell = [Int?](repeating: nil, count: keys.count)
        let labels = result.labels
        let panels: [(name: String?, group: ResultLabels.Variable?)] =
            [(nil, labels.group)] + labels.panels.map { ($0.name, $0.group) }
        for panel in panels {
            if let group = panel.group { tie(groups: group, of: panel.name) }
            for variable in labels.variables { tie(variable, panel.name, panel.group) }
        }
        tie(panels: labels)
    }

    /// How many are in all is known from elsewhere and never hidden.
    private static func rank(_ statistic: Statistic, _ labels: ResultLabels) -> Int? {
        guard let variable = statistic.variable else { return nil }
        guard labels.variables.contains(where: { $0.name == variable }) else { return 2 }
        return statistic.name == .n && statistic.level != nil ? 0 : 1
    }

    private func cell(
        _ name: StatisticName, _ model: String? = nil, _ variable: String? = nil, level: String? = nil,
        group: String? = nil
    ) -> Int? {
        place[StatisticKey(model: model, variable: variable, level: level, group: group, name: name)]
    }

    /// Parts make a whole.
    private mutating func tie(_ parts: [Int?], make whole: Int?) {
        guard let whole, !parts.contains(nil), !parts.isEmpty else { return }
        sums.append(parts.compactMap { $0.map { (cell: $0, sign: 1) } } + [(cell: whole, sign: -1)])
    }

    /// The sizes of groups.
    private mutating func tie(groups: ResultLabels.Variable, of panel: String?) {
        tie(groups.levels.map { cell(.n, panel, groups.name, level: $0.name) }, make: cell(.n, panel))
    }

    /// The counts of a variable within a panel.
    private mutating func tie(_ variable: ResultLabels.Variable, _ panel: String?, _ groups: ResultLabels.Variable?) {
        let name = variable.name
        let names = groups?.levels.map(\.name) ?? []
        for group in [nil] + names.map(Optional.init) {
            let size = group == nil ? cell(.n, panel) : cell(.n, panel, groups?.name, level: group)
            let n = cell(.n, panel, name, group: group)
            let missing = cell(.missing, panel, name, group: group)
            tie([n, missing], make: size)
            tie(variable.levels.map { cell(.n, panel, name, level: $0.name, group: group) }, make: n)
            let reasons = keys.indices.filter {
                keys[$0].name == .missing && keys[$0].model == panel && keys[$0].variable == name
                    && keys[$0].level != nil && keys[$0].group == group
            }
            tie(reasons, make: missing)
            guard let group, let size else { continue }
            for index in keys.indices
            where keys[index].model == panel && keys[index].variable == name && keys[index].group == group {
                groupOfCell[index] = size
            }
        }
        let levels: [String?] = [nil] + variable.levels.map(\.name)
        for level in levels where !names.isEmpty {
            tie(names.map { cell(.n, panel, name, level: level, group: $0) }, make: cell(.n, panel, name, level: level))
        }
        if !names.isEmpty {
            tie(names.map { cell(.missing, panel, name, group: $0) }, make: cell(.missing, panel, name))
        }
    }

    /// Panels within the levels of a variable make all together; those of several variables are each all together, but for
    /// who has no group.
    private mutating func tie(panels labels: ResultLabels) {
        guard !labels.panels.isEmpty else { return }
        let isWithin = Set(labels.panels.map { $0.group?.name }).count < labels.panels.count
        let sets =
            isWithin
            ? Dictionary(grouping: labels.panels, by: { $0.group?.name ?? "" }).values.map { $0.map(\.name) }
                .sorted { $0[0] < $1[0] }
            : labels.panels.map { [$0.name] }
        for names in sets {
            for variable in labels.variables {
                for level in [nil] + variable.levels.map({ Optional($0.name) }) {
                    tie(
                        names.map { cell(.n, $0, variable.name, level: level) },
                        make: cell(.n, nil, variable.name, level: level))
                }
            }
        }
    }

    /// The counts from 1 to below the threshold, and everything of groups as small; who gives no answer is no secret.
    func small(below threshold: Int) -> [Bool] {
        func isSmall(_ cell: Int) -> Bool { counts[cell] > 0 && counts[cell] < threshold }
        return keys.indices.map { index in
            if let group = groupOfCell[index], isSmall(group) { return counts[index] > 0 || keys[index].level != nil }
            return keys[index].name == .n && isSmall(index)
        }
    }
}
