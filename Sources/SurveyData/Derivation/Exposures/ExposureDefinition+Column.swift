import Frame

extension ExposureDefinition {
    /// An output of the definition as a variable of a frame.
    ///
    /// Children the definition does not speak of are not applicable, and those of whom it cannot be decided are blank.
    ///
    /// - Throws: ``ConfigurationIssue`` when an expression does not fit the variables.
    func column(
        _ output: ExposureOutput, in frame: DataFrame, named name: String, label: LocalizedText?
    ) throws(ConfigurationIssue) -> Column {
        let column = try column(output, rowCount: frame.rowCount, named: name, label: label) {
            ExpressionEvaluator(expression: $0, frame: frame)
        }
        guard let column else { preconditionFailure("only a rehearsal has variables of unknown types") }
        return column
    }

    /// The same by other evaluators; `nil` where the type of the variable is not known before data are read.
    func column(
        _ output: ExposureOutput, rowCount: Int, named name: String, label: LocalizedText?,
        by evaluator: @escaping (Expression) -> ExpressionEvaluator
    ) throws(ConfigurationIssue) -> Column? {
        let rows = try ExposureRows(self, rowCount: rowCount, evaluator)
        let made = ExposureColumn(
            definition: self, output: output, rows: rows,
            values: ExposureValues(definition: self, evaluator: evaluator))
        let values: ColumnValues
        var reasons = [UInt8](repeating: 0, count: rowCount)
        switch output {
        case .duration: values = .numeric(try made.durations(&reasons))
        case .caregiver:
            guard let caregivers = try made.caregivers(&reasons) else { return nil }
            values = .categorical(caregivers.codes, caregivers.levels)
        default:
            values = .categorical(try made.codes(&reasons), output.levels(of: self) ?? .noYes)
        }
        let months = LocalizedText(translations: [("en", "months"), ("zh", "月")])
        return Column(
            name: name, label: label ?? output.label(of: self), unit: output == .duration ? months : nil,
            values: values, missing: MissingCells(reasons: reasons))
    }
}

/// An output of an exposure definition on its way to a column.
struct ExposureColumn {
    let definition: ExposureDefinition
    let output: ExposureOutput
    let rows: ExposureRows
    let values: ExposureValues

    private static let blank = MissingReason.blank.rawValue
    private static let notApplicable = MissingReason.notApplicable.rawValue
    private static let invalid = MissingReason.invalid.rawValue

    /// The codes of an output whose levels are known.
    func codes(_ reasons: inout [UInt8]) throws(ConfigurationIssue) -> [Int32] {
        switch output {
        case .any, .bothParents, .byParent: return parents(&reasons)
        case .criterion: return rows.criteria.map { ExposureCriterion.code($0) }
        case .history: return try history(&reasons)
        case .ageAtFirstSeparation: return try firstSeparations(&reasons)
        default:
            return decided(&reasons) { criterion in
                guard output == .pattern, criterion.verdict == .leftBehind else {
                    return criterion.verdict == .leftBehind ? 1 : 0
                }
                return Int32(ExposureOutput.patterns.firstIndex(of: criterion) ?? 0) + 1
            }
        }
    }

    /// Codes of children of whom it is decided.
    private func decided(_ reasons: inout [UInt8], _ code: (ExposureCriterion) -> Int32) -> [Int32] {
        var codes = [Int32](repeating: -1, count: rows.criteria.count)
        for (row, criterion) in rows.criteria.enumerated() {
            switch criterion.verdict {
            case .notEligible: reasons[row] = Self.notApplicable
            case .undecided: reasons[row] = Self.blank
            case .leftBehind, .notLeftBehind: codes[row] = code(criterion)
            }
        }
        return codes
    }

    /// Codes of which parent is away, whatever the definition asks for.
    private func parents(_ reasons: inout [UInt8]) -> [Int32] {
        var codes = [Int32](repeating: -1, count: rows.criteria.count)
        for row in codes.indices {
            if rows.eligible[row] != 1 {
                reasons[row] = rows.eligible[row] == 0 ? Self.notApplicable : Self.blank
            } else if let code = output.code(father: rows.father[row], mother: rows.mother[row]) {
                codes[row] = code
                // A category the study leaves out of its comparison.
                if code < 0 { reasons[row] = Self.notApplicable }
            } else {
                reasons[row] = Self.blank
            }
        }
        return codes
    }

    /// never 0, previous 1, current 2.
    private func history(_ reasons: inout [UInt8]) throws(ConfigurationIssue) -> [Int32] {
        let before = try values.truths(definition.previously) ?? []
        var codes = decided(&reasons) { $0.verdict == .leftBehind ? 2 : 0 }
        for row in codes.indices where codes[row] == 0 {
            codes[row] = Int32(before[row])
            if before[row] < 0 { reasons[row] = Self.blank }
        }
        return codes
    }

