import Estimation
import Frame
import LinearAlgebra
import Survey
import TestSupport

/// Designs to make replicates of, and what totals vary by.
struct ReplicateSample: Sendable {
    let design: SurveyDesign
    let frame: DataFrame

    /// - Parameter columns: of the frame.
    init(_ columns: [(name: String, values: [Double])], _ declaration: DesignDeclaration) throws {
        var frame = DataFrame(rowCount: columns[0].values.count)
        for (name, values) in columns { frame.set(Column(name: name, values: .numeric(values))) }
        try self.init(frame, declaration)
    }

    init(_ frame: DataFrame, _ declaration: DesignDeclaration) throws {
        self.frame = frame
        design = try SurveyDesign(declaration, in: frame) { row, _ in SourcePosition(file: "sample", line: row + 2) }
    }

    /// A stratum of every size, with `rows` rows a unit; population sizes where `population` is given.
    init(
        sizes: [Int], rows: Int = 1, population: [Double]? = nil, isStratified: Bool = true,
        policy: SinglePSUPolicy = .refuse
    ) throws {
        var columns: [(name: String, values: [Double])] = [
            ("stratum", []), ("unit", []), ("y", []), ("w", []), ("N", []),
        ]
        for (stratum, size) in sizes.enumerated() {
            for row in 0..<(size * rows) {
                let i = columns[0].values.count + 1
                columns[0].values.append(Double(stratum + 1))
                columns[1].values.append(Double(row / rows + 1))
                columns[2].values.append(Double(i * 37 % 101) / 4)
                columns[3].values.append(1 + Double(i * 29 % 17) / 4)
                columns[4].values.append(population?[stratum] ?? 0)
            }
        }
        try self.init(
            columns,
            DesignDeclaration(
                weights: "w", strata: isStratified ? ["stratum"] : [], clusters: ["unit"],
                populationSizes: population == nil ? [] : ["N"], nested: true, singlePSU: policy))
    }

    /// Weighted totals of `variable` by the units of a stage.
    func totals(_ variable: String = "y", stage: Int) -> [Double] {
        var totals = [Double](repeating: 0, count: design.stages[stage].units.count)
        let values = frame[variable]!.doubles!
        for row in values.indices {
            totals[Int(design.stages[stage].units.codes[row])] += design.weights.values[row] * values[row]
        }
        return totals
    }

    /// The variance of the total by linearization.
    func linearized(_ variable: String = "y") -> Double {
        design.covariance(of: Matrix(column: totals(variable, stage: design.contributingStages - 1)))[0, 0]
    }

    /// The analysis weights of every replicate.
    func analysisWeights(_ factors: ReplicateFactors) -> Matrix {
        let units = design.stages[factors.stage].units.codes
        return Matrix(rows: frame.rowCount, columns: factors.replicateCount) {
            design.weights.values[$0] * factors.factors[Int(units[$0]), $1]
        }
    }

    /// The variance of the total over replicates, about its value (`isCentred` false) or their mean.
    func replicated(_ factors: ReplicateFactors, _ variable: String = "y", isCentred: Bool = false) -> Double {
        let totals = totals(variable, stage: factors.stage)
        let estimates = (0..<factors.replicateCount).map { Matrix.dot(totals, factors.factors.column($0)) }
        let centre =
            isCentred ? estimates.reduce(0, +) / Double(estimates.count) : totals.reduce(0, +)
        let squares = zip(estimates, factors.rscales).map { ($0 - centre) * ($0 - centre) * $1 }
        return factors.scale * squares.reduce(0, +)
    }
}

/// The largest deviation of the columns of a matrix from those of another, in whatever order they stand.
func largestDeviationOfColumns(_ matrix: Matrix, _ expected: Matrix) -> Double {
    guard matrix.rows == expected.rows, matrix.columns == expected.columns else { return .infinity }
    func sorted(_ matrix: Matrix) -> [[Double]] {
        (0..<matrix.columns).map(matrix.column).sorted { a, b in
            // Sorted by what rounding cannot change.
            a.lexicographicallyPrecedes(b) { ($0 * 1e6).rounded() < ($1 * 1e6).rounded() }
        }
    }
    return zip(sorted(matrix), sorted(expected)).map { zip($0, $1).map { abs($0 - $1) }.max() ?? 0 }.max() ?? 0
}
