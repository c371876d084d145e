import Estimation
import Formula
import Frame
import Results
import Survey
import Testing

@Suite("A table of models")
struct ModelTableTests {
    static let frame: DataFrame = {
        func numbers(_ name: String, _ value: (Int) -> Double) -> Column {
            Column(name: name, values: .numeric((0..<60).map(value)))
        }
        func levels(_ name: String, _ names: [String], _ code: (Int) -> Int) -> Column {
            Column(
                name: name,
                values: .categorical(
                    (0..<60).map { Int32(code($0)) }, CategoricalLevels(names.map { CategoricalLevel($0) })))
        }
        return DataFrame(
            rowCount: 60,
            columns: [
                numbers("y") { Double(($0 * 7919) % 101) / 10 }, numbers("x") { Double(($0 * 104_729) % 53) / 7 },
                numbers("count") { Double($0 % 4) }, levels("g", ["a", "b", "c"]) { ($0 * 31 / 7) % 3 },
                levels("h", ["no", "yes"]) { ($0 * 17 / 5) % 2 }, numbers("psu") { Double($0 / 6) },
            ])
    }()

    static func table(
        _ formulas: [String], names: [String]? = nil, _ declaration: DesignDeclaration = DesignDeclaration()
    ) throws -> AnalysisResult {
        let design = try SurveyDesign(declaration, in: frame) { row, _ in SourcePosition(file: "t", line: row) }
        let models = try formulas.enumerated().map { index, formula in
            ModelTableRequest.Model(name: names?[index] ?? "m\(index)", formulas: [try ModelFormula(formula)])
        }
        return design.modelTable(
            ModelTableRequest(models: models, specification: RegressionSpecification(family: .gaussian)), in: frame,
            where: [Bool](repeating: true, count: 60), id: "m", language: "en")
    }

    @Test(
        "Rows lost to a transformation that does not exist are counted, wherever it stands",
        arguments: ["y ~ log(count) + x", "log(count) ~ x", "y ~ x + offset(log(count))"])
    func lostRows(formula: String) throws {
        let table = try Self.table([formula, "y ~ g"])
        let exclusions = table.notes.compactMap { note -> [Note.Exclusion]? in
            if case .exclusions(nil, let list) = note { return list }
            return nil
        }
        #expect(
            exclusions == [[.init(variable: "log(count)", label: "log(count)", reason: "invalid", count: 15)]])
        // All columns rest on the same rows.
        let n = table.statistics.filter { $0.name == .n && $0.variable == nil }
        #expect(n.map(\.value) == [45, 45])
    }

    @Test("Every coefficient of an interaction, with or without main effects, has a row")
    func interactions() throws {
        func levels(_ formula: String, _ term: String) throws -> [String] {
            let table = try Self.table([formula])
            let shown = table.labels.variables.first { $0.name == term }?.levels.map(\.name) ?? []
            let known = table.statistics.filter { $0.name == .coefficient && $0.variable == term }.compactMap(\.level)
            #expect(shown == known)
            return shown
        }
        #expect(try levels("y ~ g*h", "g:h") == ["b:yes", "c:yes"])
        #expect(try levels("y ~ x:g", "x:g") == ["a", "b", "c"])
        #expect(try levels("y ~ g:h", "g:h").count == 6)
        #expect(try levels("y ~ g + g:h", "g:h") == ["a:yes", "b:yes", "c:yes"])
    }

    @Test("A model of the intercept alone shows it")
    func interceptOnly() throws {
        #expect(try Self.table(["y ~ 1"]).labels.variables.map(\.name) == ["(Intercept)"])
        #expect(try Self.table(["y ~ 1", "y ~ x"]).labels.variables.map(\.name) == ["x"])
    }

    @Test("More coefficients than the design has degrees of freedom for are refused, beside models that are not")
    func tooFewDegreesOfFreedom() throws {
        let design = DesignDeclaration(clusters: ["psu"])
        let table = try Self.table(["y ~ x", "y ~ categorical(count)*g"], design)
        #expect(
            table.problems == [
                "m, m1 (y ~ categorical(count)*g): the design has 9 degrees of freedom, too few for 12 coefficients. Use "
                    + "fewer predictors."
            ])
        #expect(table.statistics.contains { $0.model == "m0" && $0.p != nil })
        #expect(!table.statistics.contains { $0.model == "m1" })
    }

    @Test("A request whose parts do not fit says so")
    func contradictions() throws {
        func contradictions(_ specification: RegressionSpecification) throws -> [String] {
            let models = [ModelTableRequest.Model(name: "m", formulas: [try ModelFormula("y ~ g + x")])]
            return ModelTableRequest(models: models, specification: specification).contradictions.map(\.description)
        }
        #expect(try contradictions(.init(family: .binomial, event: "yes", references: ["g": "b"])) == [])
        #expect(
            try contradictions(.init(family: .poisson, event: "yes", references: ["gg": "b", "y": "1"])) == [
                "'gg' has a reference but is a predictor of no model.",
                "'y' has a reference but is a predictor of no model.",
                "an event is of binomial models only, but this one is poisson.",
            ])
    }
}
