import Frame
import TestSupport
import Testing

@testable import SurveyData

@Suite("Growth indicators of children")
struct GrowthUseTests {
    @Test("A child below two is a little longer lying than standing; one above is compared standing")
    func position() throws {
        var sample = GrowthSample()
        for (age, lying, height) in [(730.0, 1.0, 87.0), (730, 0, 86.3), (731, 0, 87), (731, 1, 87.7), (731, .nan, 87)]
        {
            sample.add(1, age: age, lying: lying, [.height: height, .weight: 12])
        }
        let z = try sample.z(.heightForAge, byPosition: true)
        #expect(isClose(z[0], z[1], relative: 1e-9, absolute: 1e-9))
        #expect(isClose(z[2], z[3], relative: 1e-9, absolute: 1e-9))
        #expect(z[2] == z[4])
        let byWeight = try sample.z(.weightForHeight, byPosition: true)
        #expect(isClose(byWeight[0], byWeight[1], relative: 1e-9, absolute: 1e-9))
        #expect(isClose(byWeight[2], byWeight[3], relative: 1e-9, absolute: 1e-9))
    }

    @Test("The standards reach to 60 completed months, the reference from there to its last month")
    func ages() throws {
        var sample = GrowthSample()
        for months in [60.98, 61.0, 120.5, 121.0, 228.9, 229.0, -1] {
            sample.add(2, age: months, [.height: 110, .weight: 25])
        }
        #expect(
            ExpressionCase.shown(try sample.column(.weightForAge, ageUnit: .months)).split(separator: " ").suffix(4)
                == ["notApplicable", "notApplicable", "notApplicable", "invalid"])
        let height = try sample.z(.heightForAge, ageUnit: .months)
        #expect(height.map(\.isNaN) == [false, false, false, false, false, true, true])
        // 60.98 months are 1856 days: the last row of the standards.
        let lms = try #require(GrowthTables.height2006.lms(at: 1856, isFemale: true))
        #expect(height[0] == lms.zScore(110))
        #expect(height[1] == GrowthTables.height2007.lms(at: 61, isFemale: true)?.zScore(110))
        let head = GrowthSample.heads(days: [0, 1856, 1857])
        #expect(try head.z(.headCircumferenceForAge).map(\.isNaN) == [false, false, true])
    }

    @Test("Reasons: of what is missing first, of what cannot be measured, of what the tables do not reach")
    func reasons() throws {
        var sample = GrowthSample()
        sample.add(.nan, age: 400, [.height: 80, .weight: 10])
        sample.add(1, age: .nan, [.height: 80, .weight: 10])
        sample.add(1, age: 400, [.height: 80])
        sample.add(1, age: 400, [.height: 800, .weight: 10])
        sample.add(1, age: 400, [.height: 40, .weight: 10])
        sample.add(1, age: 400, oedema: 1, [.height: 80, .weight: 10])
        sample.add(1, age: 400, [.height: 80, .weight: 10])
        let shown = ExpressionCase.shown(try sample.column(.bmiForAge, part: .band, withOedema: true))
        #expect(shown == "blank refused refused invalid obese severelyThin normal")
        let byHeight = ExpressionCase.shown(try sample.column(.weightForHeight, part: .band, withOedema: true))
        #expect(byHeight == "blank normal refused invalid notApplicable severelyWasted normal")
    }

    @Test("Implausible z-scores are missing unless they are kept, and flagged either way")
    func implausible() throws {
        var sample = GrowthSample()
        for height in [55.0, 76.0, 99.0] { sample.add(1, age: 365, [.height: height]) }
        #expect(ExpressionCase.shown(try sample.column(.heightForAge, part: .flag, keeps: false)) == "yes no yes")
        #expect(
            ExpressionCase.shown(try sample.column(.heightForAge, part: .stunted, keeps: false)) == "invalid no invalid"
        )
        #expect(ExpressionCase.shown(try sample.column(.heightForAge, part: .stunted)) == "yes no no")
    }

    @Test("Classes change at the reference's age: overweight is above 2 before, above 1 after 60 months")
    func classes() throws {
        var sample = GrowthSample()
        for (age, z) in [(1856.0, 1.5), (1857, 1.5), (1856, 2.5), (1857, 2.5), (1856, 3.2), (1857, -2.1), (1856, -3.1)]
        {
            let months = age / daysPerMonth
            let table = age > 1856 ? GrowthTables.bodyMassIndex2007 : GrowthTables.bodyMassIndex2006
            let lms = try #require(table.lms(at: age > 1856 ? months : age, isFemale: false))
            sample.add(1, age: age, [.height: 100, .weight: lms.measurement(z)])
        }
        #expect(
            ExpressionCase.shown(try sample.column(.bmiForAge, part: .band))
                == "normal overweight overweight obese obese thin severelyThin")
        #expect(ExpressionCase.shown(try sample.column(.bmiForAge, part: .overweight)) == "no yes yes yes yes no no")
        #expect(ExpressionCase.shown(try sample.column(.bmiForAge, part: .obese)) == "no no no yes yes no no")
        #expect(ExpressionCase.shown(try sample.column(.bmiForAge, part: .thin)) == "no no no no no yes yes")
    }

    @Test("Two decimals decide, as in WHO's software")
    func rounding() {
        #expect(GrowthUse.rounded(-2.004) == -2 && GrowthUse.rounded(-2.006) == -2.01)
        #expect(GrowthClasses.holds(.stunted, z: GrowthUse.rounded(-2.004), isOlder: false) == false)
    }

    @Test("Without an age, weight-for-height takes length below 87 cm")
    func ageUnknown() throws {
        var sample = GrowthSample()
        for height in [86.9, 87.0] { sample.add(1, age: .nan, [.height: height, .weight: 12]) }
        let z = try sample.z(.weightForHeight)
        #expect(z[0] == GrowthTables.weightForLength.lms(at: 86.9, isFemale: false)?.restrictedZScore(12))
        #expect(z[1] == GrowthTables.weightForHeight.lms(at: 87, isFemale: false)?.restrictedZScore(12))
    }
}

extension GrowthSample {
    /// Boys with a head of 45 cm.
    static func heads(days: [Double]) -> GrowthSample {
        var sample = GrowthSample()
        for day in days { sample.add(1, age: day, [.head: 45]) }
        return sample
    }
}
