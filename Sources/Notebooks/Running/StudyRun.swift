import Reporting
import Results
import SurveyData

/// Runs a planned study: reads the data, builds the design, computes every step.
public struct StudyRun: Sendable {
    public let plan: StudyPlan
    public let context: StudyContext
    let results: [AnalysisResult]
    /// The flow of respondents, as a result of id "flow".
    let flow: AnalysisResult

    /// - Parameters:
    ///   - plan: what to run.
    ///   - reading: whether all variables are read into memory, or rows block by block. No number depends on it.
    ///   - progress: told in a few words what is being done.
    /// - Throws: an error of any stage, worded for the user.
    init(_ plan: StudyPlan, reading: RowReading, progress: (String) -> Void = { _ in }) throws {
        self.plan = plan
        context = try StudyContext(plan, reading: reading, progress: progress)
        var results: [AnalysisResult] = []
        for step in plan.steps {
            progress("computing \(step.identity.id)")
            results.append(try step.run(context))
        }
        self.results = results
        flow = context.flow.result(id: "flow", language: plan.study.language)
    }

    /// Runs a study within a budget of memory: rows pass by in blocks where the variables do not fit.
    ///
    /// - Throws: an error of any stage, worded for the user.
    public init(_ plan: StudyPlan, memory: MemoryBudget, progress: (String) -> Void = { _ in }) throws {
        try self.init(plan, reading: try memory.reading(of: plan), progress: progress)
    }

    /// Runs a study in memory.
    public init(_ plan: StudyPlan, progress: (String) -> Void = { _ in }) throws {
        try self.init(plan, reading: .whole, progress: progress)
    }

    /// What the user should know of how the data were read.
    public var notices: [String] {
        context.reading.notices + ((context.reading as? SurveyTable)?.labelledNumbers ?? [])
    }

    /// Everything that could not be estimated.
    public var problems: [String] { results.flatMap(\.problems) }

    /// Whether nothing at all could be estimated.
    public var isEmpty: Bool {
        results.allSatisfy { result in
            result.kind == .models && !result.problems.isEmpty && result.statistics.allSatisfy { $0.model == nil }
        }
    }

    /// Every statistic, in the order of the steps; the flow first.
    var statistics: [Statistic] {
        (results.contains { $0.id == flow.id } ? [] : flow.statistics) + results.flatMap(\.statistics)
    }
}
