import Testing

@testable import Frame

@Suite("Reasons for missing values")
struct MissingReasonTests {
    @Test(
        "Names and numbers are those of codebooks and stored cells",
        arguments: [
            (MissingReason.refused, "refused", 1), (.doesNotKnow, "doesNotKnow", 2),
            (.notApplicable, "notApplicable", 3),
            (.notAsked, "notAsked", 4), (.invalid, "invalid", 5), (.blank, "blank", 6),
        ] as [(MissingReason, String, UInt8)])
    func names(reason: MissingReason, name: String, number: UInt8) {
        #expect(reason.name == name)
        #expect(reason.rawValue == number)
        #expect(MissingReason(name: name) == reason)
    }

    @Test("Every reason has a name of its own, and none is 0, which means present")
    func distinct() {
        #expect(MissingReason.allCases.count == 6)
        #expect(Set(MissingReason.allCases.map(\.name)).count == 6)
        #expect(MissingReason(rawValue: 0) == nil)
    }

    @Test("Other names are no reason", arguments: ["", "Refused", "refused ", "missing", "NA"])
    func unknown(name: String) {
        #expect(MissingReason(name: name) == nil)
    }
}
