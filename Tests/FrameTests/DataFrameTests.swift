import Testing

@testable import Frame

@Suite("A data frame")
struct DataFrameTests {
    static func column(_ name: String, _ values: [Int32]) -> Column {
        Column(name: name, values: .integer(IntegerValues(values)))
    }

    @Test("Columns are found by name and kept in order")
    func columns() {
        let frame = DataFrame(rowCount: 2, columns: [Self.column("b", [1, 2]), Self.column("a", [3, 4])])
        #expect(frame.names == ["b", "a"])
        #expect(frame.columns.map(\.name) == ["b", "a"])
        #expect(frame["a"] == Self.column("a", [3, 4]))
        #expect(frame["A"] == nil && frame["c"] == nil)
    }

    @Test("A column set again takes the place of the one of its name")
    func replace() {
        var frame = DataFrame(rowCount: 2, columns: [Self.column("a", [1, 2]), Self.column("b", [3, 4])])
        frame.set(Self.column("a", [9, 9]))
        frame.set(Self.column("c", [5, 6]))
        #expect(frame.names == ["a", "b", "c"])
        #expect(frame["a"] == Self.column("a", [9, 9]))
        #expect(frame["c"] == Self.column("c", [5, 6]))
    }

    @Test("A copy is a frame of its own")
    func copy() {
        let frame = DataFrame(rowCount: 1, columns: [Self.column("a", [1])])
        var copy = frame
        copy.set(Self.column("b", [2]))
        #expect(frame.names == ["a"])
        #expect(copy.names == ["a", "b"])
    }

    @Test("Rows without columns, and columns without rows")
    func degenerate() {
        #expect(DataFrame(rowCount: 3).rowCount == 3)
        #expect(DataFrame(rowCount: 3).names.isEmpty)
        #expect(DataFrame(rowCount: 0, columns: [Self.column("a", [])])["a"]?.count == 0)
    }

    @Test("A column of another length is a programmer's mistake")
    func lengths() async {
        await #expect(processExitsWith: .failure) {
            _ = DataFrame(rowCount: 2, columns: [Column(name: "a", values: .integer([1]))])
        }
    }
}
