import Testing

@testable import Frame

@Suite("A block's categories among those of the whole")
struct ColumnWholeTests {
    static let block = Column(
        name: "x", values: .integer([3, 1, 0, 3]), missing: MissingCells(reasons: [0, 0, 6, 0]))

    @Test("Without a whole, or where it is the same, the levels are the block's own")
    func own() {
        #expect(Self.block.categories(among: nil) == Self.block.categories)
        #expect(Self.block.categories(among: Self.block.categories.levels) == Self.block.categories)
    }

    @Test("Codes are places among the levels of the whole, missing cells stay missing")
    func whole() {
        let levels = CategoricalLevels(["0", "1", "2", "3"].map { CategoricalLevel($0) })
        let found = Self.block.categories(among: levels)
        #expect(found.levels == levels)
        #expect(found.codes == [3, 1, -1, 3])
    }

    @Test("A category that the whole has not is a programmer's mistake, not a missing value")
    func unknown() async {
        await #expect(processExitsWith: .failure) {
            _ = ColumnWholeTests.block.categories(among: CategoricalLevels([CategoricalLevel("1")]))
        }
    }
}
