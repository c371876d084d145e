public import Reporting
import Results
public import SurveyData

/// Tells what the steps of a combination did: counts only, no key of any row.
public struct CombinationDescription: Sendable {
    private let combined: CombinedData
    private let path: String
    private let language: Phrasebook.Language

    /// - Parameters:
    ///   - combined: a combination that has been carried out.
    ///   - path: its file.
    public init(_ combined: CombinedData, path: String, language: Phrasebook.Language) {
        self.combined = combined
        self.path = path
        self.language = language
    }

    /// The table of steps.
    public func document(style: HouseStyle) -> Document {
        let result = result
        return Document(
            title: nil, language: language,
            blocks: [.table(Arrangement(language: language, style: style).table(result))],
            statistics: result.statistics)
    }

    var result: AnalysisResult {
        let names = combined.steps.indices.map { "step\($0 + 1)" }
        return AnalysisResult(
            id: "combination", kind: .combination,
            title: language == .zh ? "\(path)：合并步骤" : "\(path): steps of the combination",
            labels: ResultLabels(
                variables: zip(names, combined.steps).map { .init(name: $0, label: label($1)) }),
            statistics: zip(names, combined.steps).flatMap { name, step in
                Self.counts(step).compactMap { count, value in
                    value.map {
                        Statistic(
                            analysis: "combination", variable: name, level: count.rawValue, name: .n, value: Double($0))
                    }
                }
            }, notes: [])
    }

    private func label(_ step: CombinationStepReport) -> String {
        let files = step.files.map { $0.split(separator: "/").last.map(String.init) ?? $0 }
        let shown = files.prefix(3).joined(separator: ", ") + (files.count > 3 ? ", …" : "")
        let isChinese = language == .zh
        switch step.kind {
        case .file: return isChinese ? "读取 \(shown)" : "file \(shown)"
        case .append: return isChinese ? "追加 \(shown)" : "append \(shown)"
        case .join: return isChinese ? "连接 \(shown)" : "join \(shown)"
        case .wide: return isChinese ? "转为宽格式" : "reshape to wide"
        case .long: return isChinese ? "转为长格式" : "reshape to long"
        }
    }

    private static func counts(_ step: CombinationStepReport) -> [(CombinationCount, Int?)] {
        [
            (.rowsBefore, step.rowsBefore), (.fileRows, step.otherRows), (.matched, step.matched),
            (.unmatched, step.unmatchedLeft), (.fileUnmatched, step.unmatchedRight),
            (.repeatedKeys, step.repeatedLeft), (.fileRepeatedKeys, step.repeatedRight), (.leftOut, step.leftOut),
            (.rows, step.rowsAfter), (.columns, step.columnsAfter),
        ]
    }
}
