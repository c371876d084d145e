import Frame

/// Turns a column as the file holds it into the variable the codebook declares: codes into levels, reserved codes into
/// reasons, and what is not allowed into violations (whose cells become missing as invalid).
struct ColumnDecoder {
    let raw: Column
    let declaration: VariableDeclaration?
    /// Codes reserved in all variables.
    let reservedCodes: [MissingCode]
    /// The column's levels over the whole file, when a block of it is decoded.
    var fileLevels: CategoricalLevels?
    /// Whether the whole file has values without a label in it, when a block of it is decoded.
    var hasUnlabelled: Bool?
    /// How many examples of a violation are kept.
    var exampleLimit = Violation.exampleLimit

    /// The variable and what was wrong in it.
    func decode() -> (column: Column, violations: [Violation]) {
        switch declaration?.kind {
        case .categorical: return declaration?.levels.map(decodeCategories) ?? decodeUndeclaredLevels()
        case .numeric, .integer: return decodeNumbers()
        case .text, .identifier: return (labelled(raw.values, raw.missing), [])
        case .date, .time, .dateTime: return decodeTemporal()
        case nil:
            if let levels = declaration?.openLevels, hasOnly(levels) { return decodeCategories(levels) }
            return raw.isNumber ? decodeNumbers() : decodeUndeclaredText()
        }
    }

    var missingCodes: [MissingCode] {
        declaration?.missingCodes ?? reservedCodes
    }

    func labelled(_ values: ColumnValues, _ missing: MissingCells) -> Column {
        Column(
            name: raw.name, label: declaration?.label ?? raw.label, unit: declaration?.unit ?? raw.unit, values: values,
            missing: missing, temporal: raw.temporal)
    }

    /// One byte a row, to be filled in. Extended missing values have their reasons.
    var reasonsToFill: [UInt8] {
        guard !raw.missing.isEmpty else { return [UInt8](repeating: 0, count: raw.count) }
        var reasons = raw.missing.reasons
        let ofLetter = reasonsOfLetters
        guard !ofLetter.isEmpty, case .numeric(let values) = raw.values else { return reasons }
        for row in reasons.indices where reasons[row] != 0 {
            guard let letter = MissingTag.letter(of: values[row]), let reason = ofLetter[letter] else { continue }
            reasons[row] = reason.rawValue
        }
        return reasons
    }

    /// Why numbers with a letter are missing.
    private var reasonsOfLetters: [UInt8: MissingReason] {
        missingCodes.reduce(into: [:]) { reasons, code in
            if let letter = code.letter { reasons[letter] = code.reason }
        }
    }

    // MARK: Categories

    private func decodeCategories(_ levels: CategoricalLevels) -> (Column, [Violation]) {
        let found = raw.categories
        let outcomes = found.levels.map { outcome(ofCode: $0.code, levels: levels) }
        var tally = ViolationTally(variable: raw.name, limit: exampleLimit)
        var codes = [Int32](repeating: -1, count: raw.count)
        var reasons = reasonsToFill
        for row in codes.indices where found.codes[row] >= 0 {
            switch outcomes[Int(found.codes[row])] {
            case .level(let level): codes[row] = level
            case .missing(let reason): reasons[row] = reason.rawValue
            case .undeclared:
                reasons[row] = MissingReason.invalid.rawValue
                tally.add(
                    .undeclaredCode(declared: levels.map(\.code)), row: row,
                    found: found.levels[Int(found.codes[row])].code)
            }
        }
        return (labelled(.categorical(codes, levels), MissingCells(reasons: reasons)), tally.violations)
    }

