import Estimation
import Formula
import Frame
import Survey
import Testing

/// Models that must not print a number: each is refused with its reason.
@Suite("Regressions that are refused")
struct RegressionErrorTests {
    private func column(_ name: String, _ values: [Double]) -> Column { Column(name: name, values: .numeric(values)) }

    private func levels(_ name: String, _ codes: [Int32], _ names: [String]) -> Column {
        Column(name: name, values: .categorical(codes, CategoricalLevels(names.map { CategoricalLevel($0) })))
    }

    private func message(
        _ formula: String, _ family: Family, event: String? = nil, _ columns: [Column]
    ) -> String {
        do {
            let frame = DataFrame(rowCount: columns[0].count, columns: columns)
            let design = try SurveyDesign(DesignDeclaration(), in: frame) { row, _ in
                SourcePosition(file: "t", line: row)
            }
            let fit = try design.regress(
                try ModelFormula(formula), RegressionSpecification(family: family, event: event), in: frame
            ) { _ in true }
            return "(fitted: \(fit.coefficients.values))"
        } catch {
            return "\(error)"
        }
    }

    @Test func outcomeWithOneLevel() {
        #expect(
            message("y ~ x", .binomial, [column("y", [1, 1, 1, 1]), column("x", [1, 2, 3, 4])])
                == "the outcome 'y' is '1' in every row analysed, so nothing can explain it. Check the population and the "
                + "missing values of the predictors.")
    }

    @Test func outcomeWithThreeLevels() {
        let text = message(
            "y ~ x", .binomial, [levels("y", [0, 1, 2, 0], ["low", "mid", "high"]), column("x", [1, 2, 3, 5])])
        #expect(
            text
                == "the outcome 'y' has 3 levels (low, mid, high); a binomial model needs two. Derive a yes/no variable, "
                + "for instance: y == high.")
    }

    @Test func unknownEvent() {
        #expect(
            message(
                "y ~ x", .binomial, event: "sick",
                [levels("y", [0, 1, 1, 0], ["well", "ill"]), column("x", [1, 2, 3, 5])])
                == "'sick' is not a level of the outcome 'y'; its levels are well, ill.")
    }

    @Test func negativeCounts() {
        #expect(
            message("y ~ x", .poisson, [column("y", [1, -2, 3]), column("x", [1, 2, 3])])
                == "the outcome 'y' holds -2.0, which a poisson model cannot have.")
    }

    @Test("Complete separation names the variable and prints no odds ratio")
    func completeSeparation() {
        let text = message(
            "y ~ x + z", .binomial,
            [
                column("y", [0, 0, 0, 0, 1, 1, 1, 1]), column("x", [1, 2, 3, 4, 6, 7, 8, 9]),
                column("z", [1, 0, 1, 0, 0, 1, 1, 0]),
            ])
        #expect(text.hasPrefix("complete separation: x predicts 'y' without error in part of the data"), "\(text)")
    }

    @Test("A level without events is quasi-complete separation of that level")
    func quasiCompleteSeparation() {
        let text = message(
            "y ~ g + x", .binomial,
            [
                column("y", [0, 1, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0]),
                levels("g", [0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1], ["a", "b"]),
                column("x", [1, 2, 4, 3, 1, 3, 2, 2, 1, 4, 3, 2]),
            ])
        #expect(text.hasPrefix("quasi-complete separation: g[b] predicts 'y'"), "\(text)")
    }

    @Test("A strong but overlapping predictor is fitted")
    func nearSeparation() {
        let text = message(
            "y ~ x", .binomial,
            [column("y", [0, 0, 0, 0, 1, 0, 1, 1, 1, 1]), column("x", [1, 2, 3, 4, 5, 5.01, 6, 7, 8, 9])])
        #expect(text.hasPrefix("(fitted"), "\(text)")
    }

    @Test("Columns that are combinations of others are left out and named")
    func aliased() throws {
        let frame = DataFrame(
            rowCount: 6,
            columns: [
                column("y", [1, 3, 2, 5, 4, 6]), column("x", [1, 2, 3, 4, 5, 7]),
                column("double", [2, 4, 6, 8, 10, 14]),
                column("z", [1, 0, 0, 1, 1, 0]),
            ])
        let design = try SurveyDesign(DesignDeclaration(), in: frame) { row, _ in SourcePosition(file: "t", line: row) }
        let fit = try design.regress(
            try ModelFormula("y ~ x + double + z"), RegressionSpecification(family: .gaussian), in: frame
        ) { _ in true }
        #expect(fit.aliased.map(\.name) == ["double"])
        #expect(fit.coefficients.names == ["(Intercept)", "x", "z"])
    }

    @Test("A level nobody has is left out, the others stand")
    func emptyLevel() throws {
        let frame = DataFrame(
            rowCount: 6,
            columns: [column("y", [1, 3, 2, 5, 4, 6]), levels("g", [0, 2, 0, 2, 0, 2], ["a", "b", "c"])])
        let design = try SurveyDesign(DesignDeclaration(), in: frame) { row, _ in SourcePosition(file: "t", line: row) }
        let fit = try design.regress(
            try ModelFormula("y ~ g"), RegressionSpecification(family: .gaussian), in: frame
        ) { _ in true }
        #expect(fit.aliased.map(\.name) == ["g[b]"])
        #expect(fit.coefficients.names == ["(Intercept)", "g[c]"])
    }

    @Test(arguments: [("yes", "no"), ("no", "yes")])
    func yesIsTheEventWhateverItsCode(first: String, second: String) throws {
        let frame = DataFrame(
            rowCount: 8,
            columns: [
                levels("y", [0, 1, 0, 1, 1, 0, 1, 1], [first, second]), column("x", [1, 2, 3, 4, 2, 5, 3, 1]),
            ])
        let design = try SurveyDesign(DesignDeclaration(), in: frame) { row, _ in SourcePosition(file: "t", line: row) }
        let fit = try design.regress(
            try ModelFormula("y ~ x"), RegressionSpecification(family: .binomial), in: frame
        ) { _ in true }
        #expect(fit.event?.name == "yes")
        #expect(fit.events == (first == "yes" ? 3 : 5))
    }

    @Test("A level without events separates a Poisson model, too; one with few does not")
    func poissonSeparation() {
        let x: [Double] = [1, 2, 3, 1, 5, 2, 4, 3, 1, 2, 4, 3]
        let g = levels("g", [0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1], ["a", "b"])
        let text = message(
            "y ~ g + x", .poisson, [column("y", [0, 1, 2, 1, 1, 0, 3, 0, 0, 0, 0, 0]), g, column("x", x)])
        #expect(text.hasPrefix("quasi-complete separation: g[b] predicts 'y'"), "\(text)")
        let fitted = message(
            "y ~ g + x", .poisson, [column("y", [0, 1, 2, 1, 1, 0, 3, 0, 0, 0, 0, 1]), g, column("x", x)])
        #expect(fitted.hasPrefix("(fitted"), "\(fitted)")
    }

    @Test("A reference level of a number is refused")
    func referenceOfNumber() throws {
        let frame = DataFrame(rowCount: 4, columns: [column("y", [1, 2, 3, 5]), column("x", [1, 2, 1, 2])])
        #expect(throws: FormulaError.referenceOfNumbers(variable: "x", level: "2")) {
            try Schema(try ModelFormula("y ~ x"), in: frame, references: ["x": "2"])
        }
        #expect(throws: Never.self) {
            try Schema(try ModelFormula("y ~ categorical(x)"), in: frame, references: ["x": "2"])
        }
    }

    @Test("An event may be named of numbers: 0 against 1 turns every sign")
    func eventOfNumbers() throws {
        func coefficients(_ event: String?) throws -> [Double] {
            let frame = DataFrame(
                rowCount: 8, columns: [column("y", [0, 1, 0, 1, 1, 0, 1, 0]), column("x", [1, 2, 3, 4, 5, 6, 7, 8])])
            let design = try SurveyDesign(DesignDeclaration(), in: frame) { row, _ in
                SourcePosition(file: "t", line: row)
            }
            return try design.regress(
                try ModelFormula("y ~ x"), RegressionSpecification(family: .binomial, event: event), in: frame
            ) { _ in true }.coefficients.values
        }
        let (usual, other) = (try coefficients(nil), try coefficients("0"))
        #expect(try coefficients("1") == usual)
        #expect(zip(usual, other).allSatisfy { abs($0 + $1) < 1e-12 })
    }
}
