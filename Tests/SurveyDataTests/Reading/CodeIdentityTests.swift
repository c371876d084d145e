import Testing

@testable import SurveyData

@Suite("What makes codes the same")
struct CodeIdentityTests {
    @Test("Codes have one identity if, and only if, they are the same")
    func agreement() {
        let codes = ["1", "01", "1.0", "1e0", "+1", "-1", "0", "-0", "a", "A", "", ".", "0x1", "inf", "é", "e\u{301}"]
        for one in codes {
            for other in codes {
                #expect((CodeIdentity(one) == CodeIdentity(other)) == isSameCode(one, other), "\(one), \(other)")
            }
        }
        #expect(Set(codes.map { CodeIdentity($0) }).count == 10)
    }
}
