public import Frame

/// A formula applied to data: the rows with a value for every variable, and their design columns.
public struct ModelFrame: Sendable {
    public let formula: ModelFormula
    public let schema: Schema
    /// The rows analysed, ascending.
    public let rows: [Int32]
    public let design: DesignColumns
    /// What each design column stands for.
    public let columns: [ColumnMeaning]
    /// The sum of the offsets of every row analysed; empty without offsets.
    public let offset: [Double]
    /// Rows of the domain left out because a variable is missing, by variable and reason. A row that misses several
    /// is counted under the first in the order of the formula. A transformed value that does not exist, such as the
    /// logarithm of zero, is missing as invalid.
    public let exclusions: [Exclusion]

    /// Rows left out for one variable and reason.
    public struct Exclusion: Sendable, Equatable {
        public let variable: String
        public let reason: MissingReason
        public let count: Int
    }

    /// Applies `formula` to the rows of `frame` for which `isInDomain` holds.
    ///
    /// - Throws: ``FormulaError`` when a variable is unknown or unsuitable, or no row is left.
    public init(
        _ formula: ModelFormula, in frame: DataFrame, schema: Schema, where isInDomain: (Int) -> Bool
    ) throws(FormulaError) {
        for name in formula.variableNames where frame[name] == nil {
            throw .unknownVariable(name: name, known: frame.names)
        }
        var tally = ExclusionTally([formula])
        let rows = Self.completeRows(of: formula, in: frame, counting: &tally, where: isInDomain)
        guard !rows.isEmpty else {
            var empty = EmptyVariables(of: formula)
            empty.add(frame, where: isInDomain)
            throw .noRows(formula: formula.source, empty: empty.result)
        }
        try self.init(formula, in: frame, schema: schema, rows: rows, exclusions: tally.exclusions)
    }

    /// Applies `formula` to rows of a block of data, all of which have a value for every variable.
    ///
    /// - Throws: ``FormulaError`` when an offset is no number.
    package init(
        _ formula: ModelFormula, in frame: DataFrame, schema: Schema, rows: [Int32], exclusions: [Exclusion] = []
    ) throws(FormulaError) {
        self.formula = formula
        self.schema = schema
        self.rows = rows
        self.exclusions = exclusions
        var builder = DesignBuilder(
            formula: formula, schema: schema, frame: frame, rows: rows.count == frame.rowCount ? nil : rows,
            rowCount: rows.count)
        (design, columns) = builder.build()
        offset = try Self.offset(formula, frame, rows)
    }

    /// The rows of a block with a value for every variable, ascending; those of its domain that miss one are counted.
    package static func completeRows(
        of formula: ModelFormula, in frame: DataFrame, counting tally: inout ExclusionTally,
        where isInDomain: (Int) -> Bool
    ) -> [Int32] {
        tally.add(missingValues(of: [formula], in: frame), rowCount: frame.rowCount, where: isInDomain)
    }

    /// The values of a variable at the rows analysed.
    ///
    /// - Throws: ``FormulaError/notANumber(variable:use:)`` for categories.
    public func values(
        of variable: FormulaVariable, in frame: DataFrame, use: String
    ) throws(FormulaError) -> [Double] {
        guard let doubles = frame[variable.name]?.doubles else {
            throw .notANumber(variable: variable.name, use: use)
        }
        let transformed = variable.function?.apply(doubles) ?? doubles
        return rows.count == doubles.count ? transformed : rows.map { transformed[Int($0)] }
    }

    /// Every variable and transformed variable of the formulas that is missing somewhere, in the order of the formulas: one
    /// byte a row, as ``Frame/MissingCells`` has them. A transformed value that does not exist, such as the logarithm of
    /// zero, is invalid.
    public static func missingValues(
        of formulas: [ModelFormula], in frame: DataFrame
    ) -> [(variable: String, reasons: [UInt8])] {
        var names: Set<String> = []
        let plain = formulas.flatMap(\.variableNames).filter { names.insert($0).inserted }
            .compactMap { name -> (String, [UInt8])? in
                guard let reasons = frame[name]?.missing.reasons, !reasons.isEmpty else { return nil }
                return (name, reasons)
            }
        var seen: Set<FormulaVariable> = []
        return plain
            + formulas.flatMap(\.transformedVariables).filter { seen.insert($0).inserted }.compactMap { variable in
                guard let function = variable.function, let values = frame[variable.name]?.doubles else { return nil }
                let reasons = function.apply(values).map { $0.isFinite ? 0 : MissingReason.invalid.rawValue }
                return reasons.contains { $0 != 0 } ? (variable.text, reasons) : nil
            }
    }

    private static func offset(
        _ formula: ModelFormula, _ frame: DataFrame, _ rows: [Int32]
    ) throws(FormulaError) -> [Double] {
        guard !formula.offsets.isEmpty else { return [] }
        var sum = [Double](repeating: 0, count: rows.count)
        for variable in formula.offsets {
            guard let doubles = frame[variable.name]?.doubles else {
                throw .offsetNotNumeric(variable: variable.text)
            }
            let values = variable.function?.apply(doubles) ?? doubles
            for (index, row) in rows.enumerated() { sum[index] += values[Int(row)] }
        }
        guard sum.allSatisfy(\.isFinite) else {
            throw .offsetNotNumeric(variable: formula.offsets.map(\.text).joined(separator: " + "))
        }
        return sum
    }
}
