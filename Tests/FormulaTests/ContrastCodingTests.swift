import Testing

@testable import Formula

@Suite("Contrast coding")
struct ContrastCodingTests {
    @Test("Treatment coding has a column a level but the reference, wherever that stands", arguments: 0..<3)
    func treatment(reference: Int) {
        let columns = ContrastCoding.treatment.columns(levelCount: 3, reference: reference)
        #expect(columns.map(\.level) == [0, 1, 2].filter { $0 != reference })
        for column in columns {
            #expect(column.values[column.level] == 1)
            #expect(column.values.reduce(0, +) == 1)
            #expect(column.values.count == 3)
        }
    }

    @Test("Indicator coding has a column a level, and every level is in one")
    func indicator() {
        let columns = ContrastCoding.indicator.columns(levelCount: 3, reference: 1)
        #expect(columns.map(\.level) == [0, 1, 2])
        #expect(columns.map(\.values) == [[1, 0, 0], [0, 1, 0], [0, 0, 1]])
    }
}
