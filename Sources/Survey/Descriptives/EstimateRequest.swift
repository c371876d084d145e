public import Results

/// What is asked of a table of estimates.
public struct EstimateRequest: Sendable {
    /// A quantity of the population, and the variables it is of.
    public enum Quantity: Sendable, Equatable {
        case mean(String)
        /// The share of every level.
        case proportion(String)
        /// A total: of a number, or the weighted count of every level of a categorical variable.
        case total(String)
        case ratio(numerator: String, denominator: String)
        case median(String)

        var isMedian: Bool {
            if case .median = self { return true }
            return false
        }

        /// What the statistic is called.
        var name: StatisticName {
            switch self {
            case .mean: .mean
            case .proportion: .proportion
            case .total: .total
            case .ratio: .ratio
            case .median: .median
            }
        }

        /// The variables the quantity reads.
        public var variables: [String] {
            switch self {
            case .mean(let name), .proportion(let name), .total(let name), .median(let name): [name]
            case .ratio(let numerator, let denominator): [numerator, denominator]
            }
        }
    }

    public let quantities: [Quantity]
    /// The variable whose levels are the domains; `nil` for the whole population.
    public let by: String?
    /// The coverage of intervals.
    public let level: Double
    /// Bias-reduced standard errors are for means and proportions of rows in memory; see ``refusal(by:inMemory:)``.
    public let inference: Inference

    public init(quantities: [Quantity], by: String?, level: Double = 0.95, inference: Inference = Inference()) {
        self.quantities = quantities
        self.by = by
        self.level = level
        self.inference = inference
    }

    /// Why the standard errors asked for cannot be had, if they cannot.
    ///
    /// - Parameter inMemory: whether all rows are.
    public func refusal(by design: SurveyDesign, inMemory: Bool) -> InferenceError? {
        guard inference.standardErrors == .bellMcCaffrey else { return nil }
        for quantity in quantities {
            switch quantity {
            case .total, .ratio: return .notAMean(quantity: quantity.name.rawValue)
            case .mean, .proportion, .median: continue
            }
        }
        return inMemory ? design.biasReductionRefusal : .rowsNotInMemory
    }
}
