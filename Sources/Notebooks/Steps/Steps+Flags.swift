import Formula
public import Reporting
import Results
import Survey
import SurveyData

extension StepIdentity {
    init(command id: String, show: [Arrangement.Part]) {
        self.init(id: id, parts: show.isEmpty ? nil : Set(show), position: StudyFlags.place(id))
    }
}

extension TableOneStep {
    /// The step of the `table1` command.
    ///
    /// - Throws: ``SurveyData/ConfigurationIssue`` for a flag that makes no sense.
    public init(
        flagsBy by: [String], within: String? = nil, rows: [String], categorical: [String], numeric: [String],
        median: [String], tests: [(variable: String, test: String)] = [], multiplicity word: String? = nil,
        show: [Arrangement.Part], cases: String? = nil, reliability: String? = nil,
        smallCells: Int? = nil, level: Double = 0.95, inference: InferenceFlags = InferenceFlags(),
        rowsFlag flag: String = "--rows"
    ) throws {
        let extra = (categorical + numeric + median).filter { !rows.contains($0) }
        if let smallCells, smallCells < 2 {
            throw ConfigurationIssue(
                position: StudyFlags.place("--small-cells"), message: PublicationRules.tooSmall(smallCells))
        }
        self.init(
            identity: StepIdentity(command: Self.kind, show: show), by: StudyFlags.names(by, "--by"),
            within: within.map { PlacedName($0, at: StudyFlags.place("--within")) },
            rows: StudyFlags.names(rows + extra, flag), categorical: Set(categorical), numeric: Set(numeric),
            median: Set(median),
            tests: tests.compactMap { name, word in
                TestChoice(rawValue: word).map {
                    RowTest(variable: PlacedName(name, at: StudyFlags.place("--test")), choice: $0)
                }
            },
            multiplicity: word.flatMap(Multiplicity.init) ?? .none,
            cases: cases.flatMap(TableOneRequest.Cases.init) ?? .available,
            rules: PublicationRules(
                reliability: reliability.flatMap(PublicationRules.standard), smallCells: smallCells), level: level,
            inference: inference.inference)
    }

    /// The standards of reliable estimates there are.
    public static let reliabilityNames = PublicationRules.standardNames
}

extension ModelStep {
    /// The step of the `model` command.
    ///
    /// - Throws: `FormulaError` when the formula cannot be understood, ``SurveyData/ConfigurationIssue`` when another
    ///   flag does not fit it.
    public init(
        flagsFormula formula: String, family: String, link: String?, event: String?,
        references: [(variable: String, level: String)], crude: Bool, level: Double, show: [Arrangement.Part],
        inference: InferenceFlags = InferenceFlags()
    ) throws {
        let parsed = try ModelFormula(formula)
        var models = [ModelTableRequest.Model(name: parsed.terms.count > 1 ? "Adjusted" : "Model", formulas: [parsed])]
        if crude, parsed.terms.count > 1, !parsed.crudeModels.isEmpty {
            models.insert(.init(name: "Crude", formulas: parsed.crudeModels), at: 0)
        }
        let inference = inference.inference
        guard
            let specification = RegressionSpecification(
                family: family, link: link, event: event,
                references: Dictionary(
                    references.map { ($0.variable, $0.level) }, uniquingKeysWith: { _, last in last }),
                standardErrors: inference.standardErrors)
        else { preconditionFailure("families and links are checked with the arguments") }
        let request = ModelTableRequest(
            models: models, specification: specification, level: level, intervals: inference.intervals)
        for contradiction in request.contradictions {
            let flag = if case .referenceOfNoPredictor = contradiction { "--reference" } else { "--event" }
            throw ConfigurationIssue(position: StudyFlags.place(flag), message: "\(contradiction)")
        }
        self.init(
            identity: StepIdentity(command: Self.kind, show: show), request: request,
            variables: StudyFlags.names(request.variableNames, "formula"))
    }

    /// The families and links the command accepts.
    public static let familyNames = RegressionSpecification.familyNames
    public static let linkNames = RegressionSpecification.linkNames
}