    /// A variable declared categorical without values takes its levels from the file.
    private func decodeUndeclaredLevels() -> (Column, [Violation]) {
        let found = raw.categories(among: fileLevels)
        let reserved = found.levels.map { level in missingCodes.first { $0.covers(level.code) }?.reason }
        let kept = found.levels.indices.filter { reserved[$0] == nil }
        var position = [Int32](repeating: -1, count: found.levels.count)
        for (index, level) in kept.enumerated() { position[level] = Int32(index) }
        var reasons = reasonsToFill
        var codes = [Int32](repeating: -1, count: raw.count)
        for row in codes.indices where found.codes[row] >= 0 {
            codes[row] = position[Int(found.codes[row])]
            if let reason = reserved[Int(found.codes[row])] { reasons[row] = reason.rawValue }
        }
        let levels = CategoricalLevels(kept.map { labelled(found.levels[$0]) })
        return (labelled(.categorical(codes, levels), MissingCells(reasons: reasons)), [])
    }

    /// A level with what the file says of it.
    private func labelled(_ level: CategoricalLevel) -> CategoricalLevel {
        declaration?.openLevels?.first { isSameCode($0.code, level.code) } ?? level
    }

    private enum Outcome {
        case level(Int32)
        case missing(MissingReason)
        case undeclared
    }

    private func outcome(ofCode code: String, levels: CategoricalLevels) -> Outcome {
        if let level = levels.firstIndex(where: { isSameCode($0.code, code) }) { return .level(Int32(level)) }
        if let reserved = missingCodes.first(where: { $0.covers(code) }) { return .missing(reserved.reason) }
        // A file may hold names or labels in place of codes; but an undeclared number is no label, even where a label
        // ("2" children) is a number.
        if codeNumber(code) == nil, let level = levels.index(named: code) { return .level(Int32(level)) }
        return .undeclared
    }

    // MARK: Numbers

    private func decodeNumbers() -> (Column, [Violation]) {
        switch raw.values {
        case .integer(let values): return decodeIntegers(values)
        case .numeric(let values): return decodeDoubles(values)
        case .text(let codes, let texts): return decodeNumbersAmongTexts(codes, texts)
        case .categorical(let codes, let levels): return decodeNumbersAmongTexts(codes, levels.map(\.code))
        }
    }

    /// Reserved codes as numbers. A code reserved in all variables that lies within the declared range is a value: −1 is a
    /// standard score, not a refusal. A code declared missing for this variable is missing wherever it lies.
    private var reservedNumbers: [ReservedNumbers] {
        missingCodes.compactMap { code in
            code.numbers.map {
                ReservedNumbers(
                    range: $0, reason: code.reason, except: declaration?.missingCodes == nil ? declaration?.range : nil)
            }
        }
    }

    private func decodeIntegers(_ values: IntegerValues) -> (Column, [Violation]) {
        guard !reservedNumbers.isEmpty || declaration?.range != nil else {
            return (labelled(raw.values, raw.missing), [])
        }
        var tally = ViolationTally(variable: raw.name, limit: exampleLimit)
        var reasons = reasonsToFill
        let storage: IntegerValues.Storage =
            switch values.storage {
            case .int8(let values): .int8(kept(values, &reasons, &tally))
            case .int16(let values): .int16(kept(values, &reasons, &tally))
            case .int32(let values): .int32(kept(values, &reasons, &tally))
            }
        let column = labelled(.integer(IntegerValues(storage)), MissingCells(reasons: reasons))
        return (column, tally.violations)
    }

    /// Whole numbers with 0 in place of those that are missing.
    private func kept<Number: FixedWidthInteger>(
        _ values: [Number], _ reasons: inout [UInt8], _ tally: inout ViolationTally
    ) -> [Number] {
        let reserved = reservedNumbers
        let range = declaration?.range
        var kept = values
        for row in kept.indices where reasons[row] == 0 {
            if let reason = judge(Double(kept[row]), row: row, reserved: reserved, range: range, &tally) {
                reasons[row] = reason.rawValue
                kept[row] = 0
            }
        }
        return kept
    }

