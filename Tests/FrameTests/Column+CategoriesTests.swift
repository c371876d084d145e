import Testing

@testable import Frame

@Suite("A column as categories")
struct ColumnCategoriesTests {
    static func categories(_ values: ColumnValues, _ reasons: [UInt8] = []) -> (codes: [Int32], names: [String]) {
        let categories = Column(name: "x", values: values, missing: MissingCells(reasons: reasons)).categories
        return (categories.codes, categories.levels.map(\.name))
    }

    @Test("Whole numbers in the order of their size, not of their digits")
    func integers() {
        let (codes, names) = Self.categories(.integer([10, 9, -2, 10, 0]))
        #expect(names == ["-2", "0", "9", "10"])
        #expect(codes == [3, 2, 0, 3, 1])
    }

    @Test("A missing cell is no category, and its placeholder makes none")
    func missing() {
        #expect(Self.categories(.integer([5, 0, 7]), [0, 1, 0]) == ([0, -1, 1], ["5", "7"]))
        #expect(Self.categories(.numeric([5, .nan, 7]), [0, 1, 0]) == ([0, -1, 1], ["5", "7"]))
        #expect(Self.categories(.text([0, -1, 1], ["b", "a"]), [0, 1, 0]) == ([1, -1, 0], ["a", "b"]))
    }

    @Test("All missing, or no rows: no categories")
    func none() {
        #expect(Self.categories(.integer([0, 0]), [6, 6]) == ([-1, -1], []))
        #expect(Self.categories(.numeric([.nan, .nan]), [6, 6]) == ([-1, -1], []))
        #expect(Self.categories(.integer([])) == ([], []))
        #expect(Self.categories(.numeric([])) == ([], []))
        #expect(Self.categories(.text([], [])) == ([], []))
    }

    @Test("Whole numbers that span all 32 bits")
    func hugeRange() {
        #expect(
            Self.categories(.integer([.max, .min, 0, .max])) == ([2, 0, 1, 2], ["-2147483648", "0", "2147483647"]))
        #expect(Self.categories(.integer([.max, 0, 1]), [0, 6, 0]) == ([1, -1, 0], ["1", "2147483647"]))
    }

    @Test("Close and far whole numbers are numbered alike", arguments: [1, 65_535, 65_536, 65_537, 1_000_000])
    func bothWays(step: Int) {
        // The span lies below, at and above that for which a table of positions is used.
        let values = [3, 0, 2, 1, 3].map { Int32($0 * step - step) }
        let (codes, names) = Self.categories(.integer(IntegerValues(values)))
        #expect(codes == [3, 0, 2, 1, 3])
        #expect(names == [-1, 0, 1, 2].map { String($0 * step) })
        #expect(Self.categories(.numeric(values.map(Double.init))) == (codes, names))
    }

    @Test("Real numbers in the order of their size; 0 and −0 are one, NaN is none, infinities are at the ends")
    func numeric() {
        let (codes, names) = Self.categories(.numeric([0.5, -0.0, .infinity, 0, -1.5, .nan, -.infinity, 2, 0.5]))
        #expect(names == ["-inf", "-1.5", "0", "0.5", "2", "inf"])
        #expect(codes == [3, 2, 5, 2, 1, -1, 0, 4, 3])
    }

    @Test("Neighbouring doubles are two categories")
    func neighbours() {
        #expect(Self.categories(.numeric([0.3, 0.1 + 0.2])).names == ["0.3", "0.30000000000000004"])
    }

    @Test("Texts in the order of their UTF-8 bytes, whatever order they came in")
    func texts() {
        let texts = ["女", "b", "男", "a", "B", "10", "9", "", "é", "👧", "ab"]
        let (codes, names) = Self.categories(.text([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 0], texts))
        #expect(names == ["", "10", "9", "B", "a", "ab", "b", "é", "女", "男", "👧"])
        #expect(codes == [8, 6, 9, 4, 3, 1, 2, 0, 7, 10, 5, 8])
        #expect(codes.dropLast().map { names[Int($0)] } == texts)
    }

    @Test("Declared levels keep the codebook's order, and those without rows")
    func declared() {
        let levels = CategoricalLevels(["high", "low", "none"].map { CategoricalLevel($0) })
        let column = Column(
            name: "x", values: .categorical([1, -1, 0], levels), missing: MissingCells(reasons: [0, 3, 0]))
        #expect(column.categories == CategoryCodes(codes: [1, -1, 0], levels: levels))
    }

    @Test("A level from a number has its plain text as name, code and label")
    func levelOfNumber() {
        #expect(Column(name: "x", values: .numeric([2])).categories.levels[0] == CategoricalLevel("2"))
        #expect(Column(name: "x", values: .integer([2])).categories.levels[0] == CategoricalLevel("2"))
    }

    @Test(
        "Numbers are written as codes are",
        arguments: [
            (0, "0"), (-0.0, "0"), (1, "1"), (-12, "-12"), (0.5, "0.5"), (-1.25, "-1.25"), (1e6, "1000000"),
            (1e15, "1000000000000000"),
            (9_007_199_254_740_992, "9007199254740992"), (0.1, "0.1"), (1e-5, "1e-05"), (1e300, "1e+300"),
            (.infinity, "inf"),
            (-.infinity, "-inf"), (.nan, "nan"),
        ])
    func plainTexts(value: Double, text: String) {
        #expect(plainText(value) == text)
    }
}
