import Frame

extension ExposureDefinition {
    /// Classifies every row by which parent is away.
    ///
    /// A parent is away where `away` holds and the months reach `minimumMonths`; not away where `away` does not hold,
    /// the months fall short, or the parent has died. Where that cannot be decided, the row is missing.
    ///
    /// - Throws: ``ConfigurationIssue`` when a condition does not fit the variables.
    func classify(
        _ categories: ExposureCategories, in frame: DataFrame, named name: String, label: LocalizedText?
    ) throws(ConfigurationIssue) -> Column {
        let father = try isAway(father, in: frame)
        let mother = try isAway(mother, in: frame)
        let eligible = try eligible?.condition(in: frame)
        var codes = [Int32](repeating: -1, count: frame.rowCount)
        var reasons = [UInt8](repeating: 0, count: frame.rowCount)
        for row in codes.indices {
            if let eligible, eligible[row] != 1 {
                reasons[row] = (eligible[row] == 0 ? MissingReason.notApplicable : .blank).rawValue
            } else if let code = categories.code(father: father[row], mother: mother[row]) {
                codes[row] = code
                // A category the study leaves out of its comparison.
                if code < 0 { reasons[row] = MissingReason.notApplicable.rawValue }
            } else {
                reasons[row] = MissingReason.blank.rawValue
            }
        }
        return Column(
            name: name, label: label ?? self.label, values: .categorical(codes, categories.levels),
            missing: MissingCells(reasons: reasons))
    }

    /// 1 away, 0 not, −1 unknown.
    private func isAway(_ parent: Parent, in frame: DataFrame) throws(ConfigurationIssue) -> [Int8] {
        var away = try parent.away.condition(in: frame)
        if let months = parent.months {
            guard let values = frame[months]?.doubles else {
                throw ConfigurationIssue(
                    position: position, message: "the months away, '\(months)', must be a numeric variable.")
            }
            // Too few months decide the matter even where the reason of the absence is unknown.
            for row in away.indices where away[row] != 0 {
                if values[row].isNaN { away[row] = -1 }
                if values[row] < minimumMonths { away[row] = 0 }
            }
        }
        if let alive = try parent.alive?.condition(in: frame) {
            for row in away.indices where alive[row] == 0 { away[row] = 0 }
        }
        return away
    }
}

extension ExposureCategories {
    var levels: CategoricalLevels {
        switch self {
        case .any, .bothParents: .noYes
        case .byParent(let categories): CategoricalLevels(categories.map(\.level))
        }
    }

    /// The level of a child whose parents are away (1), at home (0) or unknown (−1); −1 for a category left out and
    /// `nil` when it cannot be decided.
    func code(father: Int8, mother: Int8) -> Int32? {
        switch self {
        case .any:
            if father == 1 || mother == 1 { return 1 }
            return father < 0 || mother < 0 ? nil : 0
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
        }
    }
}

extension ExposureCategory {
    var level: CategoricalLevel {
        let label: [(language: String, text: String)] =
            switch self {
            case .none: [("en", "Neither parent away"), ("zh", "父母均在家")]
            case .father: [("en", "Father away"), ("zh", "仅父亲外出")]
            case .mother: [("en", "Mother away"), ("zh", "仅母亲外出")]
            case .both: [("en", "Both parents away"), ("zh", "父母均外出")]
            }
        return CategoricalLevel(name: rawValue, code: rawValue, label: LocalizedText(translations: label))
    }
}
