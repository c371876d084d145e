import Frame
import Results
import Survey
import SurveyData

extension AttritionStep {
    /// The name of the groups of a table of characteristics: no variable can be called so.
    static let retention = "(retention)"

    // MARK: Counts

    func waves(_ panel: PanelRows, _ domain: [Bool], _ context: StudyContext) -> AnalysisResult {
        let (presence, facts) = presence(panel, domain, context)
        let counts = presence.counts()
        func count(_ name: AttritionCount, _ wave: Int) -> Int { counts[name]?[wave] ?? 0 }
        var statistics: [Statistic] = []
        func add(_ name: AttritionCount, _ wave: Int, of whole: Int?) {
            let level = panel.levels[wave].name
            statistics.append(
                Statistic(
                    analysis: identity.id, variable: self.wave.name, level: level, group: name.rawValue, name: .n,
                    value: Double(count(name, wave))))
            guard let whole else { return }
            statistics.append(
                Statistic(
                    analysis: identity.id, variable: self.wave.name, level: level, group: name.rawValue,
                    name: .proportion, value: whole > 0 ? Double(count(name, wave)) / Double(whole) : .nan, n: whole))
        }
        for wave in panel.levels.indices {
            add(.interviewed, wave, of: nil)
            guard wave > 0 else { continue }
            add(.retained, wave, of: count(.interviewed, 0))
            add(.everyWave, wave, of: count(.interviewed, 0))
            add(.lost, wave, of: count(.interviewed, wave - 1))
            add(.returned, wave, of: nil)
            add(.new, wave, of: nil)
        }
        return AnalysisResult(
            id: identity.id, kind: .attrition,
            labels: ResultLabels(variables: [labels(panel, context)]), statistics: statistics,
            notes: [.attrition(facts)])
    }

    func patterns(_ panel: PanelRows, _ domain: [Bool], _ context: StudyContext) -> AnalysisResult {
        let (presence, facts) = presence(panel, domain, context)
        let patterns = presence.patterns()
        let all = patterns.reduce(0) { $0 + $1.count }
        return AnalysisResult(
            id: identity.id, kind: .attritionPatterns,
            labels: ResultLabels(
                variables: [
                    .init(
                        name: "pattern", label: "", levels: patterns.map { .init(name: $0.pattern, label: $0.pattern) })
                ], group: labels(panel, context)),
            statistics: patterns.flatMap { pattern, count in
                [
                    Statistic(
                        analysis: identity.id, variable: "pattern", level: pattern, name: .n, value: Double(count)),
                    Statistic(
                        analysis: identity.id, variable: "pattern", level: pattern, name: .proportion,
                        value: Double(count) / Double(all), n: all),
                ]
            }, notes: [.attrition(facts)])
    }

    private func labels(_ panel: PanelRows, _ context: StudyContext) -> ResultLabels.Variable {
        ResultLabels.Variable(
            name: wave.name, label: context.variables[wave.name]?.label.text(in: context.language) ?? wave.name,
            levels: panel.levels.map { .init(name: $0.name, label: $0.label.text(in: context.language)) })
    }

    private func presence(
        _ panel: PanelRows, _ domain: [Bool], _ context: StudyContext
    ) -> (WavePresence, Note.AttritionFacts) {
        let (persons, inside, outside) = panel.inPopulation(domain)
        return (
            WavePresence(
                persons: persons, personCount: panel.personCount, waves: panel.waves, waveCount: panel.levels.count),
            Note.AttritionFacts(
                population: context.study.population?.source, persons: inside, outside: outside,
                rowsWithoutKey: panel.withoutKey)
        )
    }

    // MARK: Characteristics

    /// Table 1 of the first wave by whether a person is there in the last. The sample is that of the first wave: its rows make
    /// the design.
    func characteristics(
        _ panel: PanelRows, _ block: SampleBlock, _ context: StudyContext
    ) throws -> AnalysisResult {
        let rows = panel.waves.indices.filter { panel.waves[$0] == 0 }.map { Int32($0) }
        var frame = DataFrame(
            rowCount: rows.count, columns: block.frame.columns.map { $0.taking(rows, absent: .blank) })
        frame.set(group(of: rows, panel, context))
        let design = try SurveyDesign(context.study.design, in: frame) { row, variable in
            context.reading.position(row: Int(rows[row]), variable: variable)
        }
        let isPlaced = rows.map { panel.persons[Int($0)] >= 0 }
        var tally = RespondentTally()
        let truths = try context.study.population?.condition(in: frame)
        let inPopulation = tally.add(rowCount: rows.count, truths: truths, weights: design.weights.values)
        let domain = zip(inPopulation, isPlaced).map { $0 && $1 }
        let baseline = StudyContext(
            study: context.study, reading: BaselineReading(context.reading, baseline: frame),
            rows: FrameRows(design, frame: frame, domain: domain), table: nil, flow: try tally.flow(of: context.study))
        let position = identity.position
        let result = try TableOneStep(
            identity: identity, by: [PlacedName(Self.retention, at: position)], rows: characteristics.rows,
            categorical: characteristics.categorical, numeric: characteristics.numeric, median: characteristics.median
        ).run(baseline)
        return AnalysisResult(
            id: result.id, kind: result.kind, title: result.title, labels: result.labels,
            statistics: result.statistics,
            notes: result.notes + [
                .baseline(
                    wave: panel.levels[0].label.text(in: context.language),
                    last: panel.levels[panel.levels.count - 1].label.text(in: context.language))
            ], problems: result.problems)
    }

    /// Whether the person of each row of the first wave has one in the last.
    private func group(of rows: [Int32], _ panel: PanelRows, _ context: StudyContext) -> Column {
        let presence = WavePresence(
            persons: panel.persons, personCount: panel.personCount, waves: panel.waves,
            waveCount: panel.levels.count)
        let last = panel.levels.count - 1
        let codes = rows.map { row -> Int32 in
            let person = panel.persons[Int(row)]
            return person < 0 ? -1 : presence.isPresent(Int(person), in: last) ? 0 : 1
        }
        let wave = panel.levels[last].label.text(in: context.language)
        return Column(
            name: Self.retention,
            label: LocalizedText(translations: [
                ("en", "Interview in the last wave (\(wave))"), ("zh", "末次随访（\(wave)）"),
            ]),
            values: .categorical(
                codes,
                CategoricalLevels([
                    CategoricalLevel(
                        name: "retained", code: "retained",
                        label: LocalizedText(translations: [("en", "Interviewed"), ("zh", "完成")])),
                    CategoricalLevel(
                        name: "lost", code: "lost",
                        label: LocalizedText(translations: [("en", "Lost"), ("zh", "失访")])),
                ])),
            missing: MissingCells(reasons: codes.map { $0 < 0 ? MissingReason.blank.rawValue : 0 }))
    }
}
