import FileFormats
import Frame
import Testing

@testable import SurveyData

@Suite("Labels that begin with their codes")
struct ValueLabelCodesTests {
    private func plain(_ labels: [(CodedValue, String)]) -> [String] {
        labels.map { ValueLabel($0.0, LocalizedText($0.1)) }.withoutCodes.map { $0.label.allTexts[0] }
    }

    @Test("Codes of all labels are left out, however they are set apart")
    func codes() {
        #expect(plain([(.number(1), "1 Male"), (.number(2), "2 Female")]) == ["Male", "Female"])
        #expect(plain([(.number(1), "01. January"), (.number(12), "12. December")]) == ["January", "December"])
        #expect(plain([(.number(1), "1-男"), (.number(-8), "-8：不适用")]) == ["男", "不适用"])
        #expect(plain([(.text("A"), "A: yes"), (.tag(UInt8(ascii: "d")), ".d don't know")]) == ["yes", "don't know"])
    }

    @Test("Labels that are more than a code, or not all of that form, stay as they are")
    func others() {
        let labels: [[(CodedValue, String)]] = [
            [(.number(1), "1-2 times"), (.number(2), "3-4 times")], [(.number(1), "1 Male"), (.number(2), "Female")],
            [(.number(1), "1"), (.number(2), "2")], [(.number(2), "1 Male"), (.number(1), "2 Female")],
            [(.number(1), "1 2-3 days"), (.number(2), "2 more")], [(.number(1), "1 Male")],
        ]
        for set in labels { #expect(plain(set) == set.map(\.1)) }
    }
}
