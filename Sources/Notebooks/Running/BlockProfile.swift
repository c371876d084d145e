import Frame
import RowBlocks
import Survey
import SurveyData

/// What a first pass over a file in blocks finds out: the design's combinations, who is in the population, the levels of
/// variables, and what the codebook does not allow.
struct BlockProfile {
    private let study: Study
    private(set) var combinations: DesignCombinations
    private var tally = RespondentTally()
    private var numbers: [String: DistinctNumbers] = [:]
    private(set) var withValues: Set<String> = []
    private var columns: [Column] = []
    /// Why the population cannot be told, if so; said after what is wrong with the design, as in memory.
    private var populationError: (any Error)?

    init(_ study: Study) {
        self.study = study
        combinations = DesignCombinations(study.design)
    }

    /// Takes in the next block.
    mutating func add(_ frame: DataFrame) {
        columns = frame.columns
        combinations.add(frame)
        let domain = domain(of: frame)
        let before = (numbers, withValues)
        let pieces = mapInOrder(columns.count) { index -> (numbers: DistinctNumbers?, hasValues: Bool) in
            let column = frame.columns[index]
            let reasons = column.missing.reasons
            let hasValues =
                before.1.contains(column.name)
                || domain.indices.contains { domain[$0] && (reasons.isEmpty || reasons[$0] == 0) }
            guard column.isNumber else { return (nil, hasValues) }
            var numbers = before.0[column.name] ?? DistinctNumbers()
            numbers.add(column)
            return (numbers, hasValues)
        }
        for (column, piece) in zip(columns, pieces) {
            numbers[column.name] = piece.numbers
            if piece.hasValues { withValues.insert(column.name) }
        }
    }

    /// Counts a block's respondents and says which are in the population. Weights that follow from population sizes are
    /// never zero.
    private mutating func domain(of frame: DataFrame) -> [Bool] {
        let weights = study.design.weights.flatMap { frame[$0]?.doubles }
        do {
            let truths = try study.population?.condition(in: frame)
            return tally.add(rowCount: frame.rowCount, truths: truths, weights: weights)
        } catch {
            populationError = populationError ?? error
            return [Bool](repeating: false, count: frame.rowCount)
        }
    }

    /// Who reaches the analysis.
    ///
    /// - Throws: what is wrong with the population's condition, or ``StudyError/emptyPopulation(condition:undecided:)``.
    func flow() throws -> RespondentFlow {
        if let populationError { throw populationError }
        return try tally.flow(of: study)
    }

    /// Variables that hold more distinct numbers than are kept.
    var beyondLimit: Set<String> {
        Set(numbers.filter { $0.value.isBeyondLimit }.keys)
    }

    /// Every variable with each of its values once.
    var variables: DataFrame {
        let values = columns.map { numbers[$0.name]?.sorted ?? [] }
        let rowCount = values.map(\.count).max() ?? 0
        let all = zip(columns, values).map { column, values -> Column in
            let absent = [Int32](repeating: -1, count: rowCount)
            let known: ColumnValues =
                switch column.values {
                case .categorical(_, let levels): .categorical(absent, levels)
                case .text(_, let texts): .text(absent, texts)
                case .numeric, .integer:
                    .numeric(values + [Double](repeating: .nan, count: rowCount - values.count))
                }
            let blank = MissingReason.blank.rawValue
            let present = column.isNumber ? values.count : 0
            return Column(
                name: column.name, label: column.label, unit: column.unit, values: known,
                missing: MissingCells(reasons: (0..<rowCount).map { $0 < present ? 0 : blank }),
                temporal: column.temporal)
        }
        return DataFrame(rowCount: rowCount, columns: all)
    }
}
