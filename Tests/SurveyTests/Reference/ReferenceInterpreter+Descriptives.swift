import Estimation
import Frame
import LinearAlgebra
import Results
import Survey
import TestSupport

import func Glibc.log

extension ReferenceInterpreter {
    func describe(_ call: RCall) throws -> ReferenceObject {
        guard let formula = call.formula(0) else { throw NotCovered(reason: "a formula made within the expression") }
        let study = try study(call.positional(1))
        let variables = try variables(formula, in: study)
        let groups = study.groups.complete(variables)
        let isMean = call.function == "svymean"
        let estimates =
            isMean ? study.design.means(of: variables, by: groups) : study.design.totals(of: variables, by: groups)
        return .estimates(
            estimates, degf: study.degreesOfFreedom,
            designEffects: designEffects(call, study, variables, groups, isMean))
    }

    private func designEffects(
        _ call: RCall, _ study: ReferenceStudy, _ variables: [NumericVariable], _ groups: GroupIndex, _ isMean: Bool
    ) -> [Double] {
        guard let deff = call.named("deff") else { return [] }
        let replace = deff == .string("replace")
        return isMean
            ? study.design.meanDesignEffects(of: variables, by: groups, withReplacement: replace)
            : study.design.totalDesignEffects(of: variables, by: groups, withReplacement: replace)
    }

    func variance(_ call: RCall) throws -> ReferenceObject {
        guard let formula = call.formula(0) else { throw NotCovered(reason: "a formula made within the expression") }
        let study = try study(call.positional(1))
        let variables = try variables(formula, in: study)
        let groups = study.groups.complete(variables)
        if variables.count == 1 {
            return .estimates(
                study.design.variances(of: variables, by: groups), degf: study.degreesOfFreedom, designEffects: [])
        }
        // A covariance is the mean of products of deviations, times n/(n − 1).
        let means = study.design.means(of: variables, by: groups)
        let factor = Double(means.counts[0]) / Double(means.counts[0] - 1)
        var products: [NumericVariable] = []
        for (i, a) in variables.enumerated() {
            for (j, b) in variables.enumerated() {
                let values = zip(a.values, b.values).map { factor * ($0 - means.values[i]) * ($1 - means.values[j]) }
                products.append(NumericVariable("\(a.name):\(b.name)", values))
            }
        }
        return .estimates(
            study.design.means(of: products, by: groups), degf: study.degreesOfFreedom, designEffects: [])
    }

    func ratio(_ call: RCall) throws -> ReferenceObject {
        guard let y = call.formula(0), let x = call.formula(1) else { throw NotCovered(reason: "ratio") }
        let study = try study(call.positional(2))
        let numerator = try variables(y, in: study)
        let denominator = try variables(x, in: study)
        let isComplete = (numerator + denominator).allSatisfy { variable in
            study.domain.indices.allSatisfy { !study.domain[$0] || !variable.values[$0].isNaN }
        }
        if !isComplete, call.named("na.rm") == nil {
            throw NotCovered(reason: "R gives NA where values are missing; here they are left out and counted")
        }
        return .estimates(
            study.design.ratios(of: numerator[0], over: denominator[0], by: study.groups), degf: study.degreesOfFreedom,
            designEffects: [])
    }

    func byGroup(_ call: RCall) throws -> ReferenceObject {
        let by: String
        let study: ReferenceStudy
        var function = "svymean"
        if case .formula(let text)? = call.named("by") {
            by = text
            study = try self.study(call.named("design") ?? .name(""))
            function = call.namedText("FUN") ?? function
        } else {
            by = call.formula(1) ?? ""
            study = try self.study(call.positional(2))
            function = call.text(3)
        }
        guard let formula = call.formula(0) else { throw NotCovered(reason: "a formula made within the expression") }
        let variables = try variables(formula, in: study)
        let parts = by.split(separator: "+").map { study.frame[$0.filter { $0 != " " }]!.categories }
        let groups = domainGroups(crossed(parts), study)
        let names = parts.isEmpty ? [] : groups.names
        let estimates: Estimates
        var effects: [Double] = []
        switch function {
        case "svymean", "svytotal":
            let isMean = function == "svymean"
            let complete = groups.index.complete(variables)
            estimates =
                isMean
                ? study.design.means(of: variables, by: complete, groupNames: names)
                : study.design.totals(of: variables, by: complete, groupNames: names)
            effects = designEffects(call, study, variables, complete, isMean)
        case "svyvar":
            estimates = study.design.variances(of: variables, by: groups.index.complete(variables), groupNames: names)
        case "svyratio":
            guard case .formula(let denominator)? = call.named("denominator") else { throw NotCovered(reason: "ratio") }
            estimates = study.design.ratios(
                of: variables[0], over: try self.variables(denominator, in: study)[0], by: groups.index,
                groupNames: names)
        case "unwtd.count":
            let counts = study.design.means(of: variables, by: groups.index.complete(variables)).counts.map(Double.init)
            return .numbers(counts + counts.map { _ in 0 })
        case "svyquantile": return try quantilesByGroup(call, study, variables[0], groups.index)
        default: throw NotCovered(reason: "\(function) by group comes with the survey engine's estimates")
        }
        return .byGroup(estimates, degf: study.degreesOfFreedom, groups: names.map { [$0] }, designEffects: effects)
    }

