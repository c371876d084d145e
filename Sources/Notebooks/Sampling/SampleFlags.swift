import Frame
public import Sampling
public import SurveyData

/// A sample as the flags of a command ask for it.
public struct SampleFlags: Sendable {
    /// The frame, what its columns mean, whom the sample stands for, and how the report is printed.
    public var study: StudyFlags
    public var plan: SamplingPlan

    public init(study: StudyFlags, plan: SamplingPlan) {
        self.study = study
        self.plan = plan
    }

    public static let methodNames = SelectionMethod.allCases.map(\.rawValue)
    public static let takeMethodNames = SelectionMethod.allCases.filter { !$0.isProportional }.map(\.rawValue)
    public static let allocationNames = AllocationRule.allCases.map(\.rawValue)

    /// Draws the sample.
    ///
    /// - Throws: what opening and reading the file throws, and ``Sampling/SamplingError``.
    public func draw() throws -> FrameSample {
        try plan.check()
        let study = try study.study()
        let codebook = try study.codebookPath.map { try Codebook(path: $0) } ?? .empty
        let file = try SurveyFile(
            path: self.study.data, codebook: codebook, derivations: study.derivations, notation: study.notation)
        for (role, names) in plan.roles {
            for name in names where !file.variableNames.contains(name) {
                throw SamplingError.unknownVariable(role: role, name: name, known: file.variableNames)
            }
        }
        if let population = study.population {
            let log = IssueLog()
            StudyPlan.check(population, in: file, log)
            try log.throwIfAny()
        }
        let names = Set(plan.variableNames).union(study.population?.names.filter(file.variableNames.contains) ?? [])
        // A file without any variable named still has rows.
        let table = try file.load(names.isEmpty ? Set(file.computableNames.prefix(1)) : names)
        try table.refuseTextAmongNumbers()
        let truths = try study.population?.condition(in: table.frame)
        let eligible = truths.map { truths in truths.indices.filter { truths[$0] == 1 }.map(Int32.init) }
        let sample = try plan.draw(
            from: table.frame, eligible: eligible, condition: study.population?.source,
            locate: { table.position(row: $0, variable: $1) })
        return FrameSample(
            sample: sample, frame: table.frame, path: self.study.data, eligible: study.population?.source,
            ineligible: table.frame.rowCount - (eligible?.count ?? table.frame.rowCount), notices: table.notices,
            language: study.language, style: study.style, isSynthetic: codebook.isSynthetic)
    }

    /// The frame's columns, to write the sample with.
    ///
    /// - Parameter columns: those wanted, in this order; all when empty.
    public func frameColumns(_ columns: [String]) throws -> ConvertedData {
        try ConvertedData(
            path: study.data, notation: try study.study().notation, columns: columns.isEmpty ? nil : columns,
            needsOrigin: false)
    }
}
