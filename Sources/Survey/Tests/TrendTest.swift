public import Estimation
import Results

extension SurveyDesign {
    /// Tests for a linear trend between two sets of scores: linear-by-linear association (Agresti 2013, §3.4.1), and with y
    /// yes or no Cochran & Armitage's trend in proportions (Armitage 1955).
    ///
    /// The score statistic of a slope of zero is the weighted covariance U = Σw(x − x̄)(y − ȳ)/Σw; the influence of a row is
    /// w((x − x̄)(y − ȳ) − U)/Σw, and t = U/SE(U) on the design's ν degrees of freedom. In a large simple random sample
    /// t² is the classical (n − 1)r² (Mantel 1963).
    ///
    /// - Parameters:
    ///   - y: numbers, or scores of ordered levels; NaN where missing.
    ///   - x: the scores of the groups; NaN where missing.
    ///   - domain: the rows of its group 0 take part.
    public func trend(_ y: [Double], along x: [Double], in domain: GroupIndex) -> Result<TestResult, NoTest> {
        let codes = domain.codes.indices.map {
            domain.codes[$0] == 0 && !y[$0].isNaN && !x[$0].isNaN ? Int32(0) : -1
        }
        let complete = GroupIndex(codes: codes, count: 1)
        let (ySums, xSums) = (moments(of: y, by: complete), moments(of: x, by: complete))
        guard ySums.count(0) > 0 else { return .failure(NoTest(.noValues)) }
        guard xSums.variance(0) > 0 else { return .failure(NoTest(.oneGroup)) }
        guard ySums.variance(0) > 0 else { return .failure(NoTest(.oneLevel)) }
        let (meanY, meanX) = (ySums.mean(0), xSums.mean(0))
        let products = codes.indices.map { codes[$0] == 0 ? (x[$0] - meanX) * (y[$0] - meanY) : .nan }
        let sums = moments(of: products, by: complete)
        let column = EstimateColumn(
            name: "", value: sums.mean(0), influence: sums.meanInfluence(0, isLinear: true), count: sums.count(0))
        let slope = Estimates([column], design: self) { sums.hasRows(unit: $0, group: 0) }
        guard slope.degreesOfFreedom > 0, slope.standardErrors[0] > 0 else {
            return .failure(NoTest(.tooFewDegreesOfFreedom))
        }
        return .success(slope.tTest().named(.trendT))
    }
}