    private func decodeDoubles(_ values: [Double]) -> (Column, [Violation]) {
        // Without a declaration, codes are looked for in whole numbers only: −8.0 degrees is no refusal.
        let reserved = declaration == nil ? [] : reservedNumbers
        let range = declaration?.range
        guard !reserved.isEmpty || range != nil || declaration?.kind == .integer else {
            return (labelled(raw.values, MissingCells(reasons: reasonsToFill)), [])
        }
        var tally = ViolationTally(variable: raw.name, limit: exampleLimit)
        var kept = values
        var reasons = reasonsToFill
        for row in kept.indices where reasons[row] == 0 {
            if let reason = judge(kept[row], row: row, reserved: reserved, range: range, &tally) {
                reasons[row] = reason.rawValue
                kept[row] = .nan
            }
        }
        return (labelled(.numeric(kept), MissingCells(reasons: reasons)), tally.violations)
    }

    /// Why a number is missing, or `nil` when it is a value.
    @inline(__always)
    private func judge(
        _ value: Double, row: Int, reserved: [ReservedNumbers], range: ClosedRange<Double>?,
        _ tally: inout ViolationTally
    ) -> MissingReason? {
        for code in reserved where code.contains(value) { return code.reason }
        if let range, !range.contains(value) {
            tally.add(.outOfRange(range), row: row, found: plainText(value))
            return .invalid
        }
        if declaration?.kind == .integer, value != value.rounded(.towardZero) {
            tally.add(.notWhole, row: row, found: plainText(value))
            return .invalid
        }
        return nil
    }

    // MARK: Texts

    private func decodeNumbersAmongTexts(_ codes: [Int32], _ texts: [String]) -> (Column, [Violation]) {
        var tally = ViolationTally(variable: raw.name, limit: exampleLimit)
        let reserved = reservedNumbers
        let reservedTexts = texts.map { text in missingCodes.first { $0.covers(text) }?.reason }
        let numbers = texts.map(codeNumber)
        var values = [Double](repeating: .nan, count: codes.count)
        var reasons = reasonsToFill
        for row in codes.indices where codes[row] >= 0 {
            let code = Int(codes[row])
            if let number = numbers[code] {
                let reason = judge(number, row: row, reserved: reserved, range: declaration?.range, &tally)
                reasons[row] = reason?.rawValue ?? 0
                if reason == nil { values[row] = number }
            } else if let reason = reservedTexts[code] {
                reasons[row] = reason.rawValue
            } else {
                reasons[row] = MissingReason.invalid.rawValue
                tally.add(.notANumber, row: row, found: texts[code])
            }
        }
        return (labelled(.numeric(values), MissingCells(reasons: reasons)), tally.violations)
    }

    private func decodeUndeclaredText() -> (Column, [Violation]) {
        guard case .text(let codes, let texts) = raw.values else { return (labelled(raw.values, raw.missing), []) }
        if let truths = Self.truths(texts) {
            let answers = codes.map { $0 < 0 ? -1 : truths[Int($0)] }
            return (labelled(.categorical(answers, Self.falseTrue(texts)), raw.missing), [])
        }
        let reserved = texts.map { text in missingCodes.first { $0.covers(text) }?.reason }
        guard reserved.contains(where: { $0 != nil }) else { return (labelled(raw.values, raw.missing), []) }
        var kept = codes
        var reasons = reasonsToFill
        for row in codes.indices where codes[row] >= 0 {
            guard let reason = reserved[Int(codes[row])] else { continue }
            kept[row] = -1
            reasons[row] = reason.rawValue
        }
        return (labelled(.text(kept, texts), MissingCells(reasons: reasons)), [])
    }

    /// For each text whether it says true (1) or false (0), when all say one or the other.
    private static func truths(_ texts: [String]) -> [Int32]? {
        let truths = texts.map { text -> Int32? in
            switch text {
            case "TRUE", "True", "true": 1
            case "FALSE", "False", "false": 0
            default: nil
            }
        }
        return truths.isEmpty || truths.contains { $0 == nil } ? nil : truths.compactMap { $0 }
    }

    /// No and yes, with the words of the file as codes.
    private static func falseTrue(_ texts: [String]) -> CategoricalLevels {
        let words = ["false", "true"].map { word in texts.first { $0.lowercased() == word } ?? word.uppercased() }
        return CategoricalLevels(
            zip(CategoricalLevels.noYes, words).map { CategoricalLevel(name: $0.name, code: $1, label: $0.label) })
    }
}
