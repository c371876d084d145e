import Testing

@testable import Frame

@Suite("Rows taken from a column")
struct ColumnTakingTests {
    @Test("Cells follow their rows; rows the column has not are missing for the reason given")
    func rows() {
        let numbers = Column(
            name: "x", values: .integer(IntegerValues(.int8([7, 0, 9]))), missing: MissingCells(reasons: [0, 1, 0]))
        let taken = numbers.taking([2, -1, 1, 2], absent: .notAsked)
        #expect(taken.values == .integer([9, 0, 0, 9]))
        #expect(taken.missing.reasons == [0, 4, 1, 0])
        #expect(numbers.taking([0, 2], absent: .notAsked).missing.isEmpty)
        #expect(
            "\(Column(name: "x", values: .numeric([1.5])).taking([-1, 0], absent: .blank).values)"
                == "numeric([nan, 1.5])")
    }

    @Test("Texts nobody holds leave the dictionary, which stays in order of appearance; levels stay")
    func texts() {
        let texts = Column(name: "x", values: .text([0, 1, 2, 1], ["a", "b", "c"]))
        #expect(texts.taking([2, 1, 3], absent: .blank).values == .text([0, 1, 1], ["c", "b"]))
        let levels = CategoricalLevels([CategoricalLevel("1"), CategoricalLevel("2")])
        #expect(
            Column(name: "x", values: .categorical([0, 1], levels)).taking([1], absent: .blank).values
                == .categorical([1], levels))
    }
}
