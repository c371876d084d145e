import Results

extension Arrangement {
    /// Strata in rows, and in columns what the frame has of each, what was chosen, and the weights.
    func sample(_ result: AnalysisResult) -> Table {
        let index = StatisticIndex(result)
        guard let stratum = result.labels.variables.first else { preconditionFailure("a sample has strata") }
        let levels: [(name: String?, label: String)] =
            stratum.levels.map { ($0.name, $0.label) } + [(nil, phrasebook.all)]
        let counts = Self.sampleColumns.filter {
            index.count(.n, variable: stratum.name, group: $0.count.rawValue) != nil
        }
        func weights(_ level: String?) -> [Cell] {
            [StatisticName.minimum, .maximum, .total].map { name in
                index.value(name, variable: stratum.name, level: level, group: SampleCount.weights.rawValue)
                    .map { .decimal($0, name == .total ? 1 : 2) } ?? .notAvailable
            }
        }
        let weight = phrasebook.pick("Design weight", "设计权重")
        return Table(
            id: result.id, title: result.title ?? phrasebook.pick("The sample", "样本"),
            stub: phrasebook.pick("Stratum", "层"),
            columns: counts.map { column in
                .init(
                    phrasebook.pick(column.english, column.chinese),
                    spanner: column.spanner.map { phrasebook.pick($0.english, $0.chinese) })
            } + [
                .init(phrasebook.pick("lowest", "最小"), spanner: weight),
                .init(phrasebook.pick("highest", "最大"), spanner: weight),
                .init(phrasebook.pick("sum", "合计"), spanner: weight),
            ],
            rows: levels.map { level in
                .init(
                    level.label,
                    cells: counts.map { column in
                        index.count(.n, variable: stratum.name, level: level.name, group: column.count.rawValue)
                            .map { .count($0) } ?? .empty
                    } + weights(level.name))
            }, notes: notes(result))
    }

    private typealias Wording = (english: String, chinese: String)

    private static let sampleColumns: [(count: SampleCount, english: String, chinese: String, spanner: Wording?)] = [
        (.frameClusters, "clusters", "群", ("Frame", "抽样框")), (.frameUnits, "units", "单位", ("Frame", "抽样框")),
        (.clusters, "clusters", "群", ("Sample", "样本")), (.units, "units", "单位", ("Sample", "样本")),
        (.certainties, "certain", "必选", ("Sample", "样本")),
    ]
}
