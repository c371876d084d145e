import Testing

@testable import Reporting

@Suite("Decimal digits")
struct NumberTextTests {
    @Test("Ties that are exact in binary go to the even digit; the others by their exact value")
    func ties() {
        #expect([0.125, 0.375, -0.125].map { NumberText.fixed($0, decimals: 2) } == ["0.12", "0.38", "-0.12"])
        #expect([0.5, 1.5, 2.5].map { NumberText.fixed($0, decimals: 0) } == ["0", "2", "2"])
        // 1.005 lies below, 0.0345 above its decimal digits.
        #expect(NumberText.fixed(1.005, decimals: 2) == "1.00")
        #expect(NumberText.fixed(0.0345, decimals: 3) == "0.035")
    }

    @Test("Zero has no sign")
    func zero() {
        #expect(NumberText.fixed(-0.0, decimals: 2) == "0.00")
        #expect(NumberText.fixed(-0.004, decimals: 2) == "0.00")
        #expect(NumberText.fixed(-0.006, decimals: 2) == "-0.01")
    }

    @Test("The largest and smallest numbers are written out")
    func extremes() {
        #expect(NumberText.fixed(.greatestFiniteMagnitude, decimals: 3).count == 309 + 4)
        #expect(NumberText.fixed(.leastNonzeroMagnitude, decimals: 3) == "0.000")
    }

    @Test("Significant digits are counted after rounding")
    func significant() {
        func decimals(_ value: Double) -> Int { NumberText.decimals(of: value, significantDigits: 2, most: 4) }
        #expect([0.5, 0.2049, 0.046, 0.0096, 0.00096].map(decimals) == [2, 2, 3, 4, 4])
        #expect(decimals(0.0996) == 2)
        #expect(decimals(0.1) == 2 && decimals(0.01) == 3 && decimals(0.001) == 4)
        #expect(decimals(12.3) == 0 && decimals(1234) == 0)
    }

    @Test("The fewest decimals that say a number")
    func shortest() {
        #expect(
            [0.001, 0.0001, 95, 97.5, 99.99].map(NumberText.shortest) == ["0.001", "0.0001", "95", "97.5", "99.99"])
        #expect(NumberText.shortest(0.57 * 100) == "57")
    }
}
