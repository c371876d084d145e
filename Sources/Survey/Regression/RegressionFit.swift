public import Formula
public import Frame
import LinearAlgebra

/// A regression fitted under a survey design.
public struct RegressionFit: Sendable {
    public let formula: ModelFormula
    /// What each design column stands for.
    public let columns: [ColumnMeaning]
    /// Rows of the domain left out because a variable is missing.
    public let exclusions: [ModelFrame.Exclusion]
    public let specification: RegressionSpecification
    /// The event of a binomial model of a categorical outcome.
    public let event: CategoricalLevel?
    /// The estimated coefficients with their design covariance. Their degrees of freedom are the design's plus one less
    /// the number of coefficients, as R's `svyglm` takes them; with bias-reduced standard
    /// errors each has Satterthwaite's of its own.
    public let coefficients: Estimates
    /// The design columns of the coefficients.
    public let estimatedColumns: [Int]
    /// Rows analysed, with positive weight.
    public let n: Int
    /// Rows analysed with the event; `nil` when the outcome is not binary.
    public let events: Int?
    /// Primary units minus strata among the rows analysed.
    public let designDegreesOfFreedom: Double
    /// The mean weight of the rows analysed.
    public let meanWeight: Double
    /// Σw·d(y, μ̂) with weights of mean 1.
    public let deviance: Double
    public let iterations: Int
    public let conditionNumber: Double

    /// The columns of levels that lie, or whose reference lies, within a single sampling unit: their variance is unknown.
    public var singleUnitColumns: [ColumnMeaning] = []
    /// How many replicates the design has; 0 of others.
    var replicateCount = 0

    /// The columns left out because they are combinations of others.
    public var aliased: [ColumnMeaning] {
        columns.indices.filter { !estimatedColumns.contains($0) }.map { columns[$0] }
    }

    /// The position among the estimates of a design column, if it is estimated.
    public func estimate(ofColumn column: Int) -> Int? {
        estimatedColumns.firstIndex(of: column)
    }
}

extension RegressionFit {
    /// The Wald F test that all coefficients of a term are zero, on the model's residual degrees of freedom.
    ///
    /// - Returns: `nil` when none of the term's coefficients is estimated.
    public func waldTest(ofTerm term: Int, denominatorDF: Double? = nil) -> TestResult? {
        waldTest(ofTerms: [term], denominatorDF: denominatorDF)
    }

    /// The joint Wald F test of several terms.
    public func waldTest(ofTerms terms: [Int], denominatorDF: Double? = nil) -> TestResult? {
        let indices = estimatedColumns.indices.filter { index in
            columns[estimatedColumns[index]].term.map(terms.contains) ?? false
        }
        guard !indices.isEmpty else { return nil }
        return coefficients.selecting(indices).waldTest(denominatorDF: denominatorDF)
    }
}
