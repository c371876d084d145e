import Probability
import Testing

@testable import FileFormats

@Suite("Distinct byte strings")
struct ByteDictionaryTests {
    /// The codes of the cells of one line, read with one dictionary, and how many distinct strings it then has.
    static func codes(_ cells: [String]) -> (codes: [Int32], distinct: Int) {
        let bytes = Array(cells.joined(separator: "\n").utf8)
        return bytes.withUnsafeBufferPointer { buffer in
            var dictionary = ByteDictionary()
            let codes = buffer.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map { line in
                dictionary.code(of: CSVCell(UnsafeBufferPointer(rebasing: line)))
            }
            return (codes, dictionary.slices.count)
        }
    }

    @Test("Codes follow the order of first appearance")
    func order() {
        #expect(Self.codes(["b", "a", "b", "c", "a"]).codes == [0, 1, 0, 2, 1])
    }

    @Test("Strings differ by any byte, and by length alone")
    func differences() {
        let cells = ["x", "xx", "12345678", "123456789", "12345679", "87654321", "男", "女", "男性", "x\u{1}y", "x\u{2}y"]
        #expect(Self.codes(cells + cells).codes == (0..<22).map { Int32($0 % 11) })
    }

    @Test("The same bytes in quotes and without are one, unless there are quotes among them")
    func quoted() {
        #expect(Self.codes(["ab", "\"ab\"", "ab"]).codes == [0, 0, 0])
        #expect(Self.codes(["a\"\"b", "\"a\"\"b\"", "a\"\"b", "\"a\"\"b\""]).codes == [0, 1, 0, 1])
    }

    @Test("As many strings as there are, through every growth of the table")
    func growth() {
        var generator = SeededGenerator(seed: 3)
        var codeOf: [String: Int32] = [:]
        var expected: [Int32] = []
        let cells = (0..<20_000).map { _ in
            // Numbers with a common prefix put many strings into neighbouring slots.
            let cell = "\(generator.uniform() < 0.5 ? "P2016-" : "")\(Int.random(in: 0..<6_000, using: &generator))"
            expected.append(codeOf[cell, default: Int32(codeOf.count)])
            codeOf[cell] = expected.last
            return cell
        }
        let found = Self.codes(cells)
        #expect(found.codes == expected)
        #expect(found.distinct == codeOf.count)
    }
}
