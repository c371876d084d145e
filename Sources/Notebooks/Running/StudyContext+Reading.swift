import Frame
import Survey
import SurveyData

/// How a study's rows are gone through.
enum RowReading: Sendable, Equatable {
    /// All variables are in memory.
    case whole
    /// Blocks are read anew for every scan; the columns of one take about so many bytes.
    case blocks(bytes: Int)
}

extension StudyContext {
    /// Reads the data, builds the design, and finds who is analysed.
    ///
    /// - Throws: what is wrong with the file, the codebook, the design or the population.
    init(_ plan: StudyPlan, reading: RowReading, progress: (String) -> Void) throws {
        progress("reading \(plan.file.path)")
        switch reading {
        case .whole: try self.init(whole: plan, progress: progress)
        case .blocks(let bytes): try self.init(blocks: plan, bytesPerBlock: bytes, progress: progress)
        }
    }

    private init(whole plan: StudyPlan, progress: (String) -> Void) throws {
        let table = try plan.file.load(plan.variableNames)
        try table.refuseTextAmongNumbers()
        progress("building the survey design")
        var declaration = plan.study.design
        if let path = plan.study.jointProbabilitiesPath {
            declaration.unequalProbabilities?.jointProbabilities = try Self.jointProbabilities(path)
        }
        let design = try SurveyDesign(declaration, in: table.frame) { row, variable in
            table.position(row: row, variable: variable)
        }
        var tally = RespondentTally()
        let domain = tally.add(
            rowCount: table.frame.rowCount, truths: try plan.study.population?.condition(in: table.frame),
            weights: design.weights.values)
        self.init(
            study: plan.study, reading: table, rows: FrameRows(design, frame: table.frame, domain: domain),
            table: table, flow: try tally.flow(of: plan.study))
    }

    /// A file of joint probabilities: a row and a column for each row of the sample.
    private static func jointProbabilities(_ path: String) throws -> [[Double]] {
        let file = try SurveyFile(path: path)
        let frame = try file.load(Set(file.variableNames)).frame
        return try file.variableNames.map { name in
            guard let values = frame[name]?.doubles else {
                throw StudyError.jointNotNumeric(path: path, column: name)
            }
            return values
        }
    }

    private init(blocks plan: StudyPlan, bytesPerBlock: Int, progress: (String) -> Void) throws {
        var blocks = try plan.file.blocks(plan.variableNames, bytesPerBlock: bytesPerBlock)
        // A first pass: everything that must be known of all rows before any sum is taken.
        var profile = BlockProfile(plan.study)
        let unread = blocks
        try unread.forEachBlock({ $0 }) { block in
            blocks.note(block)
            profile.add(block.frame)
        }
        try blocks.refuseTextAmongNumbers()
        progress("building the survey design")
        let read = blocks
        let combined = try profile.combinations.design { row, variable in
            read.position(row: row, variable: variable)
        }
        let flow = try profile.flow()
        self.init(
            study: plan.study, reading: blocks, rows: BlockRows(plan.study, blocks, profile, combined), table: nil,
            flow: flow)
    }
}
