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
        self.formula = formula
        self.schema = schema
        let selection = Self.completeRows(formula, frame, isInDomain)
        rows = selection.rows
        exclusions = selection.exclusions
        guard !rows.isEmpty else {
            throw .noRows(formula: formula.source, empty: Self.emptyVariables(formula, frame, isInDomain))
        }
        var builder = DesignBuilder(
            formula: formula, schema: schema, frame: frame, rows: rows.count == frame.rowCount ? nil : rows,
            rowCount: rows.count)
        (design, columns) = builder.build()
        offset = try Self.offset(formula, frame, rows)
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

    private static func completeRows(
        _ formula: ModelFormula, _ frame: DataFrame, _ isInDomain: (Int) -> Bool
    ) -> (rows: [Int32], exclusions: [Exclusion]) {
        let reasons = missingValues(of: [formula], in: frame)
        var rows: [Int32] = []
        rows.reserveCapacity(frame.rowCount)
        var counts = [[Int]](repeating: [Int](repeating: 0, count: 256), count: reasons.count)
        for row in 0..<frame.rowCount where isInDomain(row) {
            if let first = reasons.firstIndex(where: { $0.reasons[row] != 0 }) {
                counts[first][Int(reasons[first].reasons[row])] += 1
            } else {
                rows.append(Int32(row))
            }
        }
        let exclusions = reasons.indices.flatMap { index in
            MissingReason.allCases.compactMap { reason -> Exclusion? in
                let count = counts[index][Int(reason.rawValue)]
                return count > 0 ? Exclusion(variable: reasons[index].variable, reason: reason, count: count) : nil
            }
        }
        return (rows, exclusions)
    }

    /// Variables without a value in any row of the domain (of the data, if the domain has no rows: those of a sample common
    /// to several models are already complete), for the message of a model without rows.
    private static func emptyVariables(
        _ formula: ModelFormula, _ frame: DataFrame, _ isInDomain: (Int) -> Bool
    ) -> [String] {
        let domain = (0..<frame.rowCount).filter(isInDomain)
        let rows = domain.isEmpty ? Array(0..<frame.rowCount) : domain
        return formula.variableNames.filter { name in
            guard let missing = frame[name]?.missing, !missing.isEmpty else { return false }
            return rows.allSatisfy { missing.reasons[$0] != 0 }
        }
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
        let variables = formulas.flatMap { [$0.outcome] + $0.terms.flatMap(\.variables) + $0.offsets }
        return plain
            + variables.filter { seen.insert($0).inserted }.compactMap { variable in
                guard let function = variable.function, function != .categorical,
                    let values = frame[variable.name]?.doubles
                else { return nil }
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
