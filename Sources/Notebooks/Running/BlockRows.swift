import Frame
import RowBlocks
import Survey
import SurveyData

/// The rows of a sample that are read from its file block by block, every time they are gone through.
struct BlockRows: SampleRows {
    typealias Failure = any Error

    let design: SurveyDesign
    let variables: DataFrame
    private let study: Study
    private var blocks: SurveyBlocks
    private let combined: CombinedDesign
    private let withValues: Set<String>
    private let beyondLimit: Set<String>

    init(_ study: Study, _ blocks: SurveyBlocks, _ profile: BlockProfile, _ combined: CombinedDesign) {
        self.study = study
        self.blocks = blocks
        self.combined = combined
        design = combined.design
        variables = profile.variables
        withValues = profile.withValues
        beyondLimit = profile.beyondLimit
    }

    var whole: SampleBlock? { nil }

    func hasValues(of name: String) -> Bool { withValues.contains(name) }

    func requireLevels(of names: [String]) throws {
        for name in names where beyondLimit.contains(name) {
            throw SurveyDataError.tooManyLevels(variable: name, limit: DistinctNumbers.limit)
        }
    }

    func narrowed(to names: Set<String>) throws -> BlockRows {
        let population = study.population?.names.filter { variables[$0] != nil } ?? []
        var rows = self
        rows.blocks = try blocks.narrowed(to: names.union(population).union(study.design.variableNames))
        return rows
    }

    func forEachBlock(_ body: (SampleBlock) -> Void) throws {
        try blocks.forEachBlock(prepare) { body($0) }
    }

    private func prepare(_ block: SurveyBlocks.Block) throws -> SampleBlock {
        let frame = block.frame
        let (units, weights) = combined.unitsAndWeights(of: frame)
        var tally = RespondentTally()
        let domain = tally.add(
            rowCount: frame.rowCount, truths: try study.population?.condition(in: frame), weights: weights)
        return SampleBlock(frame: frame, weights: weights, units: units, domain: domain)
    }
}

extension SurveyBlocks {
    /// How many blocks are read at the same time: they are in memory together.
    static let readAtOnce = 4

    /// Reads all blocks, a few at a time on all cores, and hands over what is made of them in the order of the file.
    func forEachBlock<Piece: Sendable>(
        _ prepare: @Sendable (Block) throws -> Piece, _ body: (Piece) throws -> Void
    ) throws {
        for start in stride(from: 0, to: count, by: Self.readAtOnce) {
            let pieces = try mapInOrder(min(Self.readAtOnce, count - start)) { try prepare(try block(start + $0)) }
            for piece in pieces { try body(piece) }
        }
    }
}
