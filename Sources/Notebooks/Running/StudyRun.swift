import Frame
import Reporting
import Results
import Survey
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
    ///   - progress: told in a few words what is being done.
    /// - Throws: an error of any stage, worded for the user.
    public init(_ plan: StudyPlan, progress: (String) -> Void = { _ in }) throws {
        self.plan = plan
        progress("reading \(plan.file.path)")
        let table = try plan.file.load(plan.variableNames)
        try table.refuseTextAmongNumbers()
        progress("building the survey design")
        let design = try SurveyDesign(plan.study.design, in: table.frame) { row, variable in
            table.position(row: row, variable: variable)
        }
        let (domain, flow) = try Self.domain(plan.study, table, design)
        context = StudyContext(study: plan.study, table: table, design: design, domain: domain, flow: flow)
        var results: [AnalysisResult] = []
        for step in plan.steps {
            progress("computing \(step.identity.id)")
            results.append(try step.run(context))
        }
        self.results = results
        self.flow = flow.result(id: "flow", language: plan.study.language)
    }

    private static func domain(
        _ study: Study, _ table: SurveyTable, _ design: SurveyDesign
    ) throws -> ([Bool], RespondentFlow) {
        let rowCount = table.frame.rowCount
        let truths = try study.population?.condition(in: table.frame) ?? [Int8](repeating: 1, count: rowCount)
        let weights = design.weights.values
        var domain = [Bool](repeating: false, count: rowCount)
        var zeroWeight = 0
        var outside = 0
        var undecided = 0
        for row in domain.indices {
            if weights[row] == 0 {
                zeroWeight += 1
            } else if truths[row] == 1 {
                domain[row] = true
            } else if truths[row] == 0 {
                outside += 1
            } else {
                undecided += 1
            }
        }
        let analysed = rowCount - zeroWeight - outside - undecided
        guard analysed > 0 else {
            throw StudyError.emptyPopulation(condition: study.population?.source ?? "", undecided: undecided)
        }
        return (
            domain,
            RespondentFlow(
                read: rowCount, zeroWeight: zeroWeight, outside: outside, undecided: undecided, analysed: analysed)
        )
    }

    /// What the user should know of how the data were read.
    public var notices: [String] { context.table.notices }

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