extension EstimateStep {
    /// The step of the `estimate` command.
    ///
    /// - Throws: ``SurveyData/ConfigurationIssue`` when nothing is asked for, or a ratio is not one.
    public init(
        flagsMean mean: [String], proportion: [String], total: [String], ratio: [String], median: [String],
        by: String?, level: Double, inference: InferenceFlags = InferenceFlags()
    ) throws {
        var quantities: [(EstimateRequest.Quantity, [PlacedName])] = []
        quantities += mean.map { (.mean($0), StudyFlags.names([$0], "--mean")) }
        quantities += proportion.map { (.proportion($0), StudyFlags.names([$0], "--proportion")) }
        quantities += total.map { (.total($0), StudyFlags.names([$0], "--total")) }
        quantities += median.map { (.median($0), StudyFlags.names([$0], "--median")) }
        for text in ratio {
            let sides = text.split(separator: "/").map { $0.filter { !$0.isWhitespace } }
            guard sides.count == 2 else {
                throw ConfigurationIssue(
                    position: StudyFlags.place("--ratio"),
                    message: "a ratio must read numerator/denominator, but is '\(text)'.")
            }
            quantities.append(
                (.ratio(numerator: sides[0], denominator: sides[1]), StudyFlags.names(sides, "--ratio")))
        }
        guard !quantities.isEmpty else {
            throw ConfigurationIssue(
                position: StudyFlags.place("estimate"),
                message: "say what to estimate: --mean, --proportion, --total, --ratio or --median, with variables.")
        }
        self.init(
            identity: StepIdentity(command: Self.kind, show: []), quantities: quantities,
            by: by.map { PlacedName($0, at: StudyFlags.place("--by")) }, level: level,
            inference: inference.inference)
    }
}

extension ExposureStep {
    /// The steps of the `exposure` command: counts, and the overlap where there are several definitions.
    ///
    /// - Parameter definitions: by name; none for all that can be counted.
    /// - Throws: what reading the codebook throws, ``SurveyData/ConfigurationIssue`` when there is no definition.
    public static func steps(definitions: [String], in study: Study) throws -> [any AnalysisStep] {
        let codebook = try study.codebookPath.map { try Codebook(path: $0) } ?? .empty
        let names = definitions.isEmpty ? codebook.usableExposures.map(\.name) : definitions
        guard !names.isEmpty else {
            throw ConfigurationIssue(
                position: StudyFlags.place("exposure"),
                message: "there is no definition to count: declare 'exposures' or 'exposureRoles' in a codebook "
                    + "(--codebook). `lbc definitions` lists those that come with the package, and their roles.")
        }
        let placed = StudyFlags.names(names, "--definitions")
        let counts = ExposureStep(
            identity: StepIdentity(command: kind, show: []), definitions: placed,
            lacking: definitions.isEmpty && !codebook.exposureRoles.isEmpty ? codebook.lackingExposures : [],
            level: study.level)
        guard placed.count > 1 else { return [counts] }
        return [
            counts,
            OverlapStep(identity: StepIdentity(command: OverlapStep.kind, show: []), definitions: placed),
        ]
    }
}

extension AttritionStep {
    /// The steps of the `attrition` command: a table each; characteristics where variables are named.
    public static func steps(
        flagsPersons persons: [String], wave: String, variables: [String], categorical: [String], numeric: [String],
        median: [String], show: [Arrangement.Part]
    ) throws -> [AttritionStep] {
        let rows = try TableOneStep(
            flagsBy: [], rows: variables, categorical: categorical, numeric: numeric, median: median, show: show,
            rowsFlag: "--variables")
        return Table.allCases.filter { $0 != .characteristics || !rows.rows.isEmpty }.map { table in
            let empty = TableOneStep(identity: rows.identity, rows: [])
            return AttritionStep(
                identity: StepIdentity(command: table == .waves ? kind : table.rawValue, show: show),
                persons: StudyFlags.names(persons, "--person"), wave: PlacedName(wave, at: StudyFlags.place("--wave")),
                table: table, characteristics: table == .characteristics ? rows : empty)
        }
    }
}
