import Estimation
public import Frame

/// The distinct combinations of a design's variables in a file that is read in blocks.
///
/// Strata, units and population sizes of a design depend on which combinations occur, not on how often; so the design
/// of a large sample is that of its distinct combinations, assembled by the same code (``SurveyDesign``), and a row's
/// unit is that of its combination. Weights, which differ from row to row, are only checked here.
public struct DesignCombinations: Sendable {
    let declaration: DesignDeclaration
    /// Strata, clusters and population sizes, each once.
    private let names: [String]
    private var lookup = CombinationLookup()
    /// The cells of every combination, the row it first stands in, and in how many it does.
    private var cells: [[DesignCell]] = []
    private var firstRows: [Int] = []
    private var multiplicities: [Int] = []
    /// The variables as the last block has them: types and levels.
    private var columns: [Column] = []
    private var weights: WeightCheck?
    private var rowCount = 0

    public init(_ declaration: DesignDeclaration) {
        self.declaration = declaration
        var seen: Set<String> = []
        names = (declaration.strata + declaration.clusters + declaration.populationSizes).filter {
            seen.insert($0).inserted
        }
        weights = declaration.weights.map(WeightCheck.init)
    }

    /// Takes in the next block of rows.
    public mutating func add(_ frame: DataFrame) {
        defer { rowCount += frame.rowCount }
        if let name = declaration.weights, let column = frame[name] { weights?.add(column) }
        columns = names.compactMap { frame[$0] }
        let crossed = BlockCombinations(columns, rowCount: frame.rowCount)
        var sizes = [Int](repeating: 0, count: crossed.codes.count)
        for code in crossed.codes.codes { sizes[Int(code)] += 1 }
        // In the order of rows, so that combinations stand in the order of their first appearance.
        for code in crossed.inOrderOfRows {
            let key = crossed.cells[code]
            if let known = lookup[key] {
                multiplicities[Int(known)] += sizes[code]
            } else {
                lookup.append(key)
                cells.append(key)
                firstRows.append(rowCount + crossed.firstRows[code])
                multiplicities.append(sizes[code])
            }
        }
    }

    /// Assembles the design, with every check and message of ``SurveyDesign/init(_:in:locate:)``.
    ///
    /// - Parameter locate: where a row and variable stand in the file.
    /// - Throws: ``DesignError``.
    public func design(locate: @escaping (Int, String) -> SourcePosition) throws(DesignError) -> CombinedDesign {
        let frame = DataFrame(rowCount: cells.count, columns: columns.indices.map(column))
        let assembly = DesignAssembly(
            declaration: declaration, frame: frame, locate: { locate(firstRows[$0], $1) },
            multiplicities: multiplicities)
        let stages = try assembly.stages()
        try weights?.refuse(locate: locate)
        let implied =
            declaration.weights == nil
            ? assembly.weightsFromPopulation(stages) : [Double](repeating: 1, count: frame.rowCount)
        let design = SurveyDesign(
            weights: SamplingWeights(implied), stages: stages, singlePSU: declaration.singlePSU,
            declaration: declaration)
        return CombinedDesign(design: design, names: names, lookup: lookup)
    }

    /// A variable over the distinct combinations. Whole numbers are as good as reals here: their levels are the same.
    private func column(_ index: Int) -> Column {
        let own = cells.map { $0[index] }
        let reasons = own.map { cell -> UInt8 in
            if case .missing(let reason) = cell { return reason }
            return 0
        }
        let codes = own.map { cell -> Int32 in
            if case .code(let code) = cell { return code }
            return -1
        }
        let values: ColumnValues =
            switch columns[index].values {
            case .categorical(_, let levels): .categorical(codes, levels)
            case .text(_, let texts): .text(codes, texts)
            case .numeric, .integer:
                .numeric(
                    own.map { cell in
                        if case .number(let number) = cell { return number }
                        return .nan
                    })
            }
        return Column(
            name: columns[index].name, values: values, missing: MissingCells(reasons: reasons),
            temporal: columns[index].temporal)
    }
}

/// The design of a sample that is read in blocks.
public struct CombinedDesign: Sendable {
    /// The design of the distinct combinations: one row each. Its weights are those that follow from population sizes, if
    /// any; a weight variable is read with the rows.
    public let design: SurveyDesign
    private let names: [String]
    private let lookup: CombinationLookup

    fileprivate init(design: SurveyDesign, names: [String], lookup: CombinationLookup) {
        self.design = design
        self.names = names
        self.lookup = lookup
    }

    /// The unit (of ``SurveyDesign/summationUnits``) and the weight of every row of a block.
    public func unitsAndWeights(of frame: DataFrame) -> (units: [Int32], weights: [Double]) {
        let crossed = BlockCombinations(names.compactMap { frame[$0] }, rowCount: frame.rowCount)
        let combinations = crossed.cells.map { cells -> Int in
            guard let place = lookup[cells] else { preconditionFailure("a combination that no pass has seen") }
            return Int(place)
        }
        let codes = design.summationUnits.codes
        let units = combinations.map { codes[$0] }
        if let name = declaredWeights, let weights = frame[name]?.doubles {
            return (crossed.codes.codes.map { units[Int($0)] }, weights)
        }
        let weights = combinations.map { design.weights.values[$0] }
        return (crossed.codes.codes.map { units[Int($0)] }, crossed.codes.codes.map { weights[Int($0)] })
    }

    private var declaredWeights: String? { design.declaration.weights }
}
