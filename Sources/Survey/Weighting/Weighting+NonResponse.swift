public import Estimation
import Frame

extension Weighting {
    /// Weights adjusted for non-response by weighting classes.
    ///
    /// - Parameters:
    ///   - classes: variables whose combinations are the classes; the last varies fastest, so that classes merge along it
    ///     first. None means one class.
    public func adjustedForNonResponse(
        _ response: ResponseVariable, classes: [String], rule: ResponseClasses = ResponseClasses()
    ) throws(WeightingError) -> AdjustedWeights {
        let status = try status(response)
        let cells = try CodedCells(classes, in: frame, role: "classes", weights: weights)
        // A row of no weight may be in no cell; any will do.
        let index = GroupIndex(codes: cells.codes.map { max(0, $0) }, count: max(1, cells.count))
        let adjusted = try AdjustmentNames(groups: cells).explain { () throws(CalibrationError) in
            try rule.adjust(weights: weights, status: status, cells: index)
        }
        let names = adjusted.classes.map { $0.cells.map { cells.name($0) }.joined(separator: ", ") }
        return AdjustedWeights(
            before: weights, factors: Self.factors(adjusted, status),
            facts: .nonResponse(adjusted, classes: names))
    }

    /// Weights adjusted by fitted propensities of response.
    ///
    /// - Parameter classCount: how many classes of the propensity are made (quantiles); `nil` divides by the
    ///   propensity itself.
    public func adjustedForNonResponse(
        _ response: ResponseVariable, propensity: ResponsePropensitySource, classCount: Int?,
        rule: ResponseClasses = ResponseClasses()
    ) throws(WeightingError) -> AdjustedWeights {
        let status = try status(response)
        let propensities =
            switch propensity {
            case .variable(let name): try numbers(name, role: "propensity")
            case .model(let terms):
                try ResponseModel(terms: terms).propensities(status, weights: weights, in: frame)
            }
        let names = AdjustmentNames(propensity: propensity.name)
        let adjusted = try names.explain { () throws(CalibrationError) -> ResponseAdjustment in
            guard let classCount else {
                return try ResponsePropensity.inverse(weights: weights, status: status, propensities: propensities)
            }
            let cells = try ResponsePropensity.classes(
                weights: weights, status: status, propensities: propensities, count: classCount)
            return try rule.adjust(weights: weights, status: status, cells: cells)
        }
        let classes = adjusted.classes.map { found in
            "\(propensity.name): " + found.cells.map { "class \($0 + 1)" }.joined(separator: ", ")
        }
        return AdjustedWeights(
            before: weights, factors: Self.factors(adjusted, status),
            facts: .nonResponse(adjusted, classes: classes))
    }

    /// The factors, 0 for the ineligible: they would stand for others that do not belong to the population either.
    private static func factors(
        _ adjusted: ResponseAdjustment, _ status: [ResponseStatus]
    ) -> [Double] {
        zip(adjusted.factors, status).map { $1 == .ineligible ? 0 : $0 }
    }

    /// The status of each row.
    private func status(_ response: ResponseVariable) throws(WeightingError) -> [ResponseStatus] {
        guard let column = frame[response.variable] else {
            throw .unknownVariable(role: "response", name: response.variable, known: frame.names)
        }
        let categories = column.categories
        var statusOfLevel = [ResponseStatus](repeating: .nonRespondent, count: categories.levels.count)
        let named: [(levels: [String], status: ResponseStatus)] = [
            (response.respondents, .respondent), (response.ineligible, .ineligible), (response.unknown, .unknown),
        ]
        var seen: [Int: String] = [:]
        for (levels, status) in named {
            for text in levels {
                guard let level = categories.levels.index(named: text) else {
                    throw .unknownLevel(
                        variable: response.variable, level: text, known: categories.levels.map(\.name), total: nil)
                }
                if seen[level] != nil { throw .statusTwice(variable: response.variable, level: text) }
                seen[level] = text
                statusOfLevel[level] = status
            }
        }
        return categories.codes.map { $0 < 0 ? .nonRespondent : statusOfLevel[Int($0)] }
    }
}
