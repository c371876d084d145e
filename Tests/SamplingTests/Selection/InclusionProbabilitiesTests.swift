import TestSupport
import Testing

@testable import Sampling

@Suite("Probabilities proportional to size")
struct InclusionProbabilitiesTests {
    @Test("Certain units, by hand: an interval of 60, then 40")
    func certainties() {
        let inclusion = InclusionProbabilities(proportionalTo: [100, 40, 10, 10, 10, 10], count: 3)
        #expect(inclusion.certain == [0, 1])
        #expect(inclusion.remaining == 1)
        #expect(inclusion.values == [1, 1, 0.25, 0.25, 0.25, 0.25])
    }

    @Test("As R computes them, for every size of the sample")
    func reference() throws {
        let expected = try FixtureNumbers("allocation")
        for count in 1...9 {
            let inclusion = InclusionProbabilities(proportionalTo: expected["sizes"], count: count)
            let differences = disagreements(inclusion.values, expected["inclusion.\(count)"], relative: 1e-13)
            #expect(differences.isEmpty, "\(count): \(differences)")
            #expect(inclusion.certain.count + inclusion.remaining == count)
        }
    }

    @Test("Equal sizes give n/N and nobody certain until all are")
    func equal() {
        let some = InclusionProbabilities(proportionalTo: [2, 2, 2, 2], count: 3)
        #expect(some.values == [0.75, 0.75, 0.75, 0.75] && some.certain.isEmpty)
        let all = InclusionProbabilities(proportionalTo: [2, 2, 2, 2], count: 4)
        #expect(all.values == [1, 1, 1, 1] && all.certain.count == 4)
    }
}
