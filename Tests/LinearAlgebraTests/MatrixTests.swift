import LinearAlgebra
import TestSupport
import Testing

@Suite struct MatrixTests {
    let a = Matrix(rows: 3, columns: 2, storage: [1, 2, 3, 4, 5, 6])
    let b = Matrix(rows: 2, columns: 2, storage: [1, 0, 2, -1])

    @Test func storageIsColumnMajor() {
        #expect(a[2, 0] == 3)
        #expect(a[0, 1] == 4)
        #expect(a.column(1) == [4, 5, 6])
        #expect(a.transposed[1, 2] == 6)
    }

    @Test func products() {
        #expect((a * b).column(0) == [1, 2, 3])
        #expect((a * b).column(1) == [-2, -1, 0])
        #expect(a * [1, -1] == [-3, -3, -3])
        #expect(a.crossProduct == a.transposed * a)
        #expect(b.conjugating(Matrix.identity(2)) == b * b.transposed)
    }

    @Test func emptyShapes() {
        let none = Matrix(rows: 0, columns: 3)
        #expect(none.crossProduct == Matrix(rows: 3, columns: 3))
        #expect((Matrix(rows: 2, columns: 0) * Matrix(rows: 0, columns: 2)) == Matrix(rows: 2, columns: 2))
    }

    @Test func submatrixKeepsTheOrderAsked() {
        #expect(a.submatrix(rows: [2, 0], columns: [1]).column(0) == [6, 4])
    }
}

@Suite struct FactorizationTests {
    /// The Hilbert matrix: positive definite and badly conditioned.
    private func hilbert(_ size: Int) -> Matrix {
        Matrix(rows: size, columns: size) { 1 / Double($0 + $1 + 1) }
    }

    @Test func choleskySolves() throws {
        let matrix = Matrix(rows: 2, columns: 2, storage: [4, 2, 2, 3])
        let factor = try #require(Cholesky(matrix))
        #expect(disagreements(factor.solve([10, 8]), [1.75, 1.5], relative: 1e-14) == [])
        let product = matrix * factor.inverse
        for row in 0..<2 {
            for column in 0..<2 { #expect(abs(product[row, column] - (row == column ? 1 : 0)) < 1e-14) }
        }
    }

    @Test func choleskyRefusesWhatIsNotPositiveDefinite() {
        #expect(Cholesky(Matrix(rows: 2, columns: 2, storage: [1, 2, 2, 1])) == nil)
        #expect(Cholesky(Matrix(rows: 1, columns: 1, storage: [.nan])) == nil)
    }

    @Test("The smallest pivot shows collinearity")
    func smallestPivot() throws {
        let nearly = Matrix(rows: 2, columns: 2, storage: [1, 0.999_999, 0.999_999, 1])
        #expect(try #require(Cholesky(nearly)).smallestPivot(of: nearly) < 1e-5)
        #expect(try #require(Cholesky(.identity(3))).smallestPivot(of: .identity(3)) == 1)
    }

    @Test("A = QΛQᵀ")
    func eigen() {
        let matrix = hilbert(4)
        let eigen = SymmetricEigen(matrix)
        let rebuilt = eigen.vectors.conjugating(.diagonal(eigen.values))
        for row in 0..<4 { #expect(disagreements(rebuilt.column(row), matrix.column(row), relative: 1e-13) == []) }
        #expect(eigen.values == eigen.values.sorted())
    }

    @Test("A singular matrix is inverted on its range")
    func pseudoInverse() {
        // Rank one: the direction (1, 2)/√5 with eigenvalue 5.
        let eigen = SymmetricEigen(Matrix(rows: 2, columns: 2, storage: [1, 2, 2, 4]))
        #expect(eigen.rank() == 1)
        #expect(isClose(eigen.inverseQuadraticForm([1, 2], rank: 1), 1, relative: 1e-13))
    }

    @Test("Blocks give the R of all rows, up to signs")
    func blockedQR() {
        let matrix = Matrix(rows: 50, columns: 4) { row, column in
            Double((row * 7 + column * 13) % 11) - 5 + (row == column ? 3 : 0)
        }
        var blocked = TriangularFactor(columns: 4)
        for start in stride(from: 0, to: 50, by: 7) {
            let rows = start..<min(50, start + 7)
            let block = matrix.submatrix(rows: Array(rows), columns: [0, 1, 2, 3])
            let values = (0..<4).flatMap { block.column($0) }
            blocked.absorb(values.span, rows: rows.count)
        }
        let cross = matrix.crossProduct
        let again = blocked.r.crossProduct
        for column in 0..<4 {
            #expect(disagreements(again.column(column), cross.column(column), relative: 1e-12) == [])
        }
    }

    @Test("A column that is a combination of earlier ones is left out, in the order of the columns")
    func aliasing() {
        let rows = (0..<10).map { row -> [Double] in
            let x = Double(row)
            return [1, x, 2 * x + 3, x * x, 1]
        }
        var factor = TriangularFactor(columns: 5)
        let values = (0..<5).flatMap { column in rows.map { $0[column] } }
        factor.absorb(values.span, rows: 10)
        #expect(factor.independentColumns(tolerance: 1e-11) == [0, 1, 3])
    }

    @Test func conditionNumberOfOrthogonalColumnsIsOne() {
        var factor = TriangularFactor(columns: 3)
        factor.absorb([3, 0, 0, 0, 0.001, 0, 1, 1, 1].span, rows: 3)
        #expect(isClose(factor.solve(columns: [0, 1]).conditionNumber, 1, relative: 1e-12))
    }

    @Test func singularValues() {
        let matrix = Matrix(rows: 2, columns: 2, storage: [3, 0, 0, -4])
        #expect(disagreements(matrix.singularValues, [4, 3], relative: 1e-14) == [])
    }
}

@Suite struct BlockProductsTests {
    @Test func matchMatrixProducts() {
        let block = Matrix(rows: 3, columns: 2, storage: [1, 2, 3, 4, 5, 6])
        var result = [Double](repeating: 0, count: 3)
        var cross = Matrix(rows: 2, columns: 2)
        var sum = [1.0, 1.0]
        let values = block.column(0) + block.column(1)
        var span = result.mutableSpan
        BlockProducts.multiply(values.span, rows: 3, by: [1, -1], into: &span)
        BlockProducts.addTransposedProduct(values.span, rows: 3, with: [1, 1, 1].span, to: &sum)
        BlockProducts.addCrossProduct(values.span, rows: 3, to: &cross)
        #expect(result == [-3, -3, -3])
        #expect(sum == [7, 16])
        #expect(cross[0, 0] == 14 && cross[0, 1] == 32 && cross[1, 1] == 77)
    }
}
