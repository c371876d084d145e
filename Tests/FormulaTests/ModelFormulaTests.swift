import Testing

@testable import Formula

@Suite("A model formula")
struct ModelFormulaTests {
    @Test("Its variables, once each: the outcome, predictors, offsets")
    func variableNames() throws {
        let formula = try ModelFormula("y ~ b*a + log(a) + offset(log(t)) + categorical(b)")
        #expect(formula.variableNames == ["y", "b", "a", "t"])
    }

    @Test("The crude model of a term keeps outcome, offset and intercept")
    func crude() throws {
        let formula = try ModelFormula("log(y) ~ a*b + offset(t) - 1")
        let crude = formula.crudeModels[1]
        #expect(crude.source == "log(y) ~ b")
        #expect(crude.outcome == formula.outcome)
        #expect(crude.terms.map(\.name) == ["b"])
        #expect(!crude.hasIntercept)
        #expect(crude.offsets.map(\.name) == ["t"])
        #expect(formula.crudeModels.map(\.source) == ["log(y) ~ a", "log(y) ~ b"], "an interaction has no crude model")
    }

    @Test("A variable and its transforms are different terms")
    func transforms() throws {
        let formula = try ModelFormula("y ~ a + log(a) + categorical(a) + a:log(a)")
        #expect(formula.terms.map(\.name) == ["a", "log(a)", "categorical(a)", "a:log(a)"])
    }
}
