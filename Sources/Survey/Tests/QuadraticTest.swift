import LinearAlgebra
import Probability
import Results

/// A statistic X² that, were the sample simple, would be a χ², and under the design is Σ δᵢχ²ᵢ with the generalized design
/// effects δ as weights (Rao & Scott 1981, 1984): Pearson's of a table or of given shares, and those of log-linear models.
public struct QuadraticTest: Sendable {
    /// X², of as many respondents as there are.
    public let statistic: Double
    /// tr Δ and tr Δ².
    let trace: Double
    let traceOfSquare: Double
    /// The eigenvalues δ of Δ, the largest first; as many as X² has degrees of freedom in a simple random sample.
    public let designEffects: [Double]
    /// ν of the design.
    public let degreesOfFreedom: Double

    /// - Parameters:
    ///   - multinomial: the covariance of the contrasts in a simple random sample; inverted on its range.
    ///   - design: their covariance under the design, in the same basis.
    init(statistic: Double, multinomial: Matrix, design: Matrix, degreesOfFreedom: Double) {
        self.statistic = statistic
        self.degreesOfFreedom = degreesOfFreedom
        guard multinomial.isFinite, design.isFinite else {
            (trace, traceOfSquare, designEffects) = (.nan, .nan, [])
            return
        }
        let eigen = SymmetricEigen(multinomial)
        let rank = eigen.rank()
        // Δ is similar to the symmetric W·design·Wᵀ, with W = Λ^(−½)Qᵀ on the range.
        let first = eigen.values.count - rank
        let whitening = Matrix(rows: rank, columns: eigen.values.count) { row, column in
            eigen.vectors[column, first + row] / eigen.values[first + row].squareRoot()
        }
        let delta = whitening.conjugating(design)
        trace = delta.diagonal.reduce(0, +)
        traceOfSquare = delta.storage.reduce(0) { $0 + $1 * $1 }
        designEffects = rank > 0 ? SymmetricEigen(delta).values.reversed().map { max(0, $0) } : []
    }

    /// d = (tr Δ)²/tr Δ², Satterthwaite's degrees of freedom.
    public var effectiveDF: Double { trace * trace / traceOfSquare }

    /// The second-order correction as an F (Rao & Scott 1984; Thomas & Rao 1987): F = X²/tr Δ on d and d·ν degrees of
    /// freedom.
    public func raoScottF() -> TestResult { secondOrderF(.raoScottF) }

    func secondOrderF(_ kind: TestKind) -> TestResult {
        let numerator = effectiveDF
        let denominator = numerator * degreesOfFreedom
        let value = statistic / trace
        let distribution = FDistribution(numeratorDF: numerator, denominatorDF: denominator)
        return TestResult(
            kind: kind, statistic: value, numeratorDF: numerator, denominatorDF: denominator,
            p: distribution.upperTail(value))
    }

    /// The second-order correction as a χ²: X²·tr Δ/tr Δ² on d.
    func secondOrderChiSquared(_ kind: TestKind) -> TestResult {
        let value = statistic * trace / traceOfSquare
        return TestResult(
            kind: kind, statistic: value, numeratorDF: effectiveDF, denominatorDF: .infinity,
            p: ChiSquared(degreesOfFreedom: effectiveDF).upperTail(value))
    }

    /// The first-order form: X², referred after division by the mean generalized design effect to χ² with (r − 1)(c − 1)
    /// degrees of freedom, or as many contrasts as have respondents.
    public func raoScottChiSquared() -> TestResult {
        reported(.raoScottChiSquared) { ChiSquared(degreesOfFreedom: $1).upperTail($0 * $1 / trace) }
    }

    /// X² against the distribution of Σ δᵢχ²ᵢ/(χ²_{dν}/dν) by the saddlepoint approximation; the denominator, with the
    /// degrees of freedom of Rao & Scott's F, stands for the uncertainty of the design effects.
    public func saddlepoint() -> TestResult {
        reported(.raoScottSaddlepoint) { value, _ in
            let (sum, point) = mixture(exceeding: value)
            return sum.saddlepointUpperTail(point)
        }
    }

    /// The same by numerical inversion; see ``Probability/ChiSquaredSum/upperTail(_:)``.
    public func exact() -> TestResult {
        reported(.raoScottExact) { value, _ in
            let (sum, point) = mixture(exceeding: value)
            return sum.upperTail(point)
        }
    }

    private func mixture(exceeding value: Double) -> (sum: ChiSquaredSum, point: Double) {
        ChiSquaredSum(weights: designEffects).over(denominatorDF: effectiveDF * degreesOfFreedom, exceeding: value)
    }

    /// X² with its degrees of freedom in a simple random sample, and a p-value.
    private func reported(_ kind: TestKind, _ p: (_ statistic: Double, _ freedom: Double) -> Double) -> TestResult {
        let freedom = Double(designEffects.count)
        let isKnown = statistic.isFinite && trace > 0 && degreesOfFreedom > 0
        return TestResult(
            kind: kind, statistic: statistic, numeratorDF: freedom, denominatorDF: .infinity,
            p: isKnown ? p(statistic, freedom) : .nan)
    }
}
