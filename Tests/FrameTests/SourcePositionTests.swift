import Testing

@testable import Frame

@Suite("Places in files")
struct SourcePositionTests {
    @Test("A place is written as compilers write it, so that editors can go there")
    func description() {
        #expect("\(SourcePosition(file: "wave1.csv", line: 3, column: 8))" == "wave1.csv:3:8")
        #expect("\(SourcePosition(file: "调查/wave1.csv", line: 3))" == "调查/wave1.csv:3")
    }

    @Test("Places differ by file, line and column")
    func equality() {
        let place = SourcePosition(file: "a", line: 1, column: 2)
        #expect(
            Set([place, place, .init(file: "b", line: 1, column: 2), .init(file: "a", line: 2, column: 2)]).count == 3)
        #expect(place != SourcePosition(file: "a", line: 1, column: 3))
        #expect(place != SourcePosition(file: "a", line: 1))
    }
}
