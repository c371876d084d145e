import LinearAlgebra
import Testing

@Suite("Hadamard matrices")
struct HadamardMatrixTests {
    /// Orders up to 250 that the constructions do not give (docs/replicates.md).
    static let missing = [92, 116, 156, 172, 184, 188, 232, 236]

    @Test("Every multiple of 4 up to 250 but those documented has orthogonal rows, the first row and column all ones")
    func orthogonality() throws {
        for order in [1, 2] + Array(stride(from: 4, through: 250, by: 4)) {
            guard let matrix = HadamardMatrix(order: order) else {
                #expect(Self.missing.contains(order), "order \(order)")
                continue
            }
            #expect(!Self.missing.contains(order), "order \(order) is documented as missing")
            let dense = Matrix(rows: order, columns: order) { matrix[$0, $1] }
            let products = dense * dense.transposed
            let largest = (0..<order).map { row in
                (0..<order).map { abs(products[row, $0] - (row == $0 ? Double(order) : 0)) }.max() ?? 0
            }
            #expect(matrix.order == order)
            #expect(largest.max() == 0, "order \(order)")
            #expect(dense.storage.allSatisfy { abs($0) == 1 }, "order \(order)")
            #expect((0..<order).allSatisfy { matrix[0, $0] == 1 && matrix[$0, 0] == 1 }, "order \(order)")
        }
    }

    @Test("Other orders have none")
    func otherOrders() {
        for order in [-4, 0, 3, 5, 6, 10, 30, 90] { #expect(HadamardMatrix(order: order) == nil, "\(order)") }
    }

    @Test("The smallest order that is at least a number")
    func smallestOrder() {
        let expected = [
            1: 1, 2: 2, 3: 4, 4: 4, 5: 8, 9: 12, 13: 16, 90: 96, 92: 96, 149: 152, 153: 160, 183: 192, 229: 240,
        ]
        for (count, order) in expected { #expect(HadamardMatrix(orderAtLeast: count).order == order, "\(count)") }
    }
}
