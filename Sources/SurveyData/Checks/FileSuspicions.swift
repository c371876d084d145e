import Frame

/// What looks wrong with the variables of a file, for people to look at; nothing follows from it.
public struct FileSuspicions: Sendable {
    /// The variables of a design, where they are known.
    public struct DesignVariables: Sendable {
        public var weights: String?
        public var strata: [String]
        /// The primary sampling unit.
        public var unit: String?

        public init(weights: String? = nil, strata: [String] = [], unit: String? = nil) {
            self.weights = weights
            self.strata = strata
            self.unit = unit
        }

        /// All of them.
        public var names: [String] { ([weights] + strata + [unit]).compactMap { $0 } }
    }

    /// A value and how often it occurs.
    public typealias CodeCount = (code: String, count: Int)

    /// Variables with one value in all rows.
    public private(set) var constant: [String] = []
    /// Variables without any value.
    public private(set) var withoutValues: [String] = []
    /// Values without a label, of variables most of whose values have one.
    public private(set) var unlabelled: [(variable: String, codes: [CodeCount])] = []
    /// Values whose labels say that there is none.
    public private(set) var labelledMissing: [(variable: String, codes: [CodeCount])] = []
    /// Identifiers by their name that are none.
    public private(set) var repeatedIdentifiers: [(variable: String, distinct: Int, rows: Int)] = []
    /// Weights that are not positive everywhere.
    public private(set) var doubtfulWeights: [(variable: String, negative: Int, zero: Int, missing: Int)] = []
    public private(set) var constantWeights: [String] = []
    /// Sampling units that occur in several strata.
    public private(set) var unitsAcrossStrata: (unit: String, stratum: String, count: Int)?

    /// - Parameters:
    ///   - table: the variables as they were decoded.
    ///   - summaries: of those to look at.
    ///   - design: variables whose part in the design is known; otherwise names tell.
    public init(_ table: SurveyTable, _ summaries: [VariableSummary], design: DesignVariables = DesignVariables()) {
        let known = Set(summaries.map(\.column.name))
        let others = design.names.filter { !known.contains($0) }.compactMap { table.frame[$0] }
        let all = summaries + others.map(VariableSummary.init)
        for summary in all {
            let name = summary.column.name
            look(at: summary, table.file.codebook.variable(name), isWeight: design.weights == name)
        }
        lookForUnits(all.map(\.column), design)
    }

    private mutating func look(at summary: VariableSummary, _ declaration: VariableDeclaration?, isWeight: Bool) {
        let (column, profile) = (summary.column, summary.profile)
        guard profile.count > 0 else {
            if column.count > 0 { withoutValues.append(column.name) }
            return
        }
        let isWhole = profile.count == column.count
        let isCalledWeight =
            column.isNumber && column.temporal == nil && DesignHints.isCalledWeight(column.name, declaration?.label)
        if isWeight || isCalledWeight, let values = column.doubles {
            look(atWeight: values, column, profile, isDeclared: isWeight)
        } else if profile.distinctCount == 1, isWhole, column.count > 1 {
            constant.append(column.name)
        }
        if DesignHints.isCalledIdentifier(column.name), !profile.isAllDistinct, let distinct = profile.distinctCount,
            distinct * 2 > profile.count
        {
            repeatedIdentifiers.append((column.name, distinct, profile.count))
        }
        look(atLabelsOf: column, declaration, profile)
    }

    private mutating func look(
        atWeight values: [Double], _ column: Column, _ profile: ColumnProfile, isDeclared: Bool
    ) {
        let negative = values.count { $0 < 0 }
        let zero = values.count { $0 == 0 }
        let missing = column.count - profile.count
        // A body weight may be called so, too, and be missing; a weight of the design may not.
        if negative > 0 || (isDeclared && zero + missing > 0) {
            doubtfulWeights.append((column.name, negative, zero, missing))
        } else if profile.lowest == profile.highest, column.count > 1 {
            constantWeights.append(column.name)
        }
    }

    /// Labels that a file brings along, and values that do not go with them.
    private mutating func look(
        atLabelsOf column: Column, _ declaration: VariableDeclaration?, _ profile: ColumnProfile
    ) {
        guard let levels = declaration?.openLevels, let values = profile.values else { return }
        func count(_ level: CategoricalLevel) -> Int {
            values.reduce(0) { $0 + (isSameCode($1.code, level.code) ? $1.count : 0) }
        }
        let silent = levels.filter { MissingWording.reason($0.label) != nil }
        let found = silent.map { ($0.code, count($0)) }.filter { $0.1 > 0 }
        if !found.isEmpty { labelledMissing.append((column.name, found)) }
        // Only where labels are the rule: ages with a label for "95 and over" are numbers.
        guard case .categorical = column.values else {
            let others = values.filter { value in !levels.contains { isSameCode($0.code, value.code) } }
            let meaning = levels.count - silent.count
            if meaning > others.count, !others.isEmpty {
                unlabelled.append((column.name, others.map { ($0.code, $0.count) }))
            }
            return
        }
    }

    /// Units that occur in several strata.
    private mutating func lookForUnits(_ columns: [Column], _ design: DesignVariables) {
        let unit =
            design.unit.flatMap { name in columns.first { $0.name == name } }
            ?? columns.first { DesignHints.isCalledUnit($0.name) }
        let stratum =
            design.strata.first.flatMap { name in columns.first { $0.name == name } }
            ?? columns.first { DesignHints.isCalledStratum($0.name) }
        guard let unit, let stratum, unit.name != stratum.name, design.strata.count <= 1 else { return }
        let (units, strata) = (unit.categories, stratum.categories)
        var first = [Int32](repeating: -1, count: units.levels.count)
        var isRepeated = [Bool](repeating: false, count: units.levels.count)
        for row in units.codes.indices where units.codes[row] >= 0 && strata.codes[row] >= 0 {
            let place = Int(units.codes[row])
            if first[place] < 0 { first[place] = strata.codes[row] }
            if first[place] != strata.codes[row] { isRepeated[place] = true }
        }
        let count = isRepeated.count { $0 }
        if count > 0 { unitsAcrossStrata = (unit.name, stratum.name, count) }
    }
}
