import Probability
import TestSupport
import Testing

@Suite("Noncentral t")
struct NoncentralTTests {
    @Test("Upper tails as R's, to the digits R has of them")
    func reference() throws {
        let expected = try FixtureNumbers("power")
        let cases = expected["tail.cases"]
        for (place, tail) in expected["tail.upper"].enumerated() {
            let (x, df, delta) = (cases[3 * place], cases[3 * place + 1], cases[3 * place + 2])
            let found = NoncentralT(degreesOfFreedom: df, noncentrality: delta)
            #expect(abs(found.upperTail(x) - tail) < 1e-10, "\(x) \(df) \(delta)")
            #expect(abs(found.upperTail(x) + found.lowerTail(x) - 1) < 1e-12)
        }
    }

    @Test("The central one is Student's; with infinite degrees of freedom it is normal; impossible ones are NaN")
    func limits() {
        for x in [-2.0, 0.3, 4] {
            let central = NoncentralT(degreesOfFreedom: 7, noncentrality: 0).upperTail(x)
            #expect(isClose(central, StudentT(degreesOfFreedom: 7).upperTail(x), relative: 1e-12))
            let normal = NoncentralT(degreesOfFreedom: .infinity, noncentrality: 1.5)
            #expect(normal.upperTail(x) == StandardNormal().upperTail(x - 1.5))
            #expect(normal.lowerTail(x) == StandardNormal().lowerTail(x - 1.5))
        }
        #expect(NoncentralT(degreesOfFreedom: 0, noncentrality: 1).upperTail(1).isNaN)
        #expect(NoncentralT(degreesOfFreedom: .infinity, noncentrality: .nan).upperTail(1).isNaN)
        #expect(NoncentralT(degreesOfFreedom: 3, noncentrality: .infinity).upperTail(1).isNaN)
    }

    @Test("Far from the centre it is still a probability", arguments: [50.0, 300, 1e4, 1e7])
    func far(_ delta: Double) {
        for df in [1.0, 5, 1e4, 1e8] {
            let found = NoncentralT(degreesOfFreedom: df, noncentrality: delta)
            let half = found.upperTail(delta)
            #expect(half > 0.3 && half < 0.7, "\(delta) \(df): \(half)")
            #expect(found.upperTail(2) > 0.9)
            #expect(isClose(found.upperTail(delta) + found.lowerTail(delta), 1, relative: 1e-9))
            let mirrored = NoncentralT(degreesOfFreedom: df, noncentrality: -delta)
            #expect(isClose(mirrored.lowerTail(-delta), half, relative: 1e-9))
        }
    }

    @Test("One formula goes over into the other where they meet")
    func meeting() {
        for df in [1.0, 12, 900, 90_000] {
            for x in [40.0, 95, 100, 104, 150] {
                let series = NoncentralT(degreesOfFreedom: df, noncentrality: 100).upperTail(x)
                let sum = NoncentralT(degreesOfFreedom: df, noncentrality: 100 * (1 + 1e-13)).upperTail(x)
                #expect(isClose(series, sum, relative: 1e-8, absolute: 1e-11), "\(df) \(x): \(series) \(sum)")
            }
        }
    }
}
