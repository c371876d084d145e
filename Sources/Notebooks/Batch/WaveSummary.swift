public import Reporting
import Results
import Survey
import SurveyData

/// Waves side by side: every estimate that has a standard error, with a test of change, and a ledger of what ran.
public struct WaveSummary: Sendable {
    private let notebook: Notebook
    private let reports: [WaveReport]

    public init(_ notebook: Notebook, _ reports: [WaveReport]) {
        self.notebook = notebook
        self.reports = reports
    }

    private var runs: [(name: String, run: StudyRun)] {
        reports.compactMap { report in
            if case .success(let run) = report.outcome { return (report.name, run) }
            return nil
        }
    }

    /// The summary's files: a page, its Markdown, its statistics, and the ledger.
    public var files: [OutputFile] {
        let document = document
        let style = notebook.study.style
        let pages: [any DocumentFormat] = [HTMLFormat(), MarkdownFormat()]
        return pages.map { OutputFile(path: "summary.\($0.fileExtension)", text: $0.render(document, style: style)) }
            + [
                OutputFile(path: "summary.json", text: JSONFormat().render(document.statistics)),
                OutputFile(path: "ledger.json", text: ledger),
            ]
    }

    /// The page of the summary.
    public var document: Document {
        let language = notebook.study.language
        let results = notebook.steps.compactMap { comparison(of: $0.identity) }
        let arrangement = Arrangement(language: language, style: notebook.study.style)
        let isSynthetic = runs.contains { $0.run.plan.file.codebook.isSynthetic }
        let failures = reports.compactMap { report -> String? in
            if case .failure(let failure) = report.outcome { return "\(report.name): \(failure.reported)" }
            return nil
        }
        return Document(
            title: (notebook.study.title ?? notebook.name) + (language == .zh ? "：各期汇总" : ": waves side by side"),
            language: language,
            warnings: (isSynthetic ? [Phrasebook(language).syntheticWarning] : []) + failures,
            blocks: results.map { .table(arrangement.table($0)) }, statistics: results.flatMap(\.statistics),
            provenance: reports.map { "\($0.name): \($0.dataPath)" })
    }

    // MARK: Comparison

    /// One analysis over all waves that have it.
    private func comparison(of identity: StepIdentity) -> AnalysisResult? {
        let waves = runs.compactMap { wave -> (name: String, result: AnalysisResult)? in
            wave.run.results.first { $0.id == identity.id }.map { (wave.name, $0) }
        }
        guard let labels = waves.first?.result.labels, waves.first?.result.kind != .description else { return nil }
        let rows = WaveRow.rows(of: waves.map(\.result))
        guard !rows.isEmpty else { return nil }
        var statistics: [Statistic] = []
        for row in rows {
            let found = waves.map { wave in wave.result.statistics.first { $0.key == row.key } }
            for (wave, statistic) in zip(waves, found) {
                guard let statistic else { continue }
                statistics.append(
                    row.cell(statistic, analysis: identity.id, wave: wave.name, level: notebook.study.level))
            }
            if let change = row.change(found.map { $0 }, in: waves.map(\.result)) {
                statistics.append(
                    Statistic(
                        analysis: identity.id, variable: row.name, name: .difference, value: change.statistic,
                        numeratorDF: change.numeratorDF, p: change.p, test: change.kind))
            }
        }
        return AnalysisResult(
            id: identity.id, kind: .waves, title: identity.title,
            labels: ResultLabels(
                variables: rows.map {
                    .init(name: $0.name, label: $0.label(labels, notebook.study.language), unit: $0.unit)
                },
                models: waves.map { .init(name: $0.name, label: $0.name) }),
            statistics: statistics, notes: waves.count > 1 ? [.independentWaves] : [])
    }

    // MARK: Ledger

    /// Which file made which report, with what result.
    private var ledger: String {
        let string = JSONFormat.string
        let entries = reports.map { report -> String in
            let file = report.dataPath.split(separator: "/").last.map(String.init) ?? report.dataPath
            switch report.outcome {
            case .success(let run):
                let problems = run.problems.map(string).joined(separator: ", ")
                return "  {\"wave\": \(string(report.name)), \"file\": \(string(file)), \"status\": \"done\", "
                    + "\"read\": \(run.context.flow.read), \"analysed\": \(run.context.flow.analysed), "
                    + "\"problems\": [\(problems)]}"
            case .failure(let failure):
                return "  {\"wave\": \(string(report.name)), \"file\": \(string(file)), \"status\": \"failed\", "
                    + "\"error\": \(string(failure.reported))}"
            }
        }
        return "[\n" + entries.joined(separator: ",\n") + "\n]\n"
    }
}
