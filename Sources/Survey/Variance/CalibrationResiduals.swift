public import Estimation
public import LinearAlgebra

/// What a calibration takes out of the influence of a statistic: the part that the auxiliary variables explain, which the
/// calibration has made known (Deville & Särndal 1992, §3; Särndal, Swensson & Wretman 1992, §6.5).
///
/// With d the weights before and w = gd after, the influence z of a row becomes z − w xᵀB with B = A⁻¹ Σ m x z/w. Only the
/// unit totals of z and the sums Σ m x z/w are needed: the latter are the totals of further units of the
/// ``SummationPlan``, to which every row adds under the weights m x.
public struct CalibrationResiduals: Sendable {
    /// Under which weights the auxiliary variables are fitted to the influence z/w.
    public enum Fit: Sendable {
        /// m = d: regression with the weights before the calibration, the variance of the generalized regression
        /// estimator.
        case weighted
        /// m = 1, fitted margin by margin in ten cycles: R survey's residuals after raking by iterative proportional
        /// fitting. Of two margins they are those of the unweighted regression but for some 10⁻⁶ of the standard error.
        case byMargins
    }

    /// The further units, in the order of ``partTotals``' columns.
    let layers: [SummationLayer]
    /// Σ w x by part: parts × p.
    private let partTotals: Matrix
    /// From the sums Σ m x z/w to B: A⁺, with A = Σ m x xᵀ, or what ten cycles make of it.
    private let solver: Matrix
    /// For each earlier calibration, Σ m x (x')ᵀ: what its fitted values add to this one's sums.
    private let cross: [Matrix]

    /// - Parameters:
    ///   - auxiliaries: the calibration's variables, over all rows.
    ///   - before: d.
    ///   - after: w.
    ///   - current: the weights that rows are analysed with, which may have been trimmed since.
    ///   - parts: the units of the design.
    ///   - earlier: calibrations before this one, with their variables.
    init(
        _ auxiliaries: AuxiliaryColumns, fit: Fit, before: [Double], after: [Double], current: [Double],
        parts: SummationUnits, earlier: [(columns: AuxiliaryColumns, weights: [Double])]
    ) {
        let m = fit == .weighted ? before : after.map { $0 != 0 ? 1 : 0 }
        // A row adds m x z/w under the weight current·m·x/w, as z has been made with the current weights.
        let multiplier = zip(zip(m, after), current).map { $0.1 != 0 ? $1 * $0.0 / $0.1 : 0 }
        layers = auxiliaries.layers(weights: multiplier)
        partTotals = auxiliaries.totals(weights: after, by: parts)
        let products = auxiliaries.crossProduct(with: auxiliaries, weights: m)
        solver =
            fit == .weighted
            ? products.symmetricPseudoInverse
            : Self.cycles(10, products, widths: auxiliaries.columns.map(\.columnCount))
        cross = earlier.map {
            auxiliaries.crossProduct(
                with: $0.columns,
                weights: zip(m, zip($0.weights, after)).map {
                    $1.1 != 0 ? $0 * $1.0 / $1.1 : 0
                })
        }
    }

    /// The matrix that takes sums to the coefficients of alternating projections: in every cycle each margin in turn takes
    /// the means of its categories out of what is left.
    private static func cycles(_ count: Int, _ products: Matrix, widths: [Int]) -> Matrix {
        var coefficients = Matrix(rows: products.rows, columns: products.columns)
        for _ in 0..<count {
            var start = 0
            for width in widths {
                let fitted = products * coefficients
                for row in start..<(start + width) where products[row, row] > 0 {
                    for column in 0..<products.columns {
                        let left = (row == column ? 1 : 0) - fitted[row, column]
                        coefficients[row, column] += left / products[row, row]
                    }
                }
                start += width
            }
        }
        return coefficients
    }

    /// p: how many further units it has.
    var unitCount: Int { partTotals.columns }

    /// The coefficients B of statistics, from the totals of the further units and the coefficients of earlier calibrations.
    func coefficients(_ sums: Matrix, earlier: [Matrix]) -> Matrix {
        var sums = sums
        for (product, fitted) in zip(cross, earlier) { sums += -1 * (product * fitted) }
        return solver * sums
    }

    /// Σ w xᵀB by part.
    func explained(_ coefficients: Matrix) -> Matrix { partTotals * coefficients }
}

extension SurveyDesign {
    /// The totals of the parts without what the calibrations explain: parts × p.
    func residuals(of totals: Matrix) -> Matrix {
        guard !calibrations.isEmpty else { return totals }
        let columns = Array(0..<totals.columns)
        var residuals = totals.submatrix(rows: Array(0..<plan.parts.count), columns: columns)
        var start = plan.parts.count
        var fitted: [Matrix] = []
        for calibration in calibrations {
            let rows = Array(start..<(start + calibration.unitCount))
            let coefficients = calibration.coefficients(
                totals.submatrix(rows: rows, columns: columns), earlier: fitted)
            residuals += -1 * calibration.explained(coefficients)
            fitted.append(coefficients)
            start += calibration.unitCount
        }
        return residuals
    }
}