    /// Groups of the domain; combinations that do not occur are left out, as R does.
    private func domainGroups(
        _ categories: CategoryCodes, _ study: ReferenceStudy
    ) -> (index: GroupIndex, names: [String]) {
        var occurs = [Bool](repeating: false, count: categories.levels.count)
        for row in study.domain.indices where study.domain[row] && categories.codes[row] >= 0 {
            occurs[Int(categories.codes[row])] = true
        }
        let kept = occurs.indices.filter { occurs[$0] }
        let codes = study.domain.indices.map { row -> Int32 in
            guard study.domain[row], categories.codes[row] >= 0 else { return -1 }
            return Int32(kept.firstIndex(of: Int(categories.codes[row]))!)
        }
        return (GroupIndex(codes: codes, count: kept.count), kept.map { categories.levels[$0].code })
    }

    func table(_ call: RCall) throws -> ReferenceObject {
        guard let formula = call.formula(0) else { throw NotCovered(reason: "table") }
        let study = try study(call.positional(1))
        let names = formula.split(separator: "+").map { $0.filter { $0 != " " } }
        let rows = study.frame[names[0]]!.categories
        let columns = study.frame[names[1]]!.categories
        let sums = study.design.levels(
            columns.codes, levelCount: columns.levels.count,
            by: GroupIndex(codes: rows.codes, count: rows.levels.count))
        return .numbers(
            rows.levels.indices.flatMap { row in columns.levels.indices.map { sums.weight(row, $0) } })
    }

    func contrast(_ call: RCall) throws -> ReferenceObject {
        let base: Estimates
        let degf: Double
        switch try evaluate(call.text(0)) {
        case .estimates(let estimates, let df, _), .byGroup(let estimates, let df, _, _): (base, degf) = (estimates, df)
        default: throw NotCovered(reason: "contrast of something else")
        }
        switch call.text(1) {
        case "c(api00=1,api99=-1)", "quote(`1`-`0`)":
            let sign = call.text(1).hasPrefix("c") ? 1.0 : -1.0
            let matrix = Matrix(rows: 1, columns: 2) { $1 == 0 ? sign : -sign }
            return .estimates(base.contrasts(matrix, names: ["contrast"]), degf: degf, designEffects: [])
        case "c(E=1,M=-1)":
            let matrix = Matrix(rows: 1, columns: 3) { [1, 0, -1][$1] }
            return .estimates(base.contrasts(matrix, names: ["contrast"]), degf: degf, designEffects: [])
        case "quote(log(api00/api99))":
            let values = base.values
            let gradient = Matrix(rows: 1, columns: 2) { $1 == 0 ? 1 / values[0] : -1 / values[1] }
            let transformed = base.transformed([log(values[0] / values[1])], gradient: gradient, names: ["contrast"])
            return .estimates(transformed, degf: degf, designEffects: [])
        default: throw NotCovered(reason: "contrast \(call.text(1))")
        }
    }

    func distribution(_ call: RCall) throws -> ReferenceObject {
        guard let formula = call.formula(0) else { throw NotCovered(reason: "distribution") }
        let study = try study(call.positional(1))
        return .distribution(
            values: try variables(formula, in: study)[0].values, weights: study.design.weights.values)
    }

    func quantile(_ call: RCall) throws -> ReferenceObject {
        guard let formula = call.formula(0), call.named("interval.type") == nil, call.named("qrule") == nil else {
            throw NotCovered(reason: "other definitions of quantiles come with the survey engine's estimates")
        }
        let study = try study(call.positional(1))
        let values = try variables(formula, in: study)[0].values
        if id.hasPrefix("quant_") || id.hasPrefix("q_d_") {
            // Quantile, interval and standard error, one row each.
            let estimates = study.design.quantileEstimates(
                of: values, at: try probabilities(call.text(2)), by: study.groups, group: 0)
            return .numbers(
                estimates.flatMap { [$0.value, $0.interval.lower, $0.interval.upper, $0.standardError] })
        }
        return .numbers(study.design.quantiles(of: values, at: try probabilities(call.text(2)), by: study.groups)[0])
    }

    private func quantilesByGroup(
        _ call: RCall, _ study: ReferenceStudy, _ variable: NumericVariable, _ groups: GroupIndex
    ) throws -> ReferenceObject {
        let wanted = try probabilities(call.namedText("quantiles") ?? "")
        let quantiles = study.design.quantiles(of: variable.values, at: wanted, by: groups)
        return .numbers(wanted.indices.flatMap { index in quantiles.map { $0[index] } })
    }

    private func probabilities(_ text: String) throws -> [Double] {
        if let single = Double(text) { return [single] }
        return try inner(text, of: "c").split(separator: ",").map { Double($0.filter { $0 != " " }) ?? .nan }
    }
}
