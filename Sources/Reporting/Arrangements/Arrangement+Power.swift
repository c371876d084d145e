import Results

extension Arrangement {
    /// Plans in rows, and in columns what they assume, how large they are, and what they find.
    func power(_ result: AnalysisResult) -> Table {
        let index = StatisticIndex(result)
        guard let plan = result.labels.variables.first else { preconditionFailure("plans have numbers") }
        let names = plan.levels.map(\.name)
        let isShare = result.notes.contains {
            if case .power(let facts, _) = $0 { return facts.isProportion }
            return false
        }

        var columns: [(column: Table.Column, cell: (String) -> Cell?)] = []
        func add(_ header: String, spanner: String? = nil, _ cell: @escaping (String) -> Cell?) {
            if names.contains(where: { cell($0) != nil }) { columns.append((.init(header, spanner: spanner), cell)) }
        }
        func value(_ name: StatisticName, _ level: String) -> Double? {
            index.value(name, variable: plan.name, level: level)
        }
        add("ICC") { value(.intraclassCorrelation, $0).map { .decimal($0, 3) } }
        add(phrasebook.pick("Cluster size", "群规模")) {
            value(.clusterSize, $0).map { .decimal($0, $0 == $0.rounded() ? 0 : 1) }
        }
        add(phrasebook.designEffect) { value(.designEffect, $0).map { .decimal($0, 2) } }
        for column in Self.planColumns {
            let spanner = phrasebook.pick(column.english, column.chinese)
            let isPair = names.contains {
                index.count(.n, variable: plan.name, level: $0, group: column.second.rawValue) != nil
            }
            for (place, count) in [column.first, column.second].enumerated() {
                let group = phrasebook.pick("group \(place + 1)", "第\(place + 1)组")
                add(isPair ? group : spanner, spanner: isPair ? spanner : nil) {
                    index.count(.n, variable: plan.name, level: $0, group: count.rawValue).map { .count($0) }
                }
            }
        }
        add(phrasebook.degreesOfFreedom) { value(.designDF, $0).map { .degreesOfFreedom($0) } }
        let unit = isShare ? phrasebook.pick(", % points", "（百分点）") : ""
        add(phrasebook.pick("Difference", "差值") + unit) { level in
            value(.difference, level).map { .decimal(isShare ? $0 * 100 : $0, isShare ? 1 : 3) }
        }
        add(phrasebook.pick("Half-width", "半宽") + unit) { level in
            value(.halfWidth, level).map { .decimal(isShare ? $0 * 100 : $0, isShare ? 2 : 3) }
        }
        add(phrasebook.pick("Power", "检验效能")) { value(.power, $0).map { .decimal($0, 3) } }
        return Table(
            id: result.id, title: result.title ?? phrasebook.pick("Plans of a sample", "样本量方案"),
            stub: phrasebook.pick("Plan", "方案"), columns: columns.map(\.column),
            rows: plan.levels.map { level in
                .init(level.label, cells: columns.map { $0.cell(level.name) ?? .notAvailable })
            },
            notes: notes(result))
    }

    private static let planColumns: [(first: PlanCount, second: PlanCount, english: String, chinese: String)] = [
        (.clusters1, .clusters2, "Clusters", "群数"), (.respondents1, .respondents2, "Respondents", "应答人数"),
        (.invited1, .invited2, "Invited", "邀请人数"),
    ]
}
