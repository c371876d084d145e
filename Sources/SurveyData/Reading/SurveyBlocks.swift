import FileFormats
public import Frame

/// Variables that are read, decoded and derived block by block: the counterpart of ``SurveyTable`` for files whose
/// columns do not fit in memory. Types, labels and levels of categories are the same in every block.
public struct SurveyBlocks: SurveyReading {
    /// A block of rows.
    public struct Block: Sendable {
        public let frame: DataFrame
        /// The place of its first row in the file.
        public let firstRow: Int
        /// What the codebook does not allow in it, with rows counted from its first.
        let violations: [Violation]
    }

    public let file: SurveyFile
    /// Those of the blocks taken in by ``note(_:)``: of the whole file after all have been.
    public private(set) var violations: [Violation] = []
    private let blocks: any ColumnBlocks
    private let columns: [String]
    private let decoder: SurveyDecoder
    private var merge = ViolationMerge()

    /// - Parameters:
    ///   - names: the variables wanted.
    ///   - open: gives the columns they need, in blocks.
    init(file: SurveyFile, names: Set<String>, _ open: (Set<String>) throws -> any ColumnBlocks) throws {
        let (columns, decoder) = try file.reading(names)
        try file.rehearse(names)
        if let step = decoder.firstOfWholeColumns { throw SurveyDataError.needsWholeColumns(step) }
        let blocks = try open(columns)
        self.file = file
        self.blocks = blocks
        self.columns = file.source.columnNames.filter(columns.contains)
        self.decoder = try decoder.knowingLevels(of: blocks)
    }

    public var rowCount: Int { blocks.rowCount }
    public var count: Int { blocks.blocks.count }
    public var facts: ReadingFacts { blocks.facts }

    /// Reads a block.
    ///
    /// - Throws: `FileFormatError` or ``ConfigurationIssue``.
    public func block(_ number: Int) throws -> Block {
        let (frame, violations) = try decoder.decode(try blocks.frame(ofBlock: number))
        return Block(frame: frame, firstRow: blocks.blocks[number].lowerBound, violations: violations)
    }

    /// The same rows with fewer variables, for what goes through them many times. It costs a scan to make ready, so the
    /// blocks stay as they are unless a good part of the columns is spared. Violations are not noted again.
    ///
    /// - Throws: `FileFormatError` or ``SurveyDataError``.
    public func narrowed(to names: Set<String>) throws -> SurveyBlocks {
        let (needed, _) = try file.reading(names)
        guard needed.count * 3 < columns.count * 2 else { return self }
        return try SurveyBlocks(file: file, names: names) { try blocks.narrowed(to: $0) }
    }

    /// Takes in what was wrong in the next block, in the order of the file.
    public mutating func note(_ block: Block) {
        guard !block.violations.isEmpty else { return }
        merge.add(block.violations, firstRow: block.firstRow)
        violations = merge.violations(columns: columns)
    }
}

extension SurveyFile {
    /// Makes ready to read the variables named, with everything they are derived from, in blocks.
    ///
    /// - Parameter bytesPerBlock: about how much memory the columns of a block may take.
    /// - Throws: `FileFormatError` or ``SurveyDataError``.
    public func blocks(_ names: Set<String>, bytesPerBlock: Int) throws -> SurveyBlocks {
        try SurveyBlocks(file: self, names: names) {
            try source.blocks(columns: $0, bytesPerBlock: bytesPerBlock)
        }
    }
}

extension SurveyDecoder {
    /// The same decoder with the levels that only the whole file shows.
    ///
    /// - Throws: `FileFormatError`, or ``SurveyDataError/tooManyLevels(variable:limit:)``.
    fileprivate func knowingLevels(of blocks: any ColumnBlocks) throws -> SurveyDecoder {
        var decoder = self
        let first = try blocks.frame(ofBlock: 0)
        // 1. Of what waves write differently.
        if isRecoded {
            let names = codebook.waveRecodes.map(\.variable) + [codebook.waveVariable].compactMap { $0 }
            decoder.levels.raw = try Self.levels(of: Set(names), first, blocks) { $0 }
        }
        // 2. Of what is declared categorical without its values.
        let undeclared = codebook.variables.filter { $0.kind == .categorical && $0.levels == nil }.map(\.name)
        let settled = decoder
        func recoded(_ frame: DataFrame) -> DataFrame {
            guard let recoder = settled.recoder(in: frame) else { return frame }
            return DataFrame(rowCount: frame.rowCount, columns: frame.columns.map { recoder.recode($0).column })
        }
        decoder.levels.recoded = try Self.levels(of: Set(undeclared), recoded(first), blocks, recoded)
        // 3. Of what is categorical only if all its values have labels.
        let open = first.names.filter { codebook.variable($0)?.kind == nil && codebook.variable($0)?.openLevels != nil }
        decoder.levels.hasUnlabelled = try unlabelled(open, recoded(first), blocks, recoded)
        return decoder
    }

    /// Which of the columns named have values without a label.
    private func unlabelled(
        _ names: [String], _ first: DataFrame, _ blocks: any ColumnBlocks, _ prepare: (DataFrame) -> DataFrame
    ) throws -> [String: Bool] {
        var found = Dictionary(uniqueKeysWithValues: names.map { ($0, false) })
        for number in blocks.blocks.indices where found.values.contains(false) {
            let frame = number == 0 ? first : prepare(try blocks.frame(ofBlock: number))
            for (name, isKnown) in found where !isKnown {
                guard let column = frame[name], let declaration = codebook.variable(name),
                    let levels = declaration.openLevels
                else { continue }
                let missing = declaration.missingCodes ?? codebook.missingCodes
                if !ColumnDecoder.hasOnly(levels, missing, in: column) { found[name] = true }
            }
        }
        return found
    }

    /// The levels of those columns named that hold numbers.
    private static func levels(
        of names: Set<String>, _ first: DataFrame, _ blocks: any ColumnBlocks, _ prepare: (DataFrame) -> DataFrame
    ) throws -> [String: CategoricalLevels] {
        let numbers = first.columns.filter { names.contains($0.name) && $0.isNumber }.map(\.name)
        guard !numbers.isEmpty else { return [:] }
        var distinct = Dictionary(uniqueKeysWithValues: numbers.map { ($0, DistinctNumbers()) })
        for number in blocks.blocks.indices {
            let frame = prepare(number == 0 ? first : try blocks.frame(ofBlock: number))
            for name in numbers { if let column = frame[name] { distinct[name]?.add(column) } }
        }
        for name in numbers where distinct[name]?.isBeyondLimit == true {
            throw SurveyDataError.tooManyLevels(variable: name, limit: DistinctNumbers.limit)
        }
        return distinct.mapValues(\.levels)
    }
}
