import Frame

/// Translates the codes of one variable in the waves that wrote them differently, before they are decoded.
struct WaveRecoder {
    let recodes: [WaveRecode]
    /// The wave of every row, as the file writes it.
    let waves: CategoryCodes

    /// The wave's variable.
    let waveVariable: String
    /// The codes of columns over the whole file, when a block of it is recoded.
    var fileLevels: [String: CategoricalLevels] = [:]
    /// How many examples of a violation are kept.
    var exampleLimit = Violation.exampleLimit

    /// The column with standard codes in every wave, and what was wrong in it: in rows without a wave nobody can tell
    /// what a code means, so that these cells become invalid.
    func recode(_ column: Column) -> (column: Column, violations: [Violation]) {
        let applicable = recodes.filter { $0.variable == column.name }
        guard !applicable.isEmpty else { return (column, []) }
        let found = column.categories(among: fileLevels[column.name])
        var codes = found.codes
        var texts = found.levels.map(\.code)
        for recode in applicable {
            guard let wave = waves.levels.firstIndex(where: { isSameCode($0.code, recode.wave) }) else {
                continue
            }
            let translation = found.levels.map { level -> Int32 in
                let new = recode.codes.first { isSameCode($0.from, level.code) }?.to ?? level.code
                if let known = texts.firstIndex(where: { isSameCode($0, new) }) { return Int32(known) }
                texts.append(new)
                return Int32(texts.count - 1)
            }
            for row in codes.indices where codes[row] >= 0 && waves.codes[row] == Int32(wave) {
                codes[row] = translation[Int(found.codes[row])]
            }
        }
        var missing = column.missing
        var tally = ViolationTally(variable: column.name, limit: exampleLimit)
        for row in codes.indices where codes[row] >= 0 && waves.codes[row] < 0 {
            tally.add(.unknownWave(variable: waveVariable), row: row, found: texts[Int(codes[row])])
            codes[row] = -1
        }
        if !tally.violations.isEmpty {
            var reasons = missing.isEmpty ? [UInt8](repeating: 0, count: codes.count) : missing.reasons
            for row in codes.indices where codes[row] < 0 && reasons[row] == 0 {
                reasons[row] = MissingReason.invalid.rawValue
            }
            missing = MissingCells(reasons: reasons)
        }
        let recoded = Column(
            name: column.name, values: Self.values(codes, texts, areNumbers: column.isNumber), missing: missing)
        return (recoded, tally.violations)
    }

    /// A column of numbers stays one where the new codes are numbers, too.
    private static func values(_ codes: [Int32], _ texts: [String], areNumbers: Bool) -> ColumnValues {
        let numbers = texts.compactMap(codeNumber)
        guard areNumbers, numbers.count == texts.count else { return .text(codes, texts) }
        let whole = numbers.compactMap { Int32(exactly: $0) }
        guard whole.count == numbers.count else {
            return .numeric(codes.map { $0 < 0 ? .nan : numbers[Int($0)] })
        }
        return .integer(IntegerValues(codes.map { $0 < 0 ? 0 : whole[Int($0)] }))
    }
}
