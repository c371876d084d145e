public import Results

/// Turns a result into the table a paper prints: it chooses rows, columns and cells, and computes nothing.
public struct Arrangement: Sendable {
    /// What a table of characteristics or models may show.
    public enum Part: String, Sendable, CaseIterable {
        /// A column of all groups together.
        case total
        case p
        /// p adjusted for the other rows, where an adjustment is declared.
        case adjustedP
        case test
        case smd
        case missing
        /// Respondents and events at each level of a model's predictors.
        case counts
        /// Confidence intervals of a table of characteristics.
        case ci
        /// Its design effects.
        case deff
        /// A row for each reason why values are missing.
        case reasons

        /// Whether it is shown unasked.
        public var isUsual: Bool {
            switch self {
            case .ci, .deff, .reasons: false
            default: true
            }
        }
    }

    let phrasebook: Phrasebook
    let style: HouseStyle
    /// The parts shown; `nil` for the usual ones.
    private let parts: Set<Part>?

    public init(language: Phrasebook.Language, style: HouseStyle, parts: Set<Part>? = nil) {
        phrasebook = Phrasebook(language)
        self.style = style
        self.parts = parts
    }

    func shows(_ part: Part) -> Bool {
        parts?.contains(part) ?? part.isUsual
    }

    /// The table of a result.
    public func table(_ result: AnalysisResult) -> Table {
        switch result.kind {
        case .tableOne: tableOne(result)
        case .models: models(result)
        case .estimates: estimates(result)
        case .flow: flow(result)
        case .description: description(result)
        case .waves: waves(result)
        case .exposure: exposure(result)
        case .overlap: overlap(result)
        case .combination: combination(result)
        case .attrition: attrition(result)
        case .attritionPatterns: attritionPatterns(result)
        case .sample: sample(result)
        case .power: power(result)
        case .comparison: comparison(result)
        case .design(let table): design(result, table)
        }
    }

    /// The sentences under a table: what could not be done first. A note on nothing but hidden parts is left out.
    func notes(_ result: AnalysisResult, shown: Set<Part> = Set(Part.allCases)) -> [String] {
        let design = result.notes.lazy.compactMap { note -> Note.DesignFacts? in
            if case .design(let facts) = note { return facts }
            return nil
        }.first
        return result.problems.map { phrasebook.pick("Not estimated: ", "未估计：") + $0 }
            + result.notes.filter { Part.explained(by: $0)?.isDisjoint(with: shown) != true }
            .map {
                phrasebook.sentence(
                    $0, style: style, shown: shown, isWeighted: design?.isWeighted ?? true,
                    isReplicated: design?.isReplicated ?? false)
            }
    }
}

extension Arrangement.Part {
    /// The parts a note is about; `nil` for a note on the whole table.
    fileprivate static func explained(by note: Note) -> Set<Self>? {
        switch note {
        case .test, .chosenTest, .noTest: [.p, .test, .adjustedP]
        case .adjustment: [.adjustedP]
        case .intervals: [.ci]
        case .standardizedMeanDifference: [.smd]
        default: nil
        }
    }
}
