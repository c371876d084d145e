import Results

extension Arrangement {
    /// What a design is: in words, by stage, by stratum with a single unit, by weights.
    func design(_ result: AnalysisResult, _ table: DesignTable) -> Table {
        let arranged: (stub: String, columns: [Table.Column], rows: [Table.Row]) =
            switch table {
            case .summary: summary(result)
            case .stages: stages(result)
            case .strata: singleUnits(result)
            case .weights: weights(result)
            }
        return Table(
            id: result.id, title: result.title ?? phrasebook.title(of: table), stub: arranged.stub,
            columns: arranged.columns, rows: arranged.rows, notes: notes(result))
    }

    private typealias Arranged = (stub: String, columns: [Table.Column], rows: [Table.Row])

    private func summary(_ result: AnalysisResult) -> Arranged {
        let description = result.notes.lazy.compactMap { note -> DesignDescription? in
            if case .methods(let description) = note { return description }
            return nil
        }.first
        let lines = description.map { phrasebook.summary($0, style) } ?? []
        return (
            phrasebook.pick("Item", "项目"), [.init(phrasebook.pick("Design", "设计"), isText: true)],
            lines.map { .init($0.label, cells: [.text($0.text)]) }
        )
    }

    // MARK: Stages

    private func stages(_ result: AnalysisResult) -> Arranged {
        let index = StatisticIndex(result)
        let stages = result.labels.variables
        let hasFractions = stages.contains { index.value(.minimum, variable: $0.name, group: "fraction") != nil }
        let (perStratum, perUnit) = (
            phrasebook.pick("Units per stratum", "每层单位数"), phrasebook.pick("Rows per unit", "每单位行数")
        )
        let fraction = phrasebook.pick("Fraction, %", "抽样比，%")
        let (least, middle, most) = (
            phrasebook.pick("min", "最小"), phrasebook.pick("median", "中位"), phrasebook.pick("max", "最大")
        )
        let population: [Table.Column] =
            hasFractions
            ? [
                .init(phrasebook.pick("Population", "总体单位数")), .init(least, spanner: fraction),
                .init(most, spanner: fraction),
            ] : []
        let columns: [Table.Column] =
            [.init(phrasebook.pick("Strata", "层")), .init(phrasebook.pick("Units", "单位"))] + population
            + [least, middle, most].map { .init($0, spanner: perStratum) }
            + [least, middle, most, "CV"].map { .init($0, spanner: perUnit) }
        let rows = stages.map { stage -> Table.Row in
            func count(_ group: String) -> Cell {
                index.count(.n, variable: stage.name, group: group).map { .count($0) } ?? .empty
            }
            func value(_ name: StatisticName, _ group: String) -> Cell {
                guard let value = index.value(name, variable: stage.name, group: group) else { return .empty }
                if group == "fraction" { return .share(value) }
                if name == .coefficientOfVariation { return .decimal(value, 2) }
                return Int(exactly: value).map { .count($0) } ?? .decimal(value, 1)
            }
            let known: [Cell] =
                hasFractions
                ? [value(.total, "population"), value(.minimum, "fraction"), value(.maximum, "fraction")] : []
            let spreads = ["unitsPerStratum", "rowsPerUnit"].flatMap { group in
                [StatisticName.minimum, .median, .maximum].map { value($0, group) }
            }
            return Table.Row(
                stage.label,
                cells: [count("strata"), count("units")] + known + spreads
                    + [value(.coefficientOfVariation, "rowsPerUnit")])
        }
        return (phrasebook.pick("Stage", "阶段"), columns, rows)
    }

    // MARK: Strata with a single unit

    private func singleUnits(_ result: AnalysisResult) -> Arranged {
        let index = StatisticIndex(result)
        let strata = result.labels.variables.first?.levels ?? []
        let none = Table.Row(phrasebook.pick("(none)", "（无）"), cells: [.empty, .empty, .empty])
        return (
            phrasebook.pick("Stratum", "层"),
            [
                .init(phrasebook.pick("Stage", "阶段")), .init(phrasebook.pick("Rows", "行数")),
                .init(phrasebook.pick("Weight, %", "权重，%")),
            ],
            strata.isEmpty
                ? [none]
                : strata.map { stratum in
                    func number(_ name: StatisticName, _ group: String) -> Double? {
                        index.value(name, variable: "stratum", level: stratum.name, group: group)
                    }
                    return .init(
                        stratum.label,
                        cells: [
                            number(.n, "stage").map { .count(Int($0)) } ?? .empty,
                            number(.n, "rows").map { .count(Int($0)) } ?? .empty,
                            number(.proportion, "weight").map { .share($0) } ?? .empty,
                        ])
                }
        )
    }

    // MARK: Weights

    private func weights(_ result: AnalysisResult) -> Arranged {
        let index = StatisticIndex(result)
        let steps = result.labels.variables
        let adjustments = result.notes.lazy.compactMap { note -> [WeightAdjustment]? in
            if case .design(let facts) = note { return facts.adjustments }
            return nil
        }.first
        let headings = [phrasebook.weightsColumn(nil)] + (adjustments ?? []).map { phrasebook.weightsColumn($0) }
        let rows = weightRows.map { label, name, group in
            Table.Row(
                label,
                cells: steps.map { step in
                    let value = index.value(name, variable: step.name, group: group)
                    return value.map { weightCell(name, $0, index.value(.median, variable: step.name) ?? $0) } ?? .empty
                })
        }
        return (
            phrasebook.pick("Statistic", "统计量"),
            steps.indices.map { .init($0 < headings.count ? headings[$0] : steps[$0].label) }, rows
        )
    }

    private var weightRows: [(label: String, name: StatisticName, group: String?)] {
        [
            ("n", .n, "all"), (phrasebook.pick("n of positive weight", "权重为正的例数"), .n, nil),
            (phrasebook.pick("Sum", "总和"), .total, nil), (phrasebook.pick("Mean", "均数"), .mean, nil),
            ("CV", .coefficientOfVariation, nil), (phrasebook.pick("Minimum", "最小值"), .minimum, nil),
            (phrasebook.pick("Lower quartile", "下四分位数"), .lowerQuartile, nil),
            (phrasebook.pick("Median", "中位数"), .median, nil),
            (phrasebook.pick("Upper quartile", "上四分位数"), .upperQuartile, nil),
            (phrasebook.pick("Maximum", "最大值"), .maximum, nil),
            (phrasebook.pick("Largest share, %", "最大占比，%"), .largestShare, nil),
            (phrasebook.pick("Design effect (Kish)", "设计效应（Kish）"), .designEffect, nil),
            (phrasebook.pick("Effective n", "有效例数"), .effectiveSampleSize, nil),
        ]
    }

    private func weightCell(_ name: StatisticName, _ value: Double, _ median: Double) -> Cell {
        switch name {
        case .n: return .count(Int(value))
        case .largestShare: return .decimal(value * 100, 2)
        case .coefficientOfVariation, .designEffect: return .decimal(value, 2)
        case .effectiveSampleSize: return .decimal(value, 0)
        case .total: return .number(value, scale: median)
        default: return .number(value, scale: median / 10)
        }
    }
}