    /// What is known of children who are or were left behind; others are `never`, and not applicable where the definition
    /// does not ask for the time before.
    private func separated(_ reasons: inout [UInt8]) throws(ConfigurationIssue) -> [(isSeparated: Bool, isNever: Bool)]
    {
        guard definition.previously != nil else {
            return decided(&reasons) { $0.verdict == .leftBehind ? 1 : 0 }.enumerated().map { row, code in
                if code == 0 { reasons[row] = Self.notApplicable }
                return (code == 1, false)
            }
        }
        return try history(&reasons).map { ($0 > 0, $0 == 0) }
    }

    /// Groups of age at first separation. An age below the first group, or above the child's own, is invalid.
    private func firstSeparations(_ reasons: inout [UInt8]) throws(ConfigurationIssue) -> [Int32] {
        guard let separation = definition.firstSeparation else { return [] }
        let years = try values.numbers(separation.years, "the age at first separation")
        let ages = try definition.age.map { (range) throws(ConfigurationIssue) in
            try values.numbers(range.years, "the age")
        }
        let offset: Int32 = definition.previously == nil ? 0 : 1
        var codes = [Int32](repeating: -1, count: rows.criteria.count)
        for (row, state) in try separated(&reasons).enumerated() {
            if state.isNever { codes[row] = 0 }
            guard state.isSeparated else { continue }
            let group = separation.groups.lastIndex { $0.from <= years[row] }
            if years[row].isNaN {
                reasons[row] = Self.blank
            } else if let group, !(ages.map { years[row] >= $0[row] + 1 } ?? false) {
                codes[row] = Int32(group) + offset
            } else {
                reasons[row] = Self.invalid
            }
        }
        return codes
    }

    /// Months left behind: 0 for children never left behind. Fewer than none, or more than the child has lived, are
    /// invalid.
    func durations(_ reasons: inout [UInt8]) throws(ConfigurationIssue) -> [Double] {
        guard let expression = definition.monthsLeftBehind else { return [] }
        let months = try values.numbers(expression, "the months left behind")
        let ages = try definition.age.map { (range) throws(ConfigurationIssue) in
            try values.numbers(range.years, "the age")
        }
        var result = [Double](repeating: .nan, count: rows.criteria.count)
        for (row, state) in try separated(&reasons).enumerated() {
            if state.isNever { result[row] = 0 }
            guard state.isSeparated else { continue }
            let isTooLong = ages.map { months[row] > ($0[row] + 1) * 12 } ?? false
            if months[row].isNaN {
                reasons[row] = Self.blank
            } else if months[row] < 0 || isTooLong {
                reasons[row] = Self.invalid
            } else {
                result[row] = months[row]
            }
        }
        return result
    }

    /// Who cares for children left behind; `nil` where the variable's type is not known before data are read.
    func caregivers(_ reasons: inout [UInt8]) throws(ConfigurationIssue) -> CategoryCodes? {
        guard let expression = definition.caregiver else { return nil }
        let value = try values.evaluator(expression).evaluate(expression.root)
        if value.isUnknown { return nil }
        guard case .categories(let given) = value.values else {
            throw expression.issue(
                "the caregiver must be a categorical variable, but this is \(value.typeName). Declare its values.",
                at: expression.root)
        }
        var codes = decided(&reasons) { $0.verdict == .leftBehind ? 1 : 0 }
        for row in codes.indices where codes[row] == 1 {
            codes[row] = given.codes[row] < 0 ? -1 : given.codes[row] + 1
            if given.codes[row] < 0 { reasons[row] = value.reasons.isEmpty ? Self.blank : value.reasons[row] }
        }
        let levels = given.levels.filter { $0.name != ExposureOutput.notLeftBehind.name }
        return CategoryCodes(codes: codes, levels: CategoricalLevels([ExposureOutput.notLeftBehind] + levels))
    }
}

extension ExposureCriterion {
    /// The criterion's place among all.
    static func code(_ criterion: ExposureCriterion) -> Int32 { places[criterion] ?? -1 }

    private static let places = Dictionary(uniqueKeysWithValues: zip(allCases, Int32(0)...))
}

extension ExposureOutput {
    /// The level of a child whose parents are away (1), at home (0) or unknown (−1); −1 for a category left out and
    /// `nil` when it cannot be decided.
    func code(father: Int8, mother: Int8) -> Int32? {
        switch self {
        case .bothParents:
            if father == 0 || mother == 0 { return 0 }
            return father < 0 || mother < 0 ? nil : 1
        case .byParent(let categories):
            guard father >= 0, mother >= 0 else { return nil }
            let category: ExposureCategory =
                switch (father, mother) {
                case (0, 0): .none
                case (1, 0): .father
                case (0, 1): .mother
                default: .both
                }
            return categories.firstIndex(of: category).map { Int32($0) } ?? -1
        default:
            if father == 1 || mother == 1 { return 1 }
            return father < 0 || mother < 0 ? nil : 0
        }
    }
}
