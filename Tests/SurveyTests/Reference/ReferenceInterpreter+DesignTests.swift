import Estimation
import Frame
import LinearAlgebra
import Probability
import Results
import Survey
import TestSupport

/// The design-based tests beyond independence, means and ranks.
extension ReferenceInterpreter {
    /// The two-way tests whose p-value R finds from the eigenvalues of Δ.
    ///
    /// R repeats a χ² with ν degrees of freedom ⌊ν⌋ times, or hands ⌊ν⌋ on; here ν stays what it is, so that for the
    /// comparison it is cut as R does.
    ///
    /// - Parameter scale: R takes all rows for n, those with a missing value included, in X² and in its design effects.
    func mixtureTest(_ test: QuadraticTest, scale: Double, isSaddlepoint: Bool) -> ReferenceObject {
        let denominator = test.effectiveDF * test.degreesOfFreedom
        let sum = ChiSquaredSum(
            weights: test.designEffects + [-test.statistic / denominator],
            degreesOfFreedom: test.designEffects.map { _ in 1 } + [denominator.rounded(.down)])
        return .test(
            TestResult(
                kind: isSaddlepoint ? .raoScottSaddlepoint : .raoScottExact, statistic: test.statistic * scale,
                numeratorDF: .nan,
                denominatorDF: .infinity, p: isSaddlepoint ? sum.saddlepointUpperTail(0) : sum.upperTail(0)),
            estimate: nil, interval: [])
    }

    func goodnessOfFit(_ call: RCall) throws -> ReferenceObject {
        guard let formula = call.formula(0) else { throw NotCovered(reason: "formula") }
        let study = try study(call.named("design") ?? .name(""))
        let categories = study.frame[formula]!.categories
        let shares = try numbers(call.namedText("p") ?? "")
        let sums = study.design.levels(
            categories.codes, levelCount: categories.levels.count, by: study.groups)
        let test = try study.design.goodnessOfFit(sums, shares: shares).get()
        // R's X² is of weighted counts: N̂/n times this one, with N̂/n times the scale.
        let pearson = zip(0..<4, shares).reduce(0.0) { total, item in
            let share = sums.proportion(0, item.0)
            return total + (share - item.1) * (share - item.1) / item.1
        }
        let statistic = sums.weight(0) * pearson
        let scale = statistic / test.statistic
        return .test(
            TestResult(
                kind: test.kind, statistic: statistic, numeratorDF: scale, denominatorDF: test.numeratorDF ?? .nan,
                p: test.p), estimate: nil, interval: [])
    }

    func kappa(_ call: RCall) throws -> ReferenceObject {
        guard let formula = call.formula(0) else { throw NotCovered(reason: "formula") }
        let study = try study(call.positional(1))
        let names = formula.split(separator: "+").map { $0.filter { $0 != " " } }
        let (rows, columns) = (study.frame[names[0]]!.categories, study.frame[names[1]]!.categories)
        let sums = study.design.levels(
            columns.codes, levelCount: columns.levels.count,
            by: GroupIndex(codes: rows.codes, count: rows.levels.count))
        return .estimates(study.design.kappa(sums), degf: study.degreesOfFreedom, designEffects: [])
    }

    /// `anova(svyloglin(~a+b+c, design), update(…, ~.^2))`.
    func logLinear(_ text: String) throws -> ReferenceObject {
        guard
            let name = text.split(separator: "svyloglin(~stype+comp.imp+sch.wide, ").dropFirst().first?
                .prefix(while: { $0 != ")" })
        else { throw NotCovered(reason: "another log-linear model") }
        let study = try study(.name(String(name)))
        let parts = ["stype", "comp.imp", "sch.wide"].map { study.frame[$0]!.categories }
        let table = study.design.logLinearTable(
            of: parts.map(\.codes), levelCounts: parts.map { $0.levels.count }, in: study.groups)
        guard let result = table.comparison(of: [[0], [1], [2]], within: [[0, 1], [0, 2], [1, 2]]) else {
            throw NotCovered(reason: "a model that does not converge")
        }
        return .logLinear(result)
    }

    /// `pFsum(x, df=, a=, ddf=, lower.tail=FALSE, method=)`.
    func weightedSum(_ call: RCall) throws -> ReferenceObject {
        let weights = try numbers(call.namedText("a") ?? "")
        let denominator = Double(call.namedText("ddf") ?? "") ?? .infinity
        guard case .string(let method)? = call.named("method") else { throw NotCovered(reason: "pFsum") }
        let sum = ChiSquaredSum(weights: weights)
        return .numbers(
            try numbers(call.text(0)).map { x in
                let (mixture, point) = sum.over(denominatorDF: denominator, exceeding: x)
                switch method {
                case "saddlepoint": return mixture.saddlepointUpperTail(point)
                case "integration": return mixture.upperTail(point)
                default:
                    let scale = sum.variance / (2 * sum.mean)
                    let freedom = sum.mean / scale
                    return FDistribution(numeratorDF: freedom, denominatorDF: denominator).upperTail(
                        x / scale / freedom)
                }
            })
    }

    /// A rank test with a score of one's own, whose text is more than a call of simple arguments.
    func custom(_ text: String) throws -> RCall {
        let parts = text.split(separator: ", test=", maxSplits: 1)
        guard parts.count == 2, parts[1] == "function(r,N) as.numeric(r>N*.75))",
            case .call(let function, let arguments)? = RExpression.parse(parts[0] + ", test=upperQuarter)")
        else { throw NotCovered(reason: "a rank test by other arguments") }
        return RCall(function: function, arguments: arguments)
    }

    private func numbers(_ text: String) throws -> [Double] {
        if let single = Double(text) { return [single] }
        return try inner(text, of: "c").split(separator: ",").map { Double($0.filter { $0 != " " }) ?? .nan }
    }

    // MARK: Survival

    func logRank(_ call: RCall) throws -> ReferenceObject {
        let (study, survival) = try patients()
        let treatment = study.frame["trt"]!.categories
        let groups = GroupIndex(codes: treatment.codes, count: treatment.levels.count)
        let test = try study.design.logRank(survival, by: groups, ties: .efron).get()
        return .numbers([test.statistic, test.p])
    }

    func survivalCurve(_ text: String) throws -> ReferenceObject {
        let (study, survival) = try patients()
        let curve = study.design.survivalCurve(survival, by: study.groups)
        if text.hasPrefix("quantile(") { return .numbers([0.9, 0.75, 0.5].map(curve.quantile)) }
        let times = Array(curve.times.prefix(19))
        let hazards = study.design.cumulativeHazards(survival, at: times, by: study.groups)
        return .survival(times: times, hazards: hazards)
    }

    private func patients() throws -> (ReferenceStudy, SurvivalTimes) {
        let study = try ReferenceStudy(
            file: "pbc_randomized", declaration: .init(weights: "w", strata: ["edema"])
        ) { frame in
            let chances = frame["randprob"]!.doubles!
            frame.set(Column(name: "w", values: .numeric(chances.map { 1 / $0 })))
        }
        let status = study.frame["status"]!.doubles!
        return (study, SurvivalTimes(times: study.frame["time"]!.doubles!, events: status.map { $0 == 2 }))
    }
}
