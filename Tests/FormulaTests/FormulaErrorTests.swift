import Testing

@testable import Formula

@Suite("What a wrong formula is told")
struct FormulaErrorTests {
    @Test(
        "Every message, word by word",
        arguments: [
            (
                .unexpected(found: "the end", expected: "a variable", formula: "y ~ ", column: 5),
                "formula 'y ~ ', character 5: found the end where a variable is expected."
            ),
            (
                .unknownFunction(name: "lgo", formula: "y ~ lgo(x)", column: 5),
                "formula 'y ~ lgo(x)', character 5: unknown function 'lgo'. Did you mean 'log'?"
            ),
            (
                .unknownFunction(name: "poly", formula: "y ~ poly(x)", column: 5),
                "formula 'y ~ poly(x)', character 5: unknown function 'poly'. "
                    + "Known functions: log, sqrt, exp, square, categorical, offset."
            ),
            (
                .noOutcome(formula: "age + sex"),
                "formula 'age + sex': the outcome is missing. Write it as: outcome ~ exposure + age + sex."
            ),
            (
                .nothingToEstimate(formula: "y ~ 0"),
                "formula 'y ~ 0': it has neither an intercept nor a predictor, so nothing can be estimated. "
                    + "Add a predictor, or leave the intercept in."
            ),
            (
                .outcomeAsPredictor(variable: "y", formula: "y ~ x + y"),
                "formula 'y ~ x + y': 'y' is the outcome and a predictor as well. Leave it out on the right."
            ),
            (
                .tooManyTerms(limit: 1000, formula: "y ~ x", column: 9),
                "formula 'y ~ x', character 9: the products up to here make more than 1000 terms. Cross fewer variables."
            ),
            (.offsetNotNumeric(variable: "log(t)"), "the offset 'log(t)' must be a number for every row."),
            (
                .unknownVariable(name: "aeg", known: ["age", "sex"]),
                "no variable is called 'aeg'. Did you mean 'age'?"
            ),
            (.unknownVariable(name: "income", known: ["age", "sex"]), "no variable is called 'income'."),
            (
                .transformOfCategories(variable: "sex", function: "log"),
                "log(sex): 'sex' is categorical; log needs numbers."
            ),
            (
                .notANumber(variable: "sex", use: "the outcome of a gaussian model"),
                "'sex' is categorical, but the outcome of a gaussian model needs a number."
            ),
            (
                .unknownReference(variable: "sex", level: "gril", known: ["boy", "girl"]),
                "'gril' is not a level of 'sex', so it cannot be its reference. Did you mean 'girl'?"
            ),
            (
                .unknownReference(variable: "sex", level: "3", known: ["boy", "girl"]),
                "'3' is not a level of 'sex', so it cannot be its reference. Its levels are boy, girl."
            ),
            (
                .tooManyLevels(variable: "name", count: 201, example: "Li"),
                "'name' holds 201 different values (such as 'Li'): too many for categories. "
                    + "Declare it numeric in the codebook, or leave it out."
            ),
            (
                .tooManyLevels(variable: "name", count: 201, example: nil),
                "'name' holds 201 different values: too many for categories. "
                    + "Declare it numeric in the codebook, or leave it out."
            ),
            (
                .oneLevel(variable: "hukou", level: "rural"),
                "'hukou' has only one level ('rural') among the rows analysed, so nothing can be compared. "
                    + "Leave it out, or check the population."
            ),
            (
                .oneLevel(variable: "hukou", level: nil),
                "'hukou' has only one level among the rows analysed, so nothing can be compared. "
                    + "Leave it out, or check the population."
            ),
            (
                .noRows(formula: "y ~ x", empty: []),
                "formula 'y ~ x': no row analysed has a value for every variable. "
                    + "Look at the missing values with `lbc describe`."
            ),
            (
                .noRows(formula: "y ~ x", empty: ["x", "y"]),
                "formula 'y ~ x': no row analysed has a value for every variable: 'x', 'y' have none at all. "
                    + "Look at the missing values with `lbc describe`."
            ),
        ] as [(FormulaError, String)])
    func message(error: FormulaError, text: String) {
        #expect("\(error)" == text)
    }
}
