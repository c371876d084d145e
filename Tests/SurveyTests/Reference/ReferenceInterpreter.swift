import Estimation
import Formula
import Frame
import LinearAlgebra
import Survey
import TestSupport

/// Evaluates the expressions of the reference files with this package.
struct ReferenceInterpreter {
    let id: String

    func evaluate(_ text: String) throws -> ReferenceObject {
        if ReferenceStudy.isReplicated(text), let study = try ReferenceStudy.named(text, case: id) {
            return .design(study)
        }
        if text.hasPrefix("withReplicates(") { return try withReplicates(text) }
        if text.hasPrefix("sapply(c('E','M','H'), function(s) degf(subset(") { return try domainFreedom(text) }
        if text.hasPrefix("anova(svyloglin(") { return try logLinear(text) }
        if text.contains("svykm(") { return try survivalCurve(text) }
        if text.hasPrefix("svyranktest("), text.contains("function(r,N)") { return try rankTest(custom(text)) }
        guard let expression = RExpression.parse(text), case .call(let function, let arguments) = expression else {
            throw NotCovered(reason: "an expression beyond a single call")
        }
        let call = RCall(function: function, arguments: arguments)
        switch function {
        case "degf": return .numbers([try study(call.positional(0)).degreesOfFreedom])
        case "sum" where call.text(0).hasPrefix("weights("):
            guard case .call(_, let inner) = call.positional(0) else { throw NotCovered(reason: "sum") }
            return .numbers([try study(inner[0].value).design.weights.values.reduce(0, +)])
        case "weights": return .weights(try study(call.positional(0)).design.weights.values)
        case "svymean", "svytotal": return try describe(call)
        case "svyvar": return try variance(call)
        case "svyratio": return try ratio(call)
        case "svyby": return try byGroup(call)
        case "svytable": return try table(call)
        case "svycontrast": return try contrast(call)
        case "svycdf": return try distribution(call)
        case "svyquantile": return try quantile(call)
        case "hadamard": return .hadamard(order: Int(call.text(0)) ?? 0)
        case "svyciprop": return try proportion(call)
        case "svychisq": return try independence(call)
        case "svyttest": return try tTest(call)
        case "svyranktest": return try rankTest(call)
        case "svygofchisq": return try goodnessOfFit(call)
        case "svykappa": return try kappa(call)
        case "pFsum": return try weightedSum(call)
        case "svylogrank": return try logRank(call)
        case "svyglm": return try regression(call)
        case "regTermTest": return try termTest(call)
        case "sqrt":
            guard case .byGroup(let estimates, _, _, _) = try evaluate(inner(call.text(0), of: "coef")) else {
                throw NotCovered(reason: "sqrt of something else")
            }
            return .numbers(estimates.values.map { $0.squareRoot() })
        default: throw NotCovered(reason: reason(for: function))
        }
    }

    /// Later issues' methods, by the function of R that has them.
    private func reason(for function: String) -> String {
        switch function {
        case "svyolr": "ordinal models come with the regression chapter"
        case "svyscoretest", "anova", "confint", "AIC", "BIC", "psrsq":
            "score and likelihood tests come with the regression chapter"
        case "predict", "svypredmeans", "marginpred": "margins come with the regression chapter"
        case "svycralpha", "svyprcomp", "cov2cor": "psychometrics are a later chapter"
        case "svycoxph": "proportional hazards come with the regression chapter"
        default: "\(function) is not part of this chapter"
        }
    }

    // MARK: Studies and variables

    func study(_ expression: RExpression) throws -> ReferenceStudy {
        switch expression {
        case .name(let name):
            guard let study = try ReferenceStudy.named(name, case: id) else {
                throw NotCovered(reason: "design \(name) needs a kind of design that comes later")
            }
            return study
        case .call("rake", _) where id == "rake_rep":
            guard let study = try ReferenceStudy.named("rclus1", case: id) else { throw NotCovered(reason: "rclus1") }
            return try study.adjusted(by: [.raked([ReferenceStudy.schoolTypes, ReferenceStudy.schoolWide])])
        case .call("svydesign", _) where id.hasPrefix("fpc_"): return try ReferenceStudy.smallPopulation(id)
        case .call("subset", let arguments):
            return try study(arguments[0].value).restricted(to: arguments[1].text)
        default: throw NotCovered(reason: "a design made within the expression")
        }
    }

    /// The variables of a one-sided formula, categories as indicators.
    func variables(_ formula: String, in study: ReferenceStudy) throws -> [NumericVariable] {
        try formula.split(separator: "+").flatMap { term -> [NumericVariable] in
            let name = term.filter { $0 != " " }
            if name.hasPrefix("interaction(") {
                let names = name.dropFirst("interaction(".count).dropLast().split(separator: ",").map(String.init)
                return indicators(crossed(names.map { study.frame[$0]!.categories }), name: name)
            }
            if name.hasPrefix("factor(") {
                let column = study.frame[String(name.dropFirst(7).dropLast())]!
                return indicators(column.categories, name: name)
            }
            guard let column = study.frame[name] else { throw NotCovered(reason: "variable \(name)") }
            if let doubles = column.doubles { return [NumericVariable(name, doubles)] }
            return indicators(column.categories, name: name)
        }
    }

    private func indicators(_ categories: CategoryCodes, name: String) -> [NumericVariable] {
        categories.levels.indices.map { level in
            NumericVariable(
                name + categories.levels[level].code,
                categories.codes.map { $0 < 0 ? .nan : $0 == Int32(level) ? 1 : 0 })
        }
    }

    /// Crossed categories, the first variable varying fastest, as R crosses them.
    func crossed(_ parts: [CategoryCodes]) -> CategoryCodes {
        var result = parts[0]
        for part in parts.dropFirst() {
            let width = Int32(result.levels.count)
            let codes = zip(result.codes, part.codes).map { $0 < 0 || $1 < 0 ? -1 : $0 + $1 * width }
            let levels = part.levels.flatMap { outer in
                result.levels.map { CategoricalLevel("\($0.code).\(outer.code)") }
            }
            result = CategoryCodes(codes: codes, levels: CategoricalLevels(levels))
        }
        return result
    }

    /// The text inside `function( … )`.
    func inner(_ text: String, of function: String) throws -> String {
        guard text.hasPrefix(function + "("), text.hasSuffix(")") else { throw NotCovered(reason: text) }
        return String(text.dropFirst(function.count + 1).dropLast())
    }
}

/// A call of R with its arguments by name and place.
struct RCall {
    let function: String
    let arguments: [RExpression.RArgument]

    func positional(_ index: Int) -> RExpression {
        let unnamed = arguments.filter { $0.name == nil }
        return unnamed.indices.contains(index) ? unnamed[index].value : .name("")
    }

    func text(_ index: Int) -> String {
        let unnamed = arguments.filter { $0.name == nil }
        return unnamed.indices.contains(index) ? unnamed[index].text : ""
    }

    func named(_ name: String) -> RExpression? { arguments.first { $0.name == name }?.value }
    func namedText(_ name: String) -> String? { arguments.first { $0.name == name }?.text }

    /// The text of the formula at `index`, without its tilde.
    func formula(_ index: Int) -> String? {
        if case .formula(let text) = positional(index) { return text }
        return nil
    }
}
