import TestSupport
import Testing

@testable import SurveyData

@Suite("L, M and S")
struct LMSTests {
    private static let constants = [
        LMS(l: -0.7387, m: 15.2641, s: 0.0839), LMS(l: 0.3487, m: 3.3464, s: 0.14602), LMS(l: 1, m: 110, s: 0.04),
        LMS(l: 0, m: 10, s: 0.1),
    ]

    @Test("The measurement at a z-score has that z-score")
    func inverse() {
        for lms in Self.constants {
            for z in stride(from: -4.0, through: 4, by: 0.25) {
                #expect(isClose(lms.zScore(lms.measurement(z)), z, relative: 1e-11, absolute: 1e-12))
            }
        }
    }

    @Test("The restricted z-score is the plain one within three standard deviations, and even beyond")
    func restricted() {
        for lms in Self.constants {
            for z in [-3.0, -1.5, 0, 2, 3] {
                #expect(isClose(lms.restrictedZScore(lms.measurement(z)), z, relative: 1e-11, absolute: 1e-12))
            }
            let step = lms.measurement(3) - lms.measurement(2)
            #expect(isClose(lms.restrictedZScore(lms.measurement(3) + step), 4, relative: 1e-12))
            let below = lms.measurement(-2) - lms.measurement(-3)
            #expect(isClose(lms.restrictedZScore(lms.measurement(-3) - 0.5 * below), -3.5, relative: 1e-12))
        }
    }
}
