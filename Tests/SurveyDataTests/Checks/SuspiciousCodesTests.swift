import Frame
import Testing

@testable import SurveyData

@Suite("Suspicious codes")
struct SuspiciousCodesTests {
    static func found(_ values: [Double]) -> [String] {
        SuspiciousCodes(values).found.map { "\(plainText($0.code)) ×\($0.count)" }
    }

    @Test("Codes far from the values, at least twice")
    func suspicious() {
        #expect(Self.found([12, 13, 14, 99, 99]) == ["99 ×2"])
        #expect(Self.found([12, 13, 14, 99]) == [])
        #expect(Self.found([0, 1, 2, -9, -9, -8, -8, -8]) == ["-9 ×2", "-8 ×3"])
        #expect(Self.found([1, 2, 1, 9, 9, .nan]) == ["9 ×2"])
        #expect(Self.found([1000, 2000, 9999, 9999]) == ["9999 ×2"])
        #expect(Self.found([150, 151, 999, 999, 998, 998]) == ["998 ×2", "999 ×2"])
        #expect(Self.found([1500.5, 1600, -99, -99]) == ["-99 ×2"])
    }

    @Test("Numbers that are simply values")
    func innocent() {
        // A scale of 1 to 7, scores from −3 to 3, an age among many, numbers that no survey reserves.
        #expect(Self.found([1, 2, 3, 4, 5, 6, 7, 7, 7]) == [])
        #expect(Self.found([-3.5, 2.5, -1, -1, -2, -2]) == [])
        #expect(Self.found([50, 80, 99, 99, 100]) == [])
        #expect(Self.found([1, 2, 3, 500, 500]) == [])
        // Only reserved numbers, or only one other: nothing to compare with.
        #expect(Self.found([7, 7, 8, 8, 9, 9]) == [])
        #expect(Self.found([1, 1, 99, 99]) == [])
        #expect(Self.found([]) == [])
        #expect(Self.found([.nan, .nan]) == [])
    }
}
