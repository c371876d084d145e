import Frame
public import Reporting
import Results
import Survey
import SurveyData

extension FileDescription {
    /// Describes a file without any design: all of its variables, or those named, and what is derived from them.
    ///
    /// - Returns: the description, and what the user should know of how the file was read.
    /// - Throws: what opening and reading the file throws.
    public static func document(
        _ flags: StudyFlags, variables names: [String]
    ) throws -> (document: Document, notices: [String]) {
        let study = try flags.study()
        let codebook = try study.codebookPath.map { try Codebook(path: $0) } ?? .empty
        let file = try SurveyFile(
            path: flags.data, codebook: codebook, derivations: study.derivations, notation: study.notation)
        let wanted = names.isEmpty ? file.computableNames : names
        try file.check(wanted)
        let design = FileSuspicions.DesignVariables(
            weights: study.design.weights, strata: study.design.strata, unit: study.design.clusters.first)
        // A design's variables are looked at, too, where they are not asked for.
        let all = wanted + design.names.filter { !wanted.contains($0) }
        try file.check(all)
        let table = try file.load(Set(all))
        let language = study.language
        let result = FileDescription(
            table: table, variables: wanted, language: language.rawValue, design: design
        ).result
        let count = table.frame.rowCount
        let titled = AnalysisResult(
            id: result.id, kind: result.kind,
            title: language == .zh
                ? "\(file.path)：\(count) 行，\(wanted.count) 个变量，\(table.encoding)"
                : "\(file.path): \(count) row\(count == 1 ? "" : "s"), \(wanted.count) variable\(wanted.count == 1 ? "" : "s"), "
                    + "\(table.encoding)",
            labels: result.labels, statistics: result.statistics, notes: result.notes)
        let document = Document(
            title: codebook.title?.text(in: language.rawValue), language: language,
            warnings: codebook.isSynthetic ? [Phrasebook(language).syntheticWarning] : [],
            blocks: [.table(Arrangement(language: language, style: study.style).table(titled))],
            statistics: titled.statistics)
        return (document, table.notices)
    }
}
