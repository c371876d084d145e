import Reporting
import Results

/// How respondents of the file reach the analysis.
public struct RespondentFlow: Sendable, Equatable {
    /// What people are left after, in the order of a participant flow.
    public enum Step: String, Sendable, CaseIterable {
        case read, zeroWeight, outside, undecided, analysed
    }

    /// Rows of the file.
    public let read: Int
    /// Rows of weight zero, who represent nobody.
    public let zeroWeight: Int
    /// Rows for which the population's condition is false.
    public let outside: Int
    /// Rows for which it cannot be decided because a value is missing.
    public let undecided: Int
    /// Rows in the population.
    public let analysed: Int

    private func count(_ step: Step) -> Int {
        switch step {
        case .read: read
        case .zeroWeight: zeroWeight
        case .outside: outside
        case .undecided: undecided
        case .analysed: analysed
        }
    }

    /// The flow as a result. Steps at which nobody is lost are left out of the table but not of the statistics.
    func result(id: String, language: Phrasebook.Language) -> AnalysisResult {
        let shown = Step.allCases.filter { count($0) > 0 || $0 == .read || $0 == .analysed }
        return AnalysisResult(
            id: id, kind: .flow,
            labels: ResultLabels(
                variables: shown.map { .init(name: $0.rawValue, label: Self.label($0, language)) }),
            statistics: Step.allCases.map {
                Statistic(analysis: id, variable: $0.rawValue, name: .n, value: Double(count($0)))
            }, notes: [])
    }

    private static func label(_ step: Step, _ language: Phrasebook.Language) -> String {
        let isChinese = language == .zh
        switch step {
        case .read: return isChinese ? "数据文件中的对象" : "Respondents in the file"
        case .zeroWeight: return isChinese ? "权重为零" : "of weight zero"
        case .outside: return isChinese ? "不属于目标总体" : "outside the population"
        case .undecided: return isChinese ? "因缺失值无法判断是否属于目标总体" : "not placed for missing values"
        case .analysed: return isChinese ? "目标总体中的对象" : "Respondents in the population"
        }
    }
}
