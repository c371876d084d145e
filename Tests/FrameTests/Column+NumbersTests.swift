import Testing

@testable import Frame

@Suite("A column as numbers")
struct ColumnNumbersTests {
    static let missing = MissingCells(reasons: [0, 6, 0])

    @Test("Whole numbers as real ones, NaN where missing")
    func integers() throws {
        let doubles = try #require(Column(name: "x", values: .integer([5, 0, -7]), missing: Self.missing).doubles)
        #expect(doubles[0] == 5 && doubles[1].isNaN && doubles[2] == -7)
        #expect(Column(name: "x", values: .integer([.min, 0, .max])).doubles == [-2_147_483_648, 0, 2_147_483_647])
    }

    @Test("Real numbers as they are")
    func numeric() throws {
        let doubles = try #require(Column(name: "x", values: .numeric([0.5, .nan, 2]), missing: Self.missing).doubles)
        #expect(doubles[0] == 0.5 && doubles[1].isNaN && doubles[2] == 2)
    }

    @Test("Categories and texts are no numbers, even if they look like them")
    func others() {
        #expect(Column(name: "x", values: .text([0], ["1"])).doubles == nil)
        #expect(Column(name: "x", values: .categorical([0], CategoricalLevels([CategoricalLevel("1")]))).doubles == nil)
    }

    @Test(
        "Distinct whole numbers, ascending, missing ones left out",
        arguments: [
            (.integer([3, 0, 1, 3, -2]), [0, 6, 0, 0, 0], 10, [-2, 1, 3]), (.integer([0, 5]), [6, 6], 10, []),
            (.numeric([3, .nan, 1, 3, -2]), [0, 6, 0, 0, 0], 10, [-2, 1, 3]), (.numeric([1, 1.5]), [], 10, nil),
            (.numeric([-0.0, 0, 1]), [], 10, [0, 1]), (.numeric([1e18]), [], 10, [1_000_000_000_000_000_000]),
            (.numeric([1e300]), [], 10, nil), (.numeric([.infinity]), [], 10, nil), (.integer([]), [], 0, []),
            (.integer([1, 2, 3]), [], 3, [1, 2, 3]), (.integer([1, 2, 3]), [], 2, nil),
            (.numeric([1, 2, 3]), [], 2, nil),
            (.integer([1, 1, 1]), [], 1, [1]), (.text([0], ["1"]), [], 10, nil),
            (.categorical([0], CategoricalLevels([CategoricalLevel("1")])), [], 10, nil),
        ] as [(ColumnValues, [UInt8], Int, [Int]?)])
    func distinct(values: ColumnValues, reasons: [UInt8], limit: Int, expected: [Int]?) {
        let column = Column(name: "x", values: values, missing: MissingCells(reasons: reasons))
        #expect(column.distinctWholeNumbers(limit: limit) == expected)
    }
}
