import Estimation
import LinearAlgebra
import Probability
import RowBlocks
import Survey
import TestSupport
import Testing

import func Glibc.pow

@Suite("Bias-reduced linearization")
struct BellMcCaffreyTests {
    static let sizes = [3, 9, 5, 8, 4, 11, 1]
    let unit = Self.sizes.enumerated().flatMap { [Int32](repeating: Int32($0.offset), count: $0.element) }

    private var count: Int { unit.count }
    private var x: [Double] { (1...count).map { Double($0 * 37 % 101) / 10 } }
    private var treated: [Double] { unit.map { [1, 2, 5].contains($0) ? 1 : 0 } }
    private var only: [Double] { unit.map { $0 == 3 ? 1 : 0 } }
    private var w: [Double] { (1...count).map { 1 + Double($0 * 29 % 17) / 4 } }
    private var ones: [Double] { [Double](repeating: 1, count: count) }
    private var y: [Double] {
        (0..<count).map { row in
            let effect = [1, -2, 0.5, 3, -1, 0, 2][Int(unit[row])]
            return 3 + 2 * treated[row] + x[row] / 3 + Double((row + 1) * 53 % 97) / 9 + effect
        }
    }

    private func fit(_ columns: [[Double]], _ weights: [Double]) throws -> BellMcCaffrey {
        let matrix = Matrix(rows: count, columns: columns.count, storage: columns.flatMap { $0 })
        let units = SummationUnits(codes: unit, count: Self.sizes.count)
        return try #require(BellMcCaffrey(columns: matrix, outcome: y, weights: weights, units: units))
    }

    @Test("Coefficients, covariance, degrees of freedom and adjustment matrices are those of R's clubSandwich")
    func clubSandwich() throws {
        let expected = try FixtureNumbers("bell-mccaffrey")
        let big = (1...count).map { pow(10, Double($0 * 13 % 7 - 2)) }
        let cases: [(name: String, columns: [[Double]], weights: [Double])] = [
            ("mean", [ones], w), ("difference", [ones, treated], w), ("model", [ones, treated, x], w),
            ("unweighted", [ones, treated, x], ones), ("absorbed", [ones, x, only], w),
            ("extreme", [ones, treated, x], big),
        ]
        for (name, columns, weights) in cases {
            let fit = try fit(columns, weights)
            func check(_ part: String, _ numbers: [Double], _ relative: Double) {
                #expect(
                    disagreements(numbers, expected["\(name).\(part)"], relative: relative) == [], "\(name).\(part)")
            }
            check("coef", fit.coefficients, 1e-11)
            check("v", fit.covariance.storage, 1e-9)
            check("df", fit.degreesOfFreedom, 1e-9)
            check("sum", [fit.degreesOfFreedom(ofContrast: columns.map { _ in 1 })], 1e-9)
            check("adjustment", fit.adjustments[2].matrix.storage, 1e-9)
        }
    }

    @Test("The covariance is unbiased under the working model: E V = M XᵀW²X M, by its quadratic forms exactly")
    func unbiased() throws {
        // tᵤ is linear in the outcome: with unit vectors as outcomes, E V is the sum over them.
        let columns = [ones, treated, x]
        let matrix = Matrix(rows: count, columns: 3, storage: columns.flatMap { $0 })
        let units = SummationUnits(codes: unit, count: Self.sizes.count)
        var expectation = Matrix(rows: 3, columns: 3)
        for row in 0..<count {
            let outcome = (0..<count).map { $0 == row ? 1.0 : 0 }
            let fit = try #require(BellMcCaffrey(columns: matrix, outcome: outcome, weights: w, units: units))
            expectation += fit.covariance
        }
        let weighted = Matrix(rows: count, columns: 3) { w[$0] * matrix[$0, $1] }
        let inverse = try #require(Cholesky(matrix.transposed * weighted)).inverse
        let variance = inverse.conjugating(weighted.crossProduct)
        #expect(disagreements(expectation.storage, variance.storage, relative: 1e-10) == [])
    }

    @Test("A mean of equal rows: n − 1 degrees of freedom and the variance of the mean")
    func mean() throws {
        let units = SummationUnits(codes: (0..<12).map(Int32.init), count: 12)
        let values = (0..<12).map { Double($0 * 7 % 11) }
        let fit = try #require(
            BellMcCaffrey(
                columns: Matrix(column: [Double](repeating: 1, count: 12)), outcome: values,
                weights: [Double](repeating: 2, count: 12), units: units))
        let mean = values.reduce(0, +) / 12
        let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 11 / 12
        #expect(isClose(fit.covariance[0, 0], variance, relative: 1e-13))
        #expect(isClose(fit.degreesOfFreedom[0], 11, relative: 1e-12))
    }

    @Test("Rows without weight, their order, the weights' scale and the number of cores change nothing")
    func invariance() throws {
        let plain = try fit([ones, treated, x], w)
        let order = (0..<count).sorted { $0 * 31 % 43 < $1 * 31 % 43 }
        let rows = order + [0, 5]
        let matrix = Matrix(rows: rows.count, columns: 3) { [ones, treated, x][$1][rows[$0]] }
        let weights = order.map { 7 * w[$0] } + [0, 0]
        let units = SummationUnits(codes: rows.map { unit[$0] }, count: Self.sizes.count + 1)
        let outcome = rows.map { y[$0] }
        let other = try #require(BellMcCaffrey(columns: matrix, outcome: outcome, weights: weights, units: units))
        let numbers = { (fit: BellMcCaffrey) in fit.coefficients + fit.covariance.storage + fit.degreesOfFreedom }
        #expect(disagreements(numbers(other), numbers(plain), relative: 1e-10) == [])
        let alone = try Workers.$limit.withValue(1) { try fit([ones, treated, x], w) }
        #expect(numbers(alone) == numbers(plain))
        #expect(other.unitTotals.rows == 8 && other.unitTotals[7, 0] == 0)
    }

    @Test("Columns that depend on each other have no fit")
    func dependence() {
        let matrix = Matrix(rows: count, columns: 2, storage: x + x.map { 2 * $0 })
        let units = SummationUnits(codes: unit, count: Self.sizes.count)
        #expect(BellMcCaffrey(columns: matrix, outcome: y, weights: w, units: units) == nil)
        #expect(
            BellMcCaffrey(columns: Matrix(column: x), outcome: y, weights: ones.map { _ in 0 }, units: units) == nil)
    }
}
